// SPDX-License-Identifier: MIT
#include "app/http/server.h"
#include "suite.h"
#include "wire.h"

#include <QSignalSpy>

using namespace mm::http;
using namespace mm::test;

/// The server on real sockets: ports, timeouts, closing.
class TstServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void freePort_listensOnBothAddresses();
    void takenPort_failsToListen_data();
    void takenPort_failsToListen();
    void keptConnection_servesManyRequests();
    void pipelinedRequestsWithLateResponses_keepOrder();
    void incompleteRequest_gets408();
    void tricklingRequest_gets408();
    void secondRequest_hasOwnTimeout();
    void idleConnection_isClosedWithoutResponse();
    void pendingResponse_hasNoTimeout();
    void tooLargeBody_isRejectedBeforeItsEnd_data();
    void tooLargeBody_isRejectedBeforeItsEnd();
    void clientThatSendsAllBeforeItReads_getsTheRejection();
    void clientThatReadsNothing_isDisconnected();
    void clientThatReadsLate_getsWholeResponse();
    void clientGoneBeforeResponse_abandonsExchange();
    void close_sendsPendingResponses();
    void close_finishesAfterSlowResponse();
    void closeWithoutConnections_finishes();
    void destroyedServer_abandonsExchanges();

private:
    bool start(const ServerLimits &limits = {});
    [[nodiscard]] QByteArray get(const QByteArray &path, const QByteArray &headers = {}) const
    {
        return "GET " + path +
               " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_server->port()) + "\r\n" +
               headers + "\r\n";
    }

    std::unique_ptr<Server> m_server;
    QList<ExchangePtr> m_held; ///< requests of /hold
    QByteArray m_large;        ///< the response of /large
    int m_abandoned = 0;
};

void TstServer::init()
{
    m_held.clear();
    m_server.reset();
    m_large.clear();
    m_abandoned = 0;
}

bool TstServer::start(const ServerLimits &limits)
{
    m_server = std::make_unique<Server>(
        [this](const ExchangePtr &exchange) {
            const QByteArray path = exchange->request().path;
            if (path == "/hold") {
                exchange->onAbandoned([this] { ++m_abandoned; });
                m_held.append(exchange);
            } else {
                exchange->respond(jsonResponse(path == "/large" ? m_large : '"' + path + '"'));
            }
        },
        limits);
    QString error;
    return m_server->listen(0, &error);
}

void TstServer::freePort_listensOnBothAddresses()
{
    QVERIFY(start());
    QVERIFY(m_server->port() != 0);
    const QString port = QString::number(m_server->port());
    QCOMPARE(m_server->urls(),
             (QStringList{u"http://127.0.0.1:"_s + port, u"http://[::1]:"_s + port}));
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
        Wire wire(m_server->port(), address);
        wire.send(get("/a"));
        QTRY_COMPARE(wire.statuses(), QList<int>{200});
    }
}

void TstServer::takenPort_failsToListen_data()
{
    QTest::addColumn<bool>("ipv6");
    QTest::newRow("127.0.0.1") << false;
    QTest::newRow("::1") << true;
}

void TstServer::takenPort_failsToListen()
{
    QFETCH(bool, ipv6);
    QTcpServer other;
    QVERIFY(
        other.listen(QHostAddress(ipv6 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost)));
    Server server([](const ExchangePtr &) {});
    QString error;
    QVERIFY(!server.listen(other.serverPort(), &error));
    QVERIFY(!error.isEmpty());
    // The other address must be free again.
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress(ipv6 ? QHostAddress::LocalHost : QHostAddress::LocalHostIPv6),
                        other.serverPort()));
}

void TstServer::keptConnection_servesManyRequests()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    for (int i = 1; i <= 20; ++i) {
        wire.send(get("/a"));
        QTRY_COMPARE(wire.responses().size(), i);
    }
    wire.send(get("/b", "Connection: close\r\n"));
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.responses().size(), 21);
    QCOMPARE(wire.responses().constLast().body, "\"/b\"");
}

