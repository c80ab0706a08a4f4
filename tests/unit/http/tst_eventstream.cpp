// SPDX-License-Identifier: MIT
#include "faketransport.h"
#include "suite.h"

using namespace mm::http;
using namespace mm::test;
using Phase = ServerSession::Phase;

/// Streams of a session: what is sent, and when it is open.
class TstEventStream final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openedStream_sendsHead_data();
    void openedStream_sendsHead();
    void headRequest_getsHeadOnly();
    void events_areFramed_data();
    void events_areFramed();
    void endedStream_endsSession();
    void endedStream_waitsUntilAllIsSent();
    void destroyedStream_endsSession();
    void streamEndedWithinHandler_endsSession();
    void endedStream_sendsNothing();
    void exchangeDestroyedAfterOpening_sendsNothing();
    void exchangeWithStream_isDone();
    void requestDuringStream_isNotHandled();
    void maxStreams_refusesMore();
    void closingServer_refusesStreams();
    void cutStream_isClosedAndFreesItsPlace();
    void destroyedSession_notifiesOwnerOnce();
    void ownerOfEndedStream_isNotNotified();
    void streamDestroyedByItsCallback_isSafe();
};

namespace {

QByteArray headOf(const QByteArray &sent)
{
    return sent.first(sent.indexOf("\r\n\r\n") + 4);
}

QByteArray bodyOf(const QByteArray &sent)
{
    return sent.sliced(headOf(sent).size());
}

/// A session with one stream.
class StreamFixture : public SessionFixture
{
public:
    explicit StreamFixture(const ServerLimits &limits = {})
        : SessionFixture(limits)
    {
        receive(get("/events"));
        stream = take()->openStream();
    }
    [[nodiscard]] QByteArray body() const { return bodyOf(transport.sent()); }

    EventStreamPtr stream;
};

} // namespace

void TstEventStream::openedStream_sendsHead_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("1.1") << get("/events");
    QTest::newRow("1.1 keep-alive") << get("/events", "Connection: keep-alive\r\n");
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\nHost: localhost:6001\r\n\r\n");
    QTest::newRow("POST") << post("{}");
}

void TstEventStream::openedStream_sendsHead()
{
    QFETCH(QByteArray, request);
    SessionFixture test;
    test.receive(request);
    const EventStreamPtr stream = test.take()->openStream({{"Mcp-Session-Id", "a"}});
    QVERIFY(stream);
    QVERIFY(stream->isOpen());
    QCOMPARE(test.phase(), Phase::Streaming);
    QCOMPARE(test.transport.lateResponses, 1);
    const WireResponse response{.status = 0, .head = test.transport.sent(), .body = {}};
    QVERIFY(response.head.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(response.head.endsWith("\r\n\r\n"));
    QCOMPARE(response.header("Content-Type"), "text/event-stream");
    QCOMPARE(response.header("Cache-Control"), "no-store");
    QCOMPARE(response.header("X-Accel-Buffering"), "no");
    QCOMPARE(response.header("X-Content-Type-Options"), "nosniff");
    QCOMPARE(response.header("Connection"), "close");
    QCOMPARE(response.header("Mcp-Session-Id"), "a");
    QVERIFY(!response.header("Date").isEmpty());
    QVERIFY(!response.head.contains("Content-Length"));
    QVERIFY(!response.head.contains("Keep-Alive"));
}

void TstEventStream::headRequest_getsHeadOnly()
{
    SessionFixture test;
    test.receive("HEAD /events HTTP/1.1\r\nHost: localhost:6001\r\n\r\n");
    const EventStreamPtr stream = test.take()->openStream();
    QVERIFY(stream);
    int closed = 0;
    stream->onClosed([&closed] { ++closed; });
    QVERIFY(!stream->isOpen());
    stream->send("a");
    QCOMPARE(bodyOf(test.transport.sent()), "");
    QCOMPARE(test.phase(), Phase::Ended);
    QCOMPARE(test.context.streams, 0);
    test.session.reset();
    QCOMPARE(closed, 1);
}

void TstEventStream::events_areFramed_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("event");
    const auto row = [](const char *name, const QByteArray &data, const QByteArray &event) {
        QTest::newRow(name) << data << event;
    };
    row("one line", "{\"a\": 1}", "data: {\"a\": 1}\n\n");
    row("empty", "", "data: \n\n");
    row("LF", "a\nb", "data: a\ndata: b\n\n");
    row("CR", "a\rb", "data: a\ndata: b\n\n");
    row("CRLF", "a\r\nb", "data: a\ndata: b\n\n");
    row("LF CR", "a\n\rb", "data: a\ndata: \ndata: b\n\n");
    row("empty line", "a\r\n\r\nb", "data: a\ndata: \ndata: b\n\n");
    row("at the end", "a\n", "data: a\ndata: \n\n");
    row("CR at the end", "a\r", "data: a\ndata: \n\n");
    row("only a line end", "\r\n", "data: \ndata: \n\n");
    row("field and comment", "id: 1\n:x\nevent: y", "data: id: 1\ndata: :x\ndata: event: y\n\n");
    row("space first", "  a", "data:   a\n\n");
    row("UTF-8", "\xc3\xa4\xe2\x80\xa8", "data: \xc3\xa4\xe2\x80\xa8\n\n");
}

