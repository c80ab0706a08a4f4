// SPDX-License-Identifier: MIT
#include "app/http/server.h"
#include "wire.h"

#include <QSignalSpy>

using namespace mm::http;
using namespace mm::test;

/// The server on real sockets: its ports, its times, its end.
class TestServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void freePort_isTakenOnBothAddresses();
    void takenPort_isAnError_data();
    void takenPort_isAnError();
    void oneConnection_carriesManyRequests();
    void pipelined_areAnsweredInOrderAlsoLater();
    void unfinishedRequest_endsWith408();
    void tricklingRequest_endsWith408();
    void secondRequest_hasItsOwnTime();
    void idleConnection_isClosedWithoutAWord();
    void answerDue_isNotHurried();
    void bodyTooLarge_isToldBeforeTheEnd_data();
    void bodyTooLarge_isToldBeforeTheEnd();
    void clientWhoReadsNothing_isCut();
    void clientWhoReadsLate_getsAll();
    void clientGoneBeforeTheAnswer_isToldToTheHandler();
    void close_givesTheAnswersThatAreDue();
    void close_endsWhenALateAnswerIsOut();
    void closeWithoutConnections_finishes();
    void destroyedWithAnswersDue_tellsTheHandler();

private:
    bool start(const Limits &limits = {});
    [[nodiscard]] QByteArray get(const QByteArray &path, const QByteArray &headers = {}) const
    {
        return "GET " + path +
               " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(m_server->port()) + "\r\n" +
               headers + "\r\n";
    }

    std::unique_ptr<Server> m_server;
    QList<ExchangePtr> m_held; ///< what came for /hold
    QByteArray m_large;        ///< what /large answers
    int m_abandoned = 0;
};

void TestServer::init()
{
    m_held.clear();
    m_server.reset();
    m_large.clear();
    m_abandoned = 0;
}

bool TestServer::start(const Limits &limits)
{
    m_server = std::make_unique<Server>(
        [this](const ExchangePtr &exchange) {
            const QByteArray path = exchange->request().path;
            if (path == "/hold") {
                exchange->whenAbandoned([this] { ++m_abandoned; });
                m_held.append(exchange);
            } else {
                exchange->answer(jsonResponse(path == "/large" ? m_large : '"' + path + '"'));
            }
        },
        limits);
    QString error;
    return m_server->listen(0, &error);
}

void TestServer::freePort_isTakenOnBothAddresses()
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

void TestServer::takenPort_isAnError_data()
{
    QTest::addColumn<bool>("ipv6");
    QTest::newRow("127.0.0.1") << false;
    QTest::newRow("::1") << true;
}

void TestServer::takenPort_isAnError()
{
    QFETCH(bool, ipv6);
    QTcpServer other;
    QVERIFY(
        other.listen(QHostAddress(ipv6 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost)));
    Server server([](const ExchangePtr &) {});
    QString error;
    QVERIFY(!server.listen(other.serverPort(), &error));
    QVERIFY(!error.isEmpty());
    // Nothing may stay behind on the other address.
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress(ipv6 ? QHostAddress::LocalHost : QHostAddress::LocalHostIPv6),
                        other.serverPort()));
}

void TestServer::oneConnection_carriesManyRequests()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    for (int i = 1; i <= 20; ++i) {
        wire.send(get("/a"));
        QTRY_COMPARE(wire.replies().size(), i);
    }
    wire.send(get("/b", "Connection: close\r\n"));
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.replies().size(), 21);
    QCOMPARE(wire.replies().constLast().body, "\"/b\"");
}

void TestServer::pipelined_areAnsweredInOrderAlsoLater()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    wire.send(get("/hold") + get("/b") + get("/hold") + get("/d", "Connection: close\r\n"));
    QTRY_COMPARE(m_held.size(), 1);
    QVERIFY(wire.received().isEmpty());
    m_held.takeFirst()->answer(jsonResponse("1"));
    QTRY_COMPARE(m_held.size(), 1);
    m_held.takeFirst()->answer(jsonResponse("3"));
    QTRY_VERIFY(wire.isClosed());
    QByteArrayList bodies;
    for (const Reply &reply : wire.replies())
        bodies += reply.body;
    QCOMPARE(bodies, (QByteArrayList{"1", "\"/b\"", "3", "\"/d\""}));
}

void TestServer::unfinishedRequest_endsWith408()
{
    QVERIFY(start({.requestTime = 200ms}));
    Wire wire(m_server->port());
    wire.send("GET / HTTP/1.1\r\n");
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.statuses(), QList<int>{408});
}

void TestServer::tricklingRequest_endsWith408()
{
    QVERIFY(start({.requestTime = 300ms}));
    Wire wire(m_server->port());
    const auto begun = steady_clock::now();
    QTimer trickle;
    connect(&trickle, &QTimer::timeout, this, [&wire] { wire.send("G"); });
    trickle.start(20);
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.statuses(), QList<int>{408});
    QVERIFY(steady_clock::now() - begun >= 300ms);
}

void TestServer::secondRequest_hasItsOwnTime()
{
    QVERIFY(start({.requestTime = 200ms}));
    Wire wire(m_server->port());
    wire.send(get("/a") + "GET /b");
    QTRY_COMPARE(wire.statuses(), (QList<int>{200, 408}));
    QTRY_VERIFY(wire.isClosed());
}

