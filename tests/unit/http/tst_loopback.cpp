// SPDX-License-Identifier: MIT
#include "app/http/client.h"
#include "app/http/loopback.h"
#include "callrecorder.h"
#include "suite.h"
#include "wire.h"

using namespace mm::http;
using namespace mm::test;
using Kind = CallResult::Kind;

class TstLoopback final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loopbackAddresses_startsWithPreferred();
    void call_reachesServer_data();
    void call_reachesServer();
    void request_namesTheAddressAsHost();
    void bothServers_preferredAnswers();
    void noServer_isRefusedOnce();
    void unavailableAddress_isIgnored();
    void hungFirstAddress_doesNotDoubleTimeout();
    void listensOnLoopback_findsListener_data();
    void listensOnLoopback_findsListener();
};

void TstLoopback::loopbackAddresses_startsWithPreferred()
{
    const QHostAddress ipv4(QHostAddress::LocalHost);
    const QHostAddress ipv6(QHostAddress::LocalHostIPv6);
    QCOMPARE(loopbackAddresses(), QList({ipv4, ipv6}));
    QCOMPARE(loopbackAddresses(ipv4), QList({ipv4, ipv6}));
    QCOMPARE(loopbackAddresses(ipv6), QList({ipv6, ipv4}));
}

void TstLoopback::call_reachesServer_data()
{
    QTest::addColumn<QHostAddress::SpecialAddress>("listens");
    QTest::addColumn<QHostAddress::SpecialAddress>("preferred");
    const auto ipv4 = QHostAddress::LocalHost;
    const auto ipv6 = QHostAddress::LocalHostIPv6;
    QTest::newRow("IPv4, first") << ipv4 << ipv4;
    QTest::newRow("IPv4, second") << ipv4 << ipv6;
    QTest::newRow("IPv6, first") << ipv6 << ipv6;
    QTest::newRow("IPv6, second") << ipv6 << ipv4;
}

void TstLoopback::call_reachesServer()
{
    QFETCH(QHostAddress::SpecialAddress, listens);
    QFETCH(QHostAddress::SpecialAddress, preferred);
    const ScriptedServer server({{okResponse("{}"), true}}, listens);
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish({.endpoint = {loopbackAddresses(QHostAddress(preferred)), server.port()},
                          .target = "/",
                          .body = "{}"}));
    QCOMPARE(calls.last().kind, Kind::Answered);
    QCOMPARE(calls.last().address, QHostAddress(listens));
}

void TstLoopback::request_namesTheAddressAsHost()
{
    const ScriptedServer server({{okResponse("{}"), true}}, QHostAddress::LocalHostIPv6);
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    const QByteArray host = "\r\nHost: [::1]:" + QByteArray::number(server.port()) + "\r\n";
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(server.requests().constFirst().contains(host));
}

void TstLoopback::bothServers_preferredAnswers()
{
    const ScriptedServer ipv6({{okResponse("6"), true}}, QHostAddress::LocalHostIPv6);
    const ScriptedServer ipv4({{okResponse("4"), true}}, QHostAddress::LocalHost, ipv6.port());
    if (ipv4.port() != ipv6.port())
        QSKIP("another program has the port at 127.0.0.1");
    Client client("test", 1000);
    CallRecorder calls(&client);
    for (const auto preferred : {QHostAddress::LocalHostIPv6, QHostAddress::LocalHost}) {
        QVERIFY(calls.finish({.endpoint = {loopbackAddresses(QHostAddress(preferred)), ipv6.port()},
                              .target = "/",
                              .body = "{}"}));
        QCOMPARE(calls.last().response.body,
                 preferred == QHostAddress::LocalHost ? QByteArray("4") : QByteArray("6"));
    }
}

void TstLoopback::noServer_isRefusedOnce()
{
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(mm::test::unusedPort())));
    QCOMPARE(calls.last().kind, Kind::Refused);
    QVERIFY(calls.last().address.isNull());
}

void TstLoopback::unavailableAddress_isIgnored()
{
    // connect() fails at once for a multicast address, as for ::1 where IPv6 is disabled.
    const QHostAddress unavailable(u"ff02::1"_s);
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(
        {.endpoint = {{QHostAddress(QHostAddress::LocalHost), unavailable}, mm::test::unusedPort()},
         .target = "/",
         .body = "{}"}));
    QCOMPARE(calls.last().kind, Kind::Refused);
}

void TstLoopback::hungFirstAddress_doesNotDoubleTimeout()
{
    const ScriptedServer silent({}, QHostAddress::LocalHost);
    const ScriptedServer other({{okResponse("{}"), true}}, QHostAddress::LocalHostIPv6,
                               silent.port());
    Client client("test", 1000);
    CallRecorder calls(&client);
    const auto started = steady_clock::now();
    QVERIFY(calls.finish(callTo(silent.port(), 300ms)));
    QCOMPARE(calls.last().kind, Kind::TimedOut);
    QVERIFY(steady_clock::now() - started < 590ms);
    QCOMPARE(other.connections(), 0);
}

void TstLoopback::listensOnLoopback_findsListener_data()
{
    QTest::addColumn<QHostAddress::SpecialAddress>("address");
    QTest::newRow("IPv4") << QHostAddress::LocalHost;
    QTest::newRow("IPv6") << QHostAddress::LocalHostIPv6;
    QTest::newRow("all interfaces") << QHostAddress::Any;
}

void TstLoopback::listensOnLoopback_findsListener()
{
    QFETCH(QHostAddress::SpecialAddress, address);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(address)));
    const quint16 port = server.serverPort();
    QVERIFY(listensOnLoopback(port));
    server.close();
    QVERIFY(!listensOnLoopback(port));
}

MM_SUITE(TstLoopback)
#include "tst_loopback.moc"
