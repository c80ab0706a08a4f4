// SPDX-License-Identifier: MIT
#include "faketransport.h"
#include "suite.h"

using namespace mm::http;
using namespace mm::test;
using Phase = ServerSession::Phase;

class TstServerSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completeRequest_isDispatched();
    void pipelinedRequests_areAnsweredInOrder();
    void pipelinedRequestsInPieces_getSameResponses();
    void nextRequest_waitsForResponse();
    void nextRequest_waitsUntilResponseIsSent();
    void lateResponse_notifiesTransport();
    void secondResponse_isIgnored();
    void droppedExchange_sends500();
    void exchangeDroppedWithinHandler_sends500();
    void destroyedSession_abandonsExchange();
    void sessionDestroyedAfterResponse_doesNotAbandon();
    void exchangeDroppedAfterSession_doesNothing();
    void emptyLinesBetweenRequests_areSkipped();
    void endlessEmptyLines_areRejected();
    void resume_handlesOneRequest();
    void malformedRequest_endsSession_data();
    void malformedRequest_endsSession();
    void requestRejectedByGuard_needsNoBody();
    void completeRequestRejectedByGuard_keepsAlive();
    void endedSession_ignoresBytes();
};

void TstServerSession::completeRequest_isDispatched()
{
    SessionFixture test;
    QCOMPARE(test.phase(), Phase::Idle);
    QVERIFY(test.session->canReceive());
    test.receive("G");
    QCOMPARE(test.phase(), Phase::Receiving);
    test.receive(get("/a").sliced(1));
    QCOMPARE(test.phase(), Phase::Handling);
    QVERIFY(!test.session->canReceive());
    QCOMPARE(test.paths, QByteArrayList{"/a"});
    QVERIFY(test.transport.sent().isEmpty());
    test.take()->respond(jsonResponse("{}"));
    QCOMPARE(test.phase(), Phase::Idle);
    QCOMPARE(test.transport.statuses(), QList<int>{200});
    QCOMPARE(test.transport.responses().constFirst().body, "{}");
}

void TstServerSession::pipelinedRequests_areAnsweredInOrder()
{
    SessionFixture test;
    test.respondsAtOnce = true;
    test.receive(get("/a") + post("body") + get("/c") + get("/d").first(5));
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/p", "/c"}));
    QCOMPARE(test.bodies, (QByteArrayList{"", "body", ""}));
    QByteArrayList bodies;
    for (const WireResponse &response : test.transport.responses())
        bodies += response.body;
    QCOMPARE(bodies, (QByteArrayList{"\"/a\"", "\"/p\"", "\"/c\""}));
    QCOMPARE(test.phase(), Phase::Receiving);
    QCOMPARE(test.transport.lateResponses, 0);
}

void TstServerSession::pipelinedRequestsInPieces_getSameResponses()
{
    const QByteArray bytes = get("/a") + "\r\n" + post("body") + get("/c", "Connection: close\r\n");
    for (qsizetype size = 1; size < bytes.size(); ++size) {
        SessionFixture test;
        test.respondsAtOnce = true;
        for (qsizetype at = 0; at < bytes.size(); at += size)
            test.receive(QByteArrayView(bytes).sliced(at, qMin(size, bytes.size() - at)));
        QCOMPARE(test.paths, (QByteArrayList{"/a", "/p", "/c"}));
        QCOMPARE(test.bodies.at(1), "body");
        QCOMPARE(test.transport.statuses(), (QList<int>{200, 200, 200}));
        QCOMPARE(test.phase(), Phase::Ended);
    }
}

void TstServerSession::nextRequest_waitsForResponse()
{
    SessionFixture test;
    test.receive(get("/a") + get("/b") + get("/c"));
    for (const char *path : {"/a", "/b", "/c"}) {
        QCOMPARE(test.paths.size(), 1);
        QCOMPARE(test.paths.takeFirst(), path);
        QCOMPARE(test.exchanges.size(), 1);
        test.take()->respond(jsonResponse("{}"));
    }
    QCOMPARE(test.transport.statuses().size(), 3);
    QCOMPARE(test.phase(), Phase::Idle);
}

