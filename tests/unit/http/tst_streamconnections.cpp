// SPDX-License-Identifier: MIT
#include "app/http/server.h"
#include "app/http/serverconnection.h"
#include "suite.h"
#include "wire.h"

#include <QSignalSpy>

using namespace mm::http;
using namespace mm::test;

/// Streams on real sockets: clients that leave or do not read, comments, limits.
class TstStreamConnections final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void client_receivesEventsAndEnd();
    void quietStream_sendsComments();
    void event_postponesComment();
    void otherTimeouts_doNotEndStream();
    void clientThatLeaves_closesStream_data();
    void clientThatLeaves_closesStream();
    void halfClosedClient_keepsReceiving();
    void halfClosedClientThatLeaves_closesStream();
    void requestDuringStream_isNotRead();
    void unreadEvents_areCountedUntilTheyAreSent();
    void clientThatReadsNothing_isCut();
    void clientThatReadsSlowly_isNotCut();
    void eventBeingSent_isCountedWhole();
    void usedUpQuota_cutsStreamAtOnce();
    void smallBacklog_needsNoQuota();
    void endedStream_sendsWhatWaits();
    void endedStreamThatIsNotRead_isClosed();
    void openStreams_areNotEvicted();
    void closingServer_waitsForStreams();
    void disconnectAll_closesStreams();
    void stream_outlivesServer();

private:
    bool start(const ServerLimits &limits = {});
    /// Sends the request of a stream, and more bytes with it.
    bool open(Wire &wire, const QByteArray &more = {});
    [[nodiscard]] QByteArray get(const QByteArray &path) const
    {
        return requestOf(m_server->port(), "GET", path);
    }
    [[nodiscard]] qsizetype connections() const
    {
        return m_server->findChildren<ServerConnection *>().size();
    }

    std::unique_ptr<Server> m_server;
    QList<EventStreamPtr> m_streams; ///< of /events
    int m_closed = 0;
    int m_others = 0; ///< requests of other paths
};

namespace {

constexpr qsizetype large = qsizetype(16) * 1024 * 1024;

/// For short timeouts: the server checks deadlines at a quarter of the requestTimeout.
constexpr milliseconds shortTime{100};

QByteArray bodyOf(const Wire &wire)
{
    const qsizetype end = wire.received().indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : wire.received().sliced(end + 4);
}

} // namespace

void TstStreamConnections::init()
{
    m_streams.clear();
    m_server.reset();
    m_closed = 0;
    m_others = 0;
}

bool TstStreamConnections::start(const ServerLimits &limits)
{
    m_server = std::make_unique<Server>(
        [this](const ExchangePtr &exchange) {
            EventStreamPtr stream;
            if (exchange->request().path == "/events")
                stream = exchange->openStream();
            else
                ++m_others;
            if (!stream) {
                exchange->respond(jsonResponse("{}"));
                return;
            }
            stream->onClosed([this] { ++m_closed; });
            m_streams.append(stream);
        },
        limits);
    QString error;
    return m_server->listen(0, &error);
}

bool TstStreamConnections::open(Wire &wire, const QByteArray &more)
{
    const qsizetype before = m_streams.size();
    wire.send(get("/events") + more);
    return QTest::qWaitFor([&] { return m_streams.size() == before + 1; }, testTimeout);
}

void TstStreamConnections::client_receivesEventsAndEnd()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    QVERIFY(open(wire));
    QTRY_VERIFY(wire.received().contains("text/event-stream"));
    m_streams.constFirst()->send("a");
    QTRY_COMPARE(bodyOf(wire), "data: a\n\n");
    m_streams.constFirst()->send("b");
    m_streams.clear();
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(bodyOf(wire), "data: a\n\ndata: b\n\n");
    QTRY_COMPARE(connections(), 0);
    QCOMPARE(m_closed, 0);
}

void TstStreamConnections::quietStream_sendsComments()
{
    QVERIFY(start({.requestTimeout = shortTime, .streamCommentInterval = 100ms}));
    Wire wire(m_server->port());
    const auto started = steady_clock::now();
    QVERIFY(open(wire));
    QTRY_VERIFY(bodyOf(wire).startsWith(":\n\n:\n\n"));
    QVERIFY(steady_clock::now() - started >= 200ms);
    m_streams.constFirst()->send("a");
    QTRY_VERIFY(bodyOf(wire).contains("data: a\n\n"));
    QVERIFY(m_streams.constFirst()->isOpen());
}

