// SPDX-License-Identifier: MIT
#include "callrecorder.h"
#include "suite.h"
#include "wire.h"

using namespace mm::http;
using namespace mm::test;
using Kind = CallResult::Kind;

class TstClientReuse final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keptConnection_isReused();
    void closingConnection_isNotReused_data();
    void closingConnection_isNotReused();
    void busyConnection_isNotShared();
    void otherPort_getsOtherConnection();
    void idleConnection_isClosedAfterASecond();
    void connectionClosedWhileIdle_isNotReused();
    void connectionWithUnrequestedBytes_isNotReused();
    void connectionClosedDuringSecondCall_doesNotResend();
    void timedOutConnection_isNotReused();
};

void TstClientReuse::keptConnection_isReused()
{
    ScriptedServer server(
        {{okResponse("1"), false}, {okResponse("2"), false}, {okResponse("3"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    for (int i = 1; i <= 3; ++i) {
        calls.start(callTo(server.port()));
        QTRY_COMPARE(calls.count(), i);
        QCOMPARE(calls.last().kind, Kind::Answered);
        QCOMPARE(calls.last().response.body, QByteArray::number(i));
    }
    QCOMPARE(server.connections(), 1);
}

void TstClientReuse::closingConnection_isNotReused_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<bool>("thenClose");
    QTest::newRow("close") << okResponse("1", "Connection: close\r\n") << false;
    QTest::newRow("1.0") << okResponse("1").replace("HTTP/1.1", "HTTP/1.0") << false;
    QTest::newRow("bytes after the response") << okResponse("1") + "HTTP/1.1 200 OK\r\n" << false;
    QTest::newRow("until the close") << QByteArray("HTTP/1.1 200 OK\r\n\r\n1") << true;
    QTest::newRow("no HTTP") << QByteArray("nonsense\r\n\r\n") << false;
}

void TstClientReuse::closingConnection_isNotReused()
{
    QFETCH(QByteArray, first);
    QFETCH(bool, thenClose);
    ScriptedServer server({{first, thenClose}, {okResponse("2"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, Kind::Answered);
    QCOMPARE(calls.last().response.body, "2");
    QCOMPARE(server.connections(), 2);
}

void TstClientReuse::busyConnection_isNotShared()
{
    ScriptedServer server;
    Client client("test", 1000);
    CallRecorder calls(&client);
    calls.start(callTo(server.port()));
    calls.start(callTo(server.port()));
    QTRY_COMPARE(server.connections(), 2);
}

void TstClientReuse::otherPort_getsOtherConnection()
{
    ScriptedServer one({{okResponse("1"), false}});
    ScriptedServer other({{okResponse("2"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(one.port())));
    QVERIFY(calls.finish(callTo(other.port())));
    QCOMPARE(calls.last().response.body, "2");
}

void TstClientReuse::idleConnection_isClosedAfterASecond()
{
    ScriptedServer server({{okResponse("1"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    const auto started = steady_clock::now();
    QCOMPARE(server.open(), 1);
    QTRY_COMPARE(server.open(), 0);
    QVERIFY(steady_clock::now() - started > 900ms);
}

void TstClientReuse::connectionClosedWhileIdle_isNotReused()
{
    ScriptedServer server({{okResponse("1"), false}, {okResponse("2"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    server.drop();
    QTRY_COMPARE(server.open(), 0);
    // When this call is done, the client has processed the disconnect of the other server.
    ScriptedServer other({{okResponse("2"), false}});
    QVERIFY(calls.finish(callTo(other.port())));
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, Kind::Answered);
    QCOMPARE(server.connections(), 2);
}

void TstClientReuse::connectionWithUnrequestedBytes_isNotReused()
{
    ScriptedServer server({{okResponse("1"), false}, {okResponse("2"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    server.send(okResponse("unrequested"));
    QTRY_COMPARE(server.open(), 0);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().response.body, "2");
}

void TstClientReuse::connectionClosedDuringSecondCall_doesNotResend()
{
    ScriptedServer server({{okResponse("1"), false}, {"", true}, {okResponse("3"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, Kind::Closed);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.connections(), 1);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().response.body, "3");
    QCOMPARE(server.requests().size(), 3);
}

void TstClientReuse::timedOutConnection_isNotReused()
{
    ScriptedServer server({{"", false}, {okResponse("2"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port(), 50ms)));
    QCOMPARE(calls.last().kind, Kind::TimedOut);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().response.body, "2");
    QCOMPARE(server.connections(), 2);
}

MM_SUITE(TstClientReuse)
#include "tst_clientreuse.moc"