void TestServer::idleConnection_isClosedWithoutAWord()
{
    QVERIFY(start({.requestTime = 200ms, .idleTime = 300ms}));
    const auto begun = steady_clock::now();
    Wire fresh(m_server->port());
    Wire used(m_server->port());
    used.send(get("/a"));
    QTRY_VERIFY(fresh.isClosed() && used.isClosed());
    QVERIFY(steady_clock::now() - begun >= 300ms);
    QVERIFY(fresh.received().isEmpty());
    QCOMPARE(used.statuses(), QList<int>{200});
}

void TestServer::answerDue_isNotHurried()
{
    QVERIFY(start({.requestTime = 100ms, .idleTime = 100ms, .sendTime = 100ms}));
    Wire busy(m_server->port());
    busy.send(get("/hold"));
    QTRY_COMPARE(m_held.size(), 1);
    // Others come and go by the times that do not hold for it.
    for (int i = 0; i < 3; ++i) {
        Wire idle(m_server->port());
        QTRY_VERIFY(idle.isClosed());
    }
    QCOMPARE(m_abandoned, 0);
    m_held.takeFirst()->answer(jsonResponse("{}"));
    QTRY_COMPARE(busy.statuses(), QList<int>{200});
}

void TestServer::bodyTooLarge_isToldBeforeTheEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray big(3 * 1024 * 1024, 'x');
    QTest::newRow("length") << "Content-Length: 3145728\r\n\r\n" + big;
    QTest::newRow("chunked") << "Transfer-Encoding: chunked\r\n\r\n300000\r\n" + big;
    QTest::newRow("chunks")
        << "Transfer-Encoding: chunked\r\n\r\n" +
               QByteArray("10000\r\n" + big.first(65'536) + "\r\n").repeated(40);
}

void TestServer::bodyTooLarge_isToldBeforeTheEnd()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(start());
    Wire wire(m_server->port());
    wire.send("POST / HTTP/1.1\r\nContent-Type: application/json\r\nHost: localhost:" +
              QByteArray::number(m_server->port()) + "\r\n" + bytes);
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.statuses(), QList<int>{413});
}

void TestServer::clientWhoReadsNothing_isCut()
{
    QVERIFY(start({.sendTime = 200ms}));
    m_large = QByteArray(4 * 1024 * 1024, 'x');
    Wire wire(m_server->port());
    wire.stopReading();
    wire.send(get("/large"));
    QTRY_VERIFY(m_server->answerBudget()->used() > 0);
    // 200 ms, and a second more for each MiB.
    QTRY_COMPARE_WITH_TIMEOUT(m_server->answerBudget()->used(), 0, 30'000);
    wire.goOnReading();
    QTRY_VERIFY(wire.isClosed());
    QVERIFY(wire.received().size() < m_large.size());
}

void TestServer::clientWhoReadsLate_getsAll()
{
    QVERIFY(start());
    m_large = QByteArray(16 * 1024 * 1024, 'x');
    Wire wire(m_server->port());
    wire.stopReading();
    wire.send(get("/large") + get("/b"));
    QTRY_VERIFY(m_server->answerBudget()->used() > 0);
    wire.goOnReading();
    QTRY_COMPARE(wire.statuses(), (QList<int>{200, 200}));
    QCOMPARE(wire.replies().constFirst().body, m_large);
    QCOMPARE(m_server->answerBudget()->used(), 0);
}

void TestServer::clientGoneBeforeTheAnswer_isToldToTheHandler()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    wire.send(get("/hold"));
    QTRY_COMPARE(m_held.size(), 1);
    QCOMPARE(m_abandoned, 0);
    wire.leave();
    QTRY_COMPARE(m_abandoned, 1);
    m_held.takeFirst()->answer(jsonResponse("{}"));
    Wire next(m_server->port());
    next.send(get("/a"));
    QTRY_COMPARE(next.statuses(), QList<int>{200});
    QCOMPARE(m_abandoned, 1);
}

void TestServer::close_givesTheAnswersThatAreDue()
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
    m_held.takeFirst()->answer(jsonResponse("{}"));
    QTRY_COMPARE(finished.size(), 1);
    QTRY_VERIFY(busy.isClosed());
    QCOMPARE(busy.statuses(), QList<int>{200});
    QCOMPARE(busy.replies().constFirst().header("Connection"), "close");
}

void TestServer::close_endsWhenALateAnswerIsOut()
{
    QVERIFY(start());
    QSignalSpy finished(m_server.get(), &Server::finished);
    m_large = QByteArray(16 * 1024 * 1024, 'x');
    Wire wire(m_server->port());
    wire.stopReading();
    wire.send(get("/large") + get("/hold"));
    QTRY_VERIFY(m_server->answerBudget()->used() > 0);
    m_server->close();
    wire.goOnReading();
    QTRY_COMPARE(finished.size(), 1);
    QTRY_VERIFY(wire.isClosed());
    QCOMPARE(wire.statuses(), QList<int>{200});
    QVERIFY(m_held.isEmpty());
}

void TestServer::closeWithoutConnections_finishes()
{
    QVERIFY(start());
    QSignalSpy finished(m_server.get(), &Server::finished);
    m_server->close();
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE(finished.size(), 1);
}

void TestServer::destroyedWithAnswersDue_tellsTheHandler()
{
    QVERIFY(start());
    Wire wire(m_server->port());
    wire.send(get("/hold"));
    QTRY_COMPARE(m_held.size(), 1);
    m_server.reset();
    QCOMPARE(m_abandoned, 1);
    m_held.takeFirst()->answer(jsonResponse("{}"));
    QTRY_VERIFY(wire.isClosed());
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