void TstEventStream::events_areFramed()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, event);
    StreamFixture test;
    test.stream->send(data);
    test.stream->send("next");
    QCOMPARE(test.body(), event + "data: next\n\n");
}

void TstEventStream::endedStream_endsSession()
{
    StreamFixture test;
    test.stream->send("a");
    test.stream->end();
    QVERIFY(!test.stream->isOpen());
    QCOMPARE(test.body(), "data: a\n\n");
    QCOMPARE(test.phase(), Phase::Ended);
    QCOMPARE(test.transport.lateResponses, 2);
    QCOMPARE(test.context.streams, 0);
}

void TstEventStream::endedStream_waitsUntilAllIsSent()
{
    StreamFixture test;
    test.transport.isSlow = true;
    test.stream->end();
    QVERIFY(!test.stream->isOpen());
    QCOMPARE(test.phase(), Phase::Sending);
    test.transport.deliver(*test.session);
    QCOMPARE(test.phase(), Phase::Ended);
}

void TstEventStream::destroyedStream_endsSession()
{
    StreamFixture test;
    test.stream->send("a");
    test.stream.reset();
    QCOMPARE(test.phase(), Phase::Ended);
    QCOMPARE(test.body(), "data: a\n\n");
    QCOMPARE(test.context.streams, 0);
}

void TstEventStream::streamEndedWithinHandler_endsSession()
{
    FakeTransport transport;
    ServerSession::Context context({}, [](const ExchangePtr &exchange) {
        const EventStreamPtr stream = exchange->openStream();
        stream->send("a");
        stream->end();
    });
    context.guard = OriginGuard(6001);
    ServerSession session(&context, &transport);
    session.receive(get("/events") + get("/events"));
    QCOMPARE(session.phase(), Phase::Ended);
    QVERIFY(!session.hasMore());
    QCOMPARE(bodyOf(transport.sent()), "data: a\n\n");
    QCOMPARE(transport.lateResponses, 0);
}

void TstEventStream::endedStream_sendsNothing()
{
    StreamFixture test;
    test.stream->end();
    test.stream->send("a");
    test.stream->end();
    test.session->sendPart("b");
    QCOMPARE(test.body(), "");
    QCOMPARE(test.context.streams, 0);
}

void TstEventStream::exchangeDestroyedAfterOpening_sendsNothing()
{
    SessionFixture test;
    test.receive(get("/events"));
    ExchangePtr exchange = test.take();
    int abandoned = 0;
    exchange->onAbandoned([&abandoned] { ++abandoned; });
    const EventStreamPtr stream = exchange->openStream();
    exchange.reset();
    QCOMPARE(bodyOf(test.transport.sent()), "");
    QVERIFY(stream->isOpen());
    test.session.reset();
    QCOMPARE(abandoned, 0);
}