void TstServer::pipelinedRequestsWithLateResponses_keepOrder()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    wire.send(get("/hold") + get("/b") + get("/hold") + get("/d", "Connection: close\r\n"));
    QTRY_COMPARE(m_held.size(), 1);
    QVERIFY(wire.received().isEmpty());
    m_held.takeFirst()->respond(jsonResponse("1"));
    QTRY_COMPARE(m_held.size(), 1);
    m_held.takeFirst()->respond(jsonResponse("3"));
    QTRY_VERIFY(wire.isClosed());
    QByteArrayList bodies;
    for (const WireResponse &response : wire.responses())
        bodies += response.body;
    QCOMPARE(bodies, (QByteArrayList{"1", "\"/b\"", "3", "\"/d\""}));
}

void TstServer::incompleteRequest_gets408()
{
    QVERIFY(start({.requestTimeout = 200ms}));
    Wire wire(m_server->port());
    wire.send("GET / HTTP/1.1\r\n");
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.statuses(), QList<int>{408});
}

void TstServer::tricklingRequest_gets408()
{
    QVERIFY(start({.requestTimeout = 300ms}));
    Wire wire(m_server->port());
    const auto started = steady_clock::now();
    QTimer trickle;
    connect(&trickle, &QTimer::timeout, this, [&wire] { wire.send("G"); });
    trickle.start(20);
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.statuses(), QList<int>{408});
    QVERIFY(steady_clock::now() - started >= 300ms);
}

void TstServer::secondRequest_hasOwnTimeout()
{
    QVERIFY(start({.requestTimeout = 200ms}));
    Wire wire(m_server->port());
    wire.send(get("/a") + "GET /b");
    QTRY_COMPARE(wire.statuses(), (QList<int>{200, 408}));
    QTRY_VERIFY(wire.isClosed());
}

void TstServer::idleConnection_isClosedWithoutResponse()
{
    QVERIFY(start({.requestTimeout = 200ms, .idleTimeout = 300ms}));
    const auto started = steady_clock::now();
    Wire fresh(m_server->port());
    Wire used(m_server->port());
    used.send(get("/a"));
    QTRY_VERIFY(fresh.isClosed() && used.isClosed());
    QVERIFY(steady_clock::now() - started >= 300ms);
    QVERIFY(fresh.received().isEmpty());
    QCOMPARE(used.statuses(), QList<int>{200});
}

void TstServer::pendingResponse_hasNoTimeout()
{
    QVERIFY(start({.requestTimeout = 100ms, .idleTimeout = 100ms, .sendTimeout = 100ms}));
    Wire busy(m_server->port());
    busy.send(get("/hold"));
    QTRY_COMPARE(m_held.size(), 1);
    // Other connections are closed by the timeouts meanwhile.
    for (int i = 0; i < 3; ++i) {
        Wire idle(m_server->port());
        QTRY_VERIFY(idle.isClosed());
    }
    QCOMPARE(m_abandoned, 0);
    m_held.takeFirst()->respond(jsonResponse("{}"));
    QTRY_COMPARE(busy.statuses(), QList<int>{200});
}

void TstServer::tooLargeBody_isRejectedBeforeItsEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray big(3 * 1024 * 1024, 'x');
    QTest::newRow("length") << "Content-Length: 3145728\r\n\r\n" + big;
    QTest::newRow("chunked") << "Transfer-Encoding: chunked\r\n\r\n300000\r\n" + big;
    QTest::newRow("chunks")
        << "Transfer-Encoding: chunked\r\n\r\n" +
               QByteArray("10000\r\n" + big.first(65'536) + "\r\n").repeated(40);
}

void TstServer::tooLargeBody_isRejectedBeforeItsEnd()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(start({.parse = {.maxBodyBytes = qsizetype(1024) * 1024}}));
    Wire wire(m_server->port());
    wire.send("POST / HTTP/1.1\r\nContent-Type: application/json\r\nHost: localhost:" +
              QByteArray::number(m_server->port()) + "\r\n" + bytes);
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.statuses(), QList<int>{413});
}

void TstServer::clientThatSendsAllBeforeItReads_getsTheRejection()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    wire.stopReading();
    const QByteArray body(24 * 1024 * 1024, 'x');
    wire.send("POST / HTTP/1.1\r\nContent-Type: application/json\r\nHost: localhost:" +
              QByteArray::number(m_server->port()) +
              "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_VERIFY(wire.isSent());
    wire.resumeReading();
    QTRY_COMPARE(wire.statuses(), QList<int>{413});
}