void TstServerSession::nextRequest_waitsUntilResponseIsSent()
{
    SessionFixture test;
    test.transport.isSlow = true;
    test.respondsAtOnce = true;
    test.receive(get("/a") + get("/b"));
    QCOMPARE(test.phase(), Phase::Sending);
    QVERIFY(!test.session->canReceive());
    QCOMPARE(test.paths, QByteArrayList{"/a"});
    test.transport.deliver(*test.session);
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/b"}));
    QCOMPARE(test.phase(), Phase::Sending);
    test.transport.deliver(*test.session);
    QCOMPARE(test.phase(), Phase::Idle);
}

void TstServerSession::lateResponse_notifiesTransport()
{
    SessionFixture test;
    test.receive(get("/a"));
    QCOMPARE(test.transport.lateResponses, 0);
    test.take()->respond(jsonResponse("{}"));
    QCOMPARE(test.transport.lateResponses, 1);
}

void TstServerSession::secondResponse_isIgnored()
{
    SessionFixture test;
    test.receive(get("/a"));
    const ExchangePtr exchange = test.take();
    exchange->respond(jsonResponse("1"));
    exchange->respond(jsonResponse("2"));
    QCOMPARE(test.transport.responses().size(), 1);
    test.receive(get("/b"));
    exchange->respond(jsonResponse("3"));
    QCOMPARE(test.transport.responses().size(), 1);
    QCOMPARE(test.phase(), Phase::Handling);
}

void TstServerSession::droppedExchange_sends500()
{
    SessionFixture test;
    test.receive(get("/a") + get("/b"));
    test.take().reset();
    QCOMPARE(test.transport.statuses(), QList<int>{500});
    QCOMPARE(test.phase(), Phase::Handling);
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/b"}));
}

void TstServerSession::exchangeDroppedWithinHandler_sends500()
{
    FakeTransport transport;
    ServerSession::Context context({}, [](const ExchangePtr &) {});
    context.guard = OriginGuard(6001);
    ServerSession session(&context, &transport);
    session.receive(get("/a"));
    session.receive(get("/b"));
    QCOMPARE(transport.statuses(), (QList<int>{500, 500}));
    QCOMPARE(session.phase(), Phase::Idle);
}

void TstServerSession::destroyedSession_abandonsExchange()
{
    SessionFixture test;
    test.receive(get("/a"));
    int abandoned = 0;
    test.exchanges.constFirst()->onAbandoned([&abandoned] { ++abandoned; });
    test.session.reset();
    QCOMPARE(abandoned, 1);
    test.take()->respond(jsonResponse("{}"));
    QCOMPARE(abandoned, 1);
    QVERIFY(test.transport.sent().isEmpty());
}

void TstServerSession::sessionDestroyedAfterResponse_doesNotAbandon()
{
    SessionFixture test;
    test.receive(get("/a"));
    int abandoned = 0;
    const ExchangePtr exchange = test.take();
    exchange->onAbandoned([&abandoned] { ++abandoned; });
    exchange->respond(jsonResponse("{}"));
    test.session.reset();
    QCOMPARE(abandoned, 0);
}

void TstServerSession::exchangeDroppedAfterSession_doesNothing()
{
    SessionFixture test;
    test.receive(get("/a"));
    test.session.reset();
    test.take().reset();
    QVERIFY(test.transport.sent().isEmpty());
}

void TstServerSession::emptyLinesBetweenRequests_areSkipped()
{
    SessionFixture test;
    test.respondsAtOnce = true;
    test.receive("\r\n\r\n" + get("/a") + "\r\n" + get("/b") + "\r");
    QCOMPARE(test.phase(), Phase::Idle);
    test.receive("\n" + get("/c"));
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/b", "/c"}));
}