void TstStreamConnections::event_postponesComment()
{
    QVERIFY(start({.requestTimeout = shortTime, .streamCommentInterval = 300ms}));
    Wire wire(m_server->port());
    QVERIFY(open(wire));
    const auto opened = steady_clock::now();
    QTRY_VERIFY(steady_clock::now() - opened > 150ms);
    const auto sent = steady_clock::now();
    m_streams.constFirst()->send("a");
    QTRY_VERIFY(bodyOf(wire).contains("data: a\n\n:\n\n"));
    QVERIFY(steady_clock::now() - sent >= 300ms);
}

void TstStreamConnections::otherTimeouts_doNotEndStream()
{
    QVERIFY(start({.requestTimeout = 100ms,
                   .idleTimeout = 100ms,
                   .sendTimeout = 100ms,
                   .lingerTimeout = 100ms}));
    Wire wire(m_server->port());
    QVERIFY(open(wire));
    // Other connections are closed by the timeouts meanwhile.
    for (int i = 0; i < 3; ++i) {
        Wire idle(m_server->port());
        QTRY_VERIFY(idle.isClosed());
    }
    m_streams.constFirst()->send("a");
    QTRY_COMPARE(bodyOf(wire), "data: a\n\n");
    QCOMPARE(m_closed, 0);
}

void TstStreamConnections::clientThatLeaves_closesStream_data()
{
    QTest::addColumn<bool>("reset");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("closes") << false << QByteArray();
    QTest::newRow("resets") << true << QByteArray();
    QTest::newRow("closes, with unread bytes") << false << QByteArray("GET /b");
    QTest::newRow("resets, with unread bytes") << true << QByteArray("GET /b");
}

void TstStreamConnections::clientThatLeaves_closesStream()
{
    QFETCH(bool, reset);
    QFETCH(QByteArray, more);
    QVERIFY(start());
    auto wire = std::make_unique<Wire>(m_server->port());
    QVERIFY(open(*wire, more));
    const EventStreamPtr stream = m_streams.takeFirst();
    QVERIFY(stream->isOpen());
    if (reset)
        wire->resetOnClose();
    wire.reset();
    QTRY_COMPARE(m_closed, 1);
    QVERIFY(!stream->isOpen());
    stream->send("a");
    QTRY_COMPARE(connections(), 0);
    QCOMPARE(m_closed, 1);
}

void TstStreamConnections::halfClosedClient_keepsReceiving()
{
    QVERIFY(start({.requestTimeout = shortTime}));
    Wire wire(m_server->port());
    QVERIFY(open(wire));
    wire.finishSending();
    // Another client leaves meanwhile: that is detected, so this one's FIN was seen too.
    auto other = std::make_unique<Wire>(m_server->port());
    QVERIFY(open(*other));
    other.reset();
    QTRY_COMPARE(m_closed, 1);
    m_streams.constFirst()->send("a");
    QTRY_COMPARE(bodyOf(wire), "data: a\n\n");
    m_streams.constFirst()->end();
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(m_closed, 1);
}

void TstStreamConnections::halfClosedClientThatLeaves_closesStream()
{
    QVERIFY(start());
    auto wire = std::make_unique<Wire>(m_server->port());
    QVERIFY(open(*wire));
    wire->finishSending();
    wire.reset();
    QTRY_COMPARE(m_closed, 1);
}

void TstStreamConnections::requestDuringStream_isNotRead()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    QVERIFY(open(wire, get("/a")));
    wire.send(get("/b").repeated(100));
    m_streams.constFirst()->send("a");
    QTRY_COMPARE(bodyOf(wire), "data: a\n\n");
    m_streams.constFirst()->end();
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(m_others, 0);
    QCOMPARE(bodyOf(wire), "data: a\n\n");
}