void TstEventStream::exchangeWithStream_isDone()
{
    SessionFixture test;
    test.receive(get("/events"));
    const ExchangePtr exchange = test.take();
    const EventStreamPtr stream = exchange->openStream();
    exchange->respond(jsonResponse("{}"));
    QVERIFY(!exchange->openStream());
    QCOMPARE(bodyOf(test.transport.sent()), "");
    QCOMPARE(exchange->request().path, "/events");
    QVERIFY(stream->isOpen());
    test.session.reset();
    QCOMPARE(exchange->request().path, "/events");
}

void TstEventStream::requestDuringStream_isNotHandled()
{
    SessionFixture test;
    test.receive(get("/events") + get("/b"));
    EventStreamPtr stream = test.take()->openStream();
    QVERIFY(!test.session->canReceive());
    QVERIFY(!test.session->hasMore());
    stream.reset();
    QVERIFY(!test.session->hasMore());
    QCOMPARE(test.paths, QByteArrayList{"/events"});
}

void TstEventStream::maxStreams_refusesMore()
{
    StreamFixture test({.maxStreams = 1});
    QVERIFY(test.stream);
    FakeTransport transport;
    ServerSession second(&test.context, &transport);
    second.receive(get("/events"));
    const ExchangePtr exchange = test.take();
    int abandoned = 0;
    exchange->onAbandoned([&abandoned] { ++abandoned; });
    QVERIFY(!exchange->openStream());
    QCOMPARE(second.phase(), Phase::Handling);
    QVERIFY(transport.sent().isEmpty());
    exchange->respond(errorResponse(503, u"Too many streams."_s));
    QCOMPARE(transport.statuses(), QList<int>{503});
    QCOMPARE(second.phase(), Phase::Idle);
    test.stream.reset();
    second.receive(get("/events"));
    QVERIFY(test.take()->openStream());
    QCOMPARE(abandoned, 0);
}

void TstEventStream::closingServer_refusesStreams()
{
    SessionFixture test;
    test.receive(get("/events"));
    test.context.closing = true;
    QVERIFY(!test.take()->openStream());
}

void TstEventStream::cutStream_isClosedAndFreesItsPlace()
{
    StreamFixture test;
    QCOMPARE(test.context.streams, 1);
    int closed = 0;
    test.stream->onClosed([&closed] { ++closed; });
    test.transport.cutsStreams = true;
    test.stream->send("a");
    QVERIFY(!test.stream->isOpen());
    QCOMPARE(test.context.streams, 0);
    QCOMPARE(test.phase(), Phase::Ended);
    test.transport.cutsStreams = false;
    test.stream->send("b");
    QCOMPARE(test.body(), "");
    QCOMPARE(closed, 0);
    test.session.reset();
    QCOMPARE(closed, 1);
}

void TstEventStream::destroyedSession_notifiesOwnerOnce()
{
    StreamFixture test;
    int closed = 0;
    test.stream->onClosed([&] {
        ++closed;
        QVERIFY(!test.stream->isOpen());
        test.stream->end();
    });
    test.session.reset();
    QCOMPARE(closed, 1);
    QCOMPARE(test.context.streams, 0);
    test.stream->send("a");
    test.stream.reset();
    QCOMPARE(closed, 1);
    QCOMPARE(test.body(), "");
}

void TstEventStream::ownerOfEndedStream_isNotNotified()
{
    StreamFixture test;
    int closed = 0;
    test.stream->onClosed([&closed] { ++closed; });
    test.stream->end();
    test.session.reset();
    QCOMPARE(closed, 0);
}

void TstEventStream::streamDestroyedByItsCallback_isSafe()
{
    StreamFixture test;
    const std::weak_ptr<EventStream> stream = test.stream;
    test.stream->onClosed([&test] { test.stream.reset(); });
    test.session.reset();
    QVERIFY(!test.stream);
    QVERIFY(stream.expired());
    QCOMPARE(test.body(), "");
}

MM_SUITE(TstEventStream)
#include "tst_eventstream.moc"