void TstServerSession::endlessEmptyLines_areRejected()
{
    SessionFixture test;
    for (int i = 0; i < 1000; ++i)
        test.receive("\r\n");
    QCOMPARE(test.phase(), Phase::Ended);
    QCOMPARE(test.transport.statuses(), QList<int>{400});
    QVERIFY(test.paths.isEmpty());
}

void TstServerSession::resume_handlesOneRequest()
{
    SessionFixture test;
    test.respondsAtOnce = true;
    test.session->receive(get("/a") + get("/b") + get("/c"));
    QCOMPARE(test.paths, QByteArrayList{"/a"});
    QVERIFY(test.session->hasMore());
    test.session->resume();
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/b"}));
    test.session->resume();
    QCOMPARE(test.paths, (QByteArrayList{"/a", "/b", "/c"}));
    QVERIFY(!test.session->hasMore());
}

void TstServerSession::malformedRequest_endsSession_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("bare return first") << "\rX" + get("/a") << 400;
    QTest::newRow("no host") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 500\r\n\r\n") << 400;
    QTest::newRow("bad escape") << get("/%zz") << 400;
    QTest::newRow("large head") << get("/a", "X: " + QByteArray(20'000, 'a') + "\r\n") << 431;
    QTest::newRow("large body") << postHead("Content-Length: 16777217\r\n") << 413;
    QTest::newRow("large chunk") << postHead("Transfer-Encoding: chunked\r\n") + "1000001\r\n"
                                 << 413;
    QTest::newRow("coding") << postHead("Transfer-Encoding: gzip\r\n") << 501;
    QTest::newRow("version") << QByteArray("GET / HTTP/3.0\r\n\r\n") << 505;
}

void TstServerSession::malformedRequest_endsSession()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    SessionFixture test;
    test.receive(bytes + get("/smuggled"));
    QCOMPARE(test.transport.statuses(), QList<int>{status});
    QCOMPARE(test.transport.responses().constFirst().header("Connection"), "close");
    const QByteArray body = test.transport.responses().constFirst().body;
    QVERIFY(body.contains("\"success\":false"));
    if (status == 413)
        QVERIFY2(body.contains("16 MiB"), body.constData());
    if (status == 431)
        QVERIFY2(body.contains("16 KiB and 64 headers"), body.constData());
    QCOMPARE(test.phase(), Phase::Ended);
    QVERIFY(test.paths.isEmpty());
}

void TstServerSession::requestRejectedByGuard_needsNoBody()
{
    SessionFixture test;
    test.receive("POST / HTTP/1.1\r\nHost: localhost:6001\r\nContent-Type: text/plain\r\n"
                 "Content-Length: 1000000\r\n\r\n");
    QCOMPARE(test.transport.statuses(), QList<int>{415});
    QCOMPARE(test.phase(), Phase::Ended);
}

void TstServerSession::completeRequestRejectedByGuard_keepsAlive()
{
    SessionFixture test;
    test.receive("GET /a HTTP/1.1\r\nHost: evil.example\r\n\r\n" + get("/b"));
    QCOMPARE(test.transport.statuses(), QList<int>{421});
    QCOMPARE(test.paths, QByteArrayList{"/b"});
}

void TstServerSession::endedSession_ignoresBytes()
{
    SessionFixture test;
    test.respondsAtOnce = true;
    test.receive(get("/a", "Connection: close\r\n") + get("/b"));
    QCOMPARE(test.phase(), Phase::Ended);
    QVERIFY(!test.session->canReceive());
    test.receive(get("/c"));
    test.session->sent();
    test.session->reject(408, u"late"_s);
    QCOMPARE(test.paths, QByteArrayList{"/a"});
    QCOMPARE(test.transport.statuses(), QList<int>{200});
}

MM_SUITE(TstServerSession)
#include "tst_serversession.moc"