void TstStreamConnections::unreadEvents_areCountedUntilTheyAreSent()
{
    QVERIFY(start());
    const MemoryQuota &quota = *m_server->responseQuota();
    Wire wire(m_server->port());
    wire.stopReading();
    QVERIFY(open(wire));
    const QByteArray data(1024, 'x');
    qsizetype sent = 0;
    for (; quota.used() == 0; ++sent)
        m_streams.constFirst()->send(data);
    // The first bytes over those that are free.
    QVERIFY2(quota.used() <= 1024 + 8, qPrintable(QString::number(quota.used())));
    m_streams.constFirst()->send(QByteArray(100'000, 'y'));
    QVERIFY(quota.used() >= 100'000);
    wire.resumeReading();
    QTRY_COMPARE(quota.used(), 0);
    QTRY_COMPARE(bodyOf(wire).size(), sent * (1024 + 8) + 100'000 + 8);
    QVERIFY(m_streams.constFirst()->isOpen());
}

void TstStreamConnections::clientThatReadsNothing_isCut()
{
    QVERIFY(start({.requestTimeout = shortTime, .sendTimeout = 200ms}));
    Wire wire(m_server->port());
    wire.stopReading();
    QVERIFY(open(wire));
    const auto started = steady_clock::now();
    m_streams.constFirst()->send(QByteArray(large, 'x'));
    QVERIFY(m_server->responseQuota()->used() > 0);
    // More events don't move the deadline.
    QTimer more;
    connect(&more, &QTimer::timeout, this, [this] { m_streams.constFirst()->send("a"); });
    more.start(20);
    QTRY_COMPARE(m_closed, 1);
    QVERIFY(steady_clock::now() - started >= 200ms);
    QVERIFY(!m_streams.constFirst()->isOpen());
    QCOMPARE(m_server->responseQuota()->used(), 0);
    wire.resumeReading();
    QTRY_VERIFY(wire.isClosed());
    QVERIFY(wire.received().size() < large);
}

void TstStreamConnections::clientThatReadsSlowly_isNotCut()
{
    QVERIFY(start({.requestTimeout = shortTime, .sendTimeout = 300ms}));
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.setReadBufferSize(qint64(128) * 1024);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_server->port());
    QVERIFY(socket.waitForConnected(testTimeout));
    socket.write(get("/events"));
    QTRY_COMPARE(m_streams.size(), 1);
    QByteArray received;
    QTimer reader;
    connect(&reader, &QTimer::timeout, this, [&] { received += socket.readAll(); });
    reader.start(50);
    const auto started = steady_clock::now();
    m_streams.constFirst()->send(QByteArray(large, 'x'));
    QVERIFY(m_server->responseQuota()->used() > 0);
    QTRY_VERIFY(steady_clock::now() - started > 1200ms);
    QVERIFY(m_server->responseQuota()->used() > 0);
    QVERIFY(m_streams.constFirst()->isOpen());
    reader.start(0);
    m_streams.constFirst()->end();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    received += socket.readAll();
    QVERIFY(received.endsWith("x\n\n"));
    QVERIFY(received.size() > large);
    QCOMPARE(m_closed, 0);
}

/// It is in memory until its end is sent.
void TstStreamConnections::eventBeingSent_isCountedWhole()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    wire.stopReading();
    QVERIFY(open(wire));
    m_streams.constFirst()->send(QByteArray(large, 'x'));
    QCOMPARE(m_server->responseQuota()->used(), large + 8 - smallBodyBytes);
    wire.resumeReading();
    QTRY_COMPARE(m_server->responseQuota()->used(), 0);
}

void TstStreamConnections::usedUpQuota_cutsStreamAtOnce()
{
    QVERIFY(start({.responseMemory = 1024 * 1024}));
    Wire reading(m_server->port());
    Wire notReading(m_server->port());
    notReading.stopReading();
    QVERIFY(open(reading));
    QVERIFY(open(notReading));
    qint64 used = 0;
    const QByteArray data(1024, 'x');
    while (m_streams.at(1)->isOpen()) {
        used = m_server->responseQuota()->used();
        m_streams.at(1)->send(data);
    }
    QVERIFY(used > m_server->responseQuota()->limit() - 2 * data.size());
    QCOMPARE(m_server->responseQuota()->used(), 0);
    QCOMPARE(m_closed, 0); // from the event loop
    m_streams.at(0)->send(QByteArray(1024 * 1024, 'y'));
    QVERIFY(m_streams.at(0)->isOpen());
    QTRY_COMPARE(m_closed, 1);
    notReading.resumeReading();
    QTRY_VERIFY(notReading.isClosed());
    QTRY_COMPARE(bodyOf(reading).size(), 1024 * 1024 + 8);
    QCOMPARE(m_closed, 1);
}

void TstStreamConnections::smallBacklog_needsNoQuota()
{
    QVERIFY(start({.responseMemory = 0}));
    Wire wire(m_server->port());
    wire.stopReading();
    QVERIFY(open(wire));
    const QByteArray data(1024 - 8, 'x');
    qsizetype sent = 0;
    for (; m_streams.constFirst()->isOpen(); sent += 1024)
        m_streams.constFirst()->send(data);
    wire.resumeReading();
    QTRY_VERIFY(wire.isClosed());
    // The rest was in the system's buffers, as was a part of the oldest 8 KiB.
    const qsizetype waited = sent - bodyOf(wire).size();
    QVERIFY2(waited > smallBodyBytes - 8 * 1024 && waited <= smallBodyBytes + 2 * 1024,
             qPrintable(QString::number(waited)));
}

void TstStreamConnections::endedStream_sendsWhatWaits()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    wire.stopReading();
    QVERIFY(open(wire));
    m_streams.constFirst()->send(QByteArray(large, 'x'));
    m_streams.clear();
    QVERIFY(m_server->responseQuota()->used() > 0);
    wire.resumeReading();
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(bodyOf(wire).size(), large + 8);
    QTRY_COMPARE(connections(), 0);
    QCOMPARE(m_server->responseQuota()->used(), 0);
}

void TstStreamConnections::endedStreamThatIsNotRead_isClosed()
{
    QVERIFY(start({.requestTimeout = shortTime, .sendTimeout = 200ms}));
    Wire wire(m_server->port());
    wire.stopReading();
    QVERIFY(open(wire));
    while (m_server->responseQuota()->used() == 0)
        m_streams.constFirst()->send(QByteArray(1024, 'x'));
    m_streams.clear();
    QVERIFY(m_server->responseQuota()->used() > 0);
    QTRY_COMPARE(connections(), 0);
    QCOMPARE(m_server->responseQuota()->used(), 0);
    QCOMPARE(m_closed, 0);
}

void TstStreamConnections::openStreams_areNotEvicted()
{
    QVERIFY(start({.maxConnections = 8}));
    Wire first(m_server->port());
    Wire second(m_server->port());
    Wire third(m_server->port());
    QVERIFY(open(first));
    QVERIFY(open(second));
    third.send(get("/events"));
    QTRY_COMPARE(third.statuses(), QList<int>{200}); // maxStreams is 2
    std::vector<std::unique_ptr<Wire>> others;
    for (int i = 0; i < 20; ++i) {
        others.push_back(std::make_unique<Wire>(m_server->port()));
        others.back()->send(get("/a"));
        QTRY_COMPARE(others.back()->statuses(), QList<int>{200});
    }
    QTRY_VERIFY(third.isClosed());
    QCOMPARE(m_streams.size(), 2);
    for (const EventStreamPtr &stream : std::as_const(m_streams))
        stream->send("a");
    QTRY_COMPARE(bodyOf(first), "data: a\n\n");
    QTRY_COMPARE(bodyOf(second), "data: a\n\n");
    QCOMPARE(m_closed, 0);
}

void TstStreamConnections::closingServer_waitsForStreams()
{
    QVERIFY(start());
    QSignalSpy finished(m_server.get(), &Server::finished);
    Wire wire(m_server->port());
    Wire idle(m_server->port());
    QVERIFY(open(wire));
    m_server->close();
    QTRY_VERIFY(idle.isClosed());
    m_streams.constFirst()->send("a");
    QTRY_COMPARE(bodyOf(wire), "data: a\n\n");
    QCOMPARE(finished.size(), 0);
    m_streams.constFirst()->end();
    QTRY_VERIFY(wire.isClosed());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_closed, 0);
}