void TstServer::clientThatReadsNothing_isDisconnected()
{
    QVERIFY(start({.sendTimeout = 200ms}));
    m_large = QByteArray(4 * 1024 * 1024, 'x');
    Wire wire(m_server->port());
    wire.stopReading();
    wire.send(get("/large"));
    QTRY_VERIFY(m_server->responseQuota()->used() > 0);
    // 200 ms, and a second more for each MiB.
    QTRY_COMPARE_WITH_TIMEOUT(m_server->responseQuota()->used(), 0, 30'000);
    wire.resumeReading();
    QTRY_VERIFY(wire.isClosed());
    QVERIFY(wire.received().size() < m_large.size());
}

void TstServer::clientThatReadsLate_getsWholeResponse()
{
    QVERIFY(start());
    m_large = QByteArray(16 * 1024 * 1024, 'x');
    Wire wire(m_server->port());
    wire.stopReading();
    wire.send(get("/large") + get("/b"));
    QTRY_VERIFY(m_server->responseQuota()->used() > 0);
    wire.resumeReading();
    QTRY_COMPARE(wire.statuses(), (QList<int>{200, 200}));
    QCOMPARE(wire.responses().constFirst().body, m_large);
    QCOMPARE(m_server->responseQuota()->used(), 0);
}

void TstServer::clientGoneBeforeResponse_abandonsExchange()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    wire.send(get("/hold"));
    QTRY_COMPARE(m_held.size(), 1);
    QCOMPARE(m_abandoned, 0);
    wire.abort();
    QTRY_COMPARE(m_abandoned, 1);
    m_held.takeFirst()->respond(jsonResponse("{}"));
    Wire next(m_server->port());
    next.send(get("/a"));
    QTRY_COMPARE(next.statuses(), QList<int>{200});
    QCOMPARE(m_abandoned, 1);
}

void TstServer::close_sendsPendingResponses()
{
    QVERIFY(start());
    QSignalSpy finished(m_server.get(), &Server::finished);
    Wire idle(m_server->port());
    Wire busy(m_server->port());
    idle.send(get("/a"));
    QTRY_COMPARE(idle.statuses(), QList<int>{200});
    busy.send(get("/hold") + get("/b"));
    QTRY_COMPARE(m_held.size(), 1);
    m_server->close();
    QTRY_VERIFY(idle.isClosed());
    QVERIFY(!Wire(m_server->port()).isConnected());
    QCOMPARE(finished.size(), 0);
    m_held.takeFirst()->respond(jsonResponse("{}"));
    QTRY_COMPARE(finished.size(), 1);
    QTRY_VERIFY(busy.isClosed());
    QCOMPARE(busy.statuses(), QList<int>{200});
    QCOMPARE(busy.responses().constFirst().header("Connection"), "close");
}

void TstServer::close_finishesAfterSlowResponse()
{
    QVERIFY(start());
    QSignalSpy finished(m_server.get(), &Server::finished);
    m_large = QByteArray(16 * 1024 * 1024, 'x');
    Wire wire(m_server->port());
    wire.stopReading();
    wire.send(get("/large") + get("/hold"));
    QTRY_VERIFY(m_server->responseQuota()->used() > 0);
    m_server->close();
    wire.resumeReading();
    QTRY_COMPARE(finished.size(), 1);
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.statuses(), QList<int>{200});
    QVERIFY(m_held.isEmpty());
}

void TstServer::closeWithoutConnections_finishes()
{
    QVERIFY(start());
    QSignalSpy finished(m_server.get(), &Server::finished);
    m_server->close();
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE(finished.size(), 1);
}

void TstServer::destroyedServer_abandonsExchanges()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    wire.send(get("/hold"));
    QTRY_COMPARE(m_held.size(), 1);
    m_server.reset();
    QCOMPARE(m_abandoned, 1);
    m_held.takeFirst()->respond(jsonResponse("{}"));
    QTRY_VERIFY(wire.isClosed());
}

MM_SUITE(TstServer)
#include "tst_server.moc"
