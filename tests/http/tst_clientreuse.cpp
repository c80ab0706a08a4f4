// SPDX-License-Identifier: MIT
#include "calls.h"
#include "wire.h"

using namespace mm::http;
using namespace mm::test;
using Kind = Outcome::Kind;

/// Which connections carry a second call.
class TestClientReuse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keptAlive_isUsedAgain();
    void notKept_isNotUsedAgain_data();
    void notKept_isNotUsedAgain();
    void busy_isNotShared();
    void otherPort_hasItsOwn();
    void restingTooLong_isClosed();
    void droppedWhileResting_isNotUsedAgain();
    void talkingWhileResting_isNotUsedAgain();
    void droppedOnTheSecondCall_isClosedAndNotSentTwice();
    void timedOut_isNotUsedAgain();
};

void TestClientReuse::keptAlive_isUsedAgain()
{
    ScriptedServer server({{answerOf("1"), false}, {answerOf("2"), false}, {answerOf("3"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    for (int i = 1; i <= 3; ++i) {
        calls.start(callTo(server.port()));
        QTRY_COMPARE(calls.count(), i);
        QCOMPARE(calls.last().kind, Kind::Answered);
        QCOMPARE(calls.last().answer.body, QByteArray::number(i));
    }
    QCOMPARE(server.connections(), 1);
}

void TestClientReuse::notKept_isNotUsedAgain_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<bool>("thenClose");
    QTest::newRow("close") << answerOf("1", "Connection: close\r\n") << false;
    QTest::newRow("1.0") << answerOf("1").replace("HTTP/1.1", "HTTP/1.0") << false;
    QTest::newRow("more than the answer") << answerOf("1") + "HTTP/1.1 200 OK\r\n" << false;
    QTest::newRow("until the close") << QByteArray("HTTP/1.1 200 OK\r\n\r\n1") << true;
    QTest::newRow("no HTTP") << QByteArray("nonsense\r\n\r\n") << false;
}

void TestClientReuse::notKept_isNotUsedAgain()
{
    QFETCH(QByteArray, first);
    QFETCH(bool, thenClose);
    ScriptedServer server({{first, thenClose}, {answerOf("2"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, Kind::Answered);
    QCOMPARE(calls.last().answer.body, "2");
    QCOMPARE(server.connections(), 2);
}

void TestClientReuse::busy_isNotShared()
{
    ScriptedServer server;
    Client client("test", 1000);
    Calls calls(&client);
    calls.start(callTo(server.port()));
    calls.start(callTo(server.port()));
    QTRY_COMPARE(server.connections(), 2);
}

void TestClientReuse::otherPort_hasItsOwn()
{
    ScriptedServer one({{answerOf("1"), false}});
    ScriptedServer other({{answerOf("2"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    QVERIFY(calls.finish(callTo(one.port())));
    QVERIFY(calls.finish(callTo(other.port())));
    QCOMPARE(calls.last().answer.body, "2");
}

void TestClientReuse::restingTooLong_isClosed()
{
    ScriptedServer server({{answerOf("1"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    const auto begun = steady_clock::now();
    QCOMPARE(server.open(), 1);
    QTRY_COMPARE(server.open(), 0);
    QVERIFY(steady_clock::now() - begun > 900ms);
}

void TestClientReuse::droppedWhileResting_isNotUsedAgain()
{
    ScriptedServer server({{answerOf("1"), false}, {answerOf("2"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    server.drop();
    QTRY_COMPARE(server.open(), 0);
    // By the time that this one is answered, the client has seen the other end.
    ScriptedServer other({{answerOf("2"), false}});
    QVERIFY(calls.finish(callTo(other.port())));
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, Kind::Answered);
    QCOMPARE(server.connections(), 2);
}

void TestClientReuse::talkingWhileResting_isNotUsedAgain()
{
    ScriptedServer server({{answerOf("1"), false}, {answerOf("2"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    server.send(answerOf("nobody asked"));
    QTRY_COMPARE(server.open(), 0);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().answer.body, "2");
}

void TestClientReuse::droppedOnTheSecondCall_isClosedAndNotSentTwice()
{
    ScriptedServer server({{answerOf("1"), false}, {"", true}, {answerOf("3"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, Kind::Closed);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.connections(), 1);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().answer.body, "3");
    QCOMPARE(server.requests().size(), 3);
}

void TestClientReuse::timedOut_isNotUsedAgain()
{
    ScriptedServer server({{"", false}, {answerOf("2"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    QVERIFY(calls.finish(callTo(server.port(), 50ms)));
    QCOMPARE(calls.last().kind, Kind::TimedOut);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().answer.body, "2");
    QCOMPARE(server.connections(), 2);
}

QTEST_GUILESS_MAIN(TestClientReuse)
#include "tst_clientreuse.moc"