void TstStreamConnections::disconnectAll_closesStreams()
{
    QVERIFY(start());
    Wire first(m_server->port());
    Wire second(m_server->port());
    QVERIFY(open(first));
    QVERIFY(open(second));
    // Callbacks use streams whose connections may be destroyed already.
    for (const EventStreamPtr &stream : std::as_const(m_streams)) {
        stream->onClosed([this] {
            ++m_closed;
            for (const EventStreamPtr &each : std::as_const(m_streams))
                each->send("a");
        });
    }
    m_server->disconnectAll();
    QCOMPARE(m_closed, 2);
    QVERIFY(!m_streams.at(0)->isOpen() && !m_streams.at(1)->isOpen());
    QTRY_VERIFY(first.isClosed() && second.isClosed());
}

void TstStreamConnections::stream_outlivesServer()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    wire.stopReading();
    QVERIFY(open(wire));
    m_streams.constFirst()->send(QByteArray(large, 'x'));
    m_server.reset();
    QCOMPARE(m_closed, 1);
    const EventStreamPtr stream = m_streams.takeFirst();
    QVERIFY(!stream->isOpen());
    stream->send("a");
    stream->end();
    QCOMPARE(m_closed, 1);
}

MM_SUITE(TstStreamConnections)
#include "tst_streamconnections.moc"
