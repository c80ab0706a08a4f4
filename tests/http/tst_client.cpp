// SPDX-License-Identifier: MIT
#include "app/http/client.h"
#include "app/http/server.h"
#include "calls.h"
#include "wire.h"

using namespace mm::http;
using namespace mm::test;
using Kind = Outcome::Kind;

/// Calls to servers that answer, and to such as don't.
class TestClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void call_isAnswered();
    void request_isAsPromised_data();
    void request_isAsPromised();
    void answer_isTakenAsItComes_data();
    void answer_isTakenAsItComes();
    void script_hasItsOutcome_data();
    void script_hasItsOutcome();
    void nobodyListens_isRefused();
    void silentServer_isTimedOut();
    void tricklingServer_isTimedOut();
    void done_isNeverCalledAtOnce();
    void cancelled_isNeverDone();
    void cancelledWithinDone_isNeverDone();
    void startedWithinDone_isDone();
    void endedNumber_isIgnored();
    void goneClient_callsNobody();
    void manyAtOnce_areAllAnswered();
    void answersOverTheBudget_areOverloaded();
    void heldAnswer_isGivenBack();
};

void TestClient::call_isAnswered()
{
    Server server([](const ExchangePtr &exchange) {
        exchange->answer(jsonResponse(exchange->request().path + exchange->request().body));
    });
    QString error;
    QVERIFY(server.listen(0, &error));
    Client client("test", 1000);
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
        Calls calls(&client);
        calls.start({.endpoint = {QHostAddress(address), server.port()},
                     .target = "/tools/%61",
                     .body = "{\"a\":1}"});
        QCOMPARE(client.inFlight(), 1);
        QTRY_COMPARE(calls.count(), 1);
        QCOMPARE(calls.last().kind, Kind::Answered);
        QCOMPARE(calls.last().answer.status, 200);
        QCOMPARE(calls.last().answer.body, "/tools/a{\"a\":1}");
        QVERIFY(calls.last().text.isEmpty());
        QCOMPARE(client.inFlight(), 0);
    }
}

void TestClient::request_isAsPromised_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("POST") << QByteArray("POST");
    QTest::newRow("GET") << QByteArray("GET");
}

void TestClient::request_isAsPromised()
{
    QFETCH(QByteArray, method);
    const bool posts = method == "POST";
    ScriptedServer server({{answerOf("{}"), true}});
    Client client("test/1", 1000);
    Calls calls(&client);
    calls.start({.endpoint = {.port = server.port()},
                 .method = method,
                 .target = "/tools/a%20b",
                 .body = posts ? "{\"a\":1}" : ""});
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(server.requests().size(), 1);
    const QByteArray request = server.requests().constFirst();
    QVERIFY(request.startsWith(method + " /tools/a%20b HTTP/1.1\r\n"));
    QVERIFY(request.contains("\r\nHost: 127.0.0.1:" + QByteArray::number(server.port()) + "\r\n"));
    QVERIFY(request.contains("\r\nUser-Agent: test/1\r\n"));
    QCOMPARE(request.contains("\r\nContent-Type: application/json\r\n"), posts);
    QCOMPARE(request.contains("\r\nContent-Length: 7\r\n"), posts);
    QVERIFY(request.endsWith(posts ? "\r\n\r\n{\"a\":1}" : "\r\n\r\n"));
}

void TestClient::answer_isTakenAsItComes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("length") << answerOf("hello");
    QTest::newRow("chunked") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                           "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n");
    QTest::newRow("after 100") << "HTTP/1.1 100 Continue\r\n\r\n" + answerOf("hello");
}

void TestClient::answer_isTakenAsItComes()
{
    QFETCH(QByteArray, bytes);
    ScriptedServer server;
    Client client("test", 1000);
    Calls calls(&client);
    calls.start(callTo(server.port()));
    QTRY_COMPARE(server.requests().size(), 1);
    for (const char byte : bytes) {
        QCOMPARE(calls.count(), 0);
        server.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(calls.last().kind, Kind::Answered);
    QCOMPARE(calls.last().answer.body, "hello");
}

void TestClient::script_hasItsOutcome_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("body");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray none;
    const auto add = [](const char *name, const QByteArray &bytes, Kind kind,
                        const QByteArray &body = {}) {
        QTest::newRow(name) << bytes << kind << body;
    };
    add("answered", answerOf("{}"), Kind::Answered, "{}");
    add("status of an error", "HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\nno", Kind::Answered,
        "no");
    add("redirect", "HTTP/1.1 302 Found\r\nLocation: http://x/\r\nContent-Length: 0\r\n\r\n",
        Kind::Answered);
    add("until the close", ok + "\r\nhello", Kind::Answered, "hello");
    add("1.0 until the close", "HTTP/1.0 200 OK\r\n\r\nhello", Kind::Answered, "hello");
    add("204", "HTTP/1.1 204 No Content\r\n\r\n", Kind::Answered);
    add("largest", answerOf(QByteArray(1000, 'x')), Kind::Answered, QByteArray(1000, 'x'));
    add("more than the answer", answerOf("{}") + "more", Kind::Answered, "{}");

    add("closed without a byte", none, Kind::Closed);
    add("closed within the head", ok, Kind::Closed);
    add("closed within the body", ok + "Content-Length: 5\r\n\r\nhell", Kind::Closed);
    add("closed within a chunk", ok + "Transfer-Encoding: chunked\r\n\r\n5\r\nhe", Kind::Closed);
    add("closed before the last chunk", ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n",
        Kind::Closed);
    add("closed after 100", "HTTP/1.1 100 Continue\r\n\r\n", Kind::Closed);

    add("garbage", "SSH-2.0-OpenSSH_9.2\r\n\r\n", Kind::BadAnswer);
    add("bad header", ok + "bad\r\n\r\n", Kind::BadAnswer);
    add("bad chunk", ok + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", Kind::BadAnswer);
    add("coding", ok + "Transfer-Encoding: gzip\r\n\r\n", Kind::BadAnswer);
    add("other protocol", "HTTP/1.1 101 Switching Protocols\r\n\r\n", Kind::BadAnswer);
    add("large head", ok + "A: " + QByteArray(20'000, 'a') + "\r\n\r\n", Kind::BadAnswer);

    const QByteArray tooMuch(1001, 'x');
    add("length too large", ok + "Content-Length: 1001\r\n\r\n", Kind::TooLarge);
    add("chunk too large", ok + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n", Kind::TooLarge);
    add("chunks too large",
        ok + "Transfer-Encoding: chunked\r\n\r\n" +
            QByteArray("64\r\n" + QByteArray(100, 'x') + "\r\n").repeated(11),
        Kind::TooLarge);
    add("too large until the close", ok + "\r\n" + tooMuch, Kind::TooLarge);
}

void TestClient::script_hasItsOutcome()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, body);
    ScriptedServer server({{bytes, true}});
    Client client("test", 1000);
    Calls calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, kind);
    QCOMPARE(calls.last().answer.body, body);
    QCOMPARE(calls.last().text.isEmpty(), kind == Kind::Answered);
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void TestClient::nobodyListens_isRefused()
{
    Client client("test", 1000);
    Calls calls(&client);
    calls.start(callTo(mm::test::freePort()));
    QCOMPARE(calls.count(), 0);
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(calls.last().kind, Kind::Refused);
}

void TestClient::silentServer_isTimedOut()
{
    ScriptedServer server;
    Client client("test", 1000);
    Calls calls(&client);
    const auto begun = steady_clock::now();
    QVERIFY(calls.finish(callTo(server.port(), 200ms)));
    QCOMPARE(calls.last().kind, Kind::TimedOut);
    QVERIFY(steady_clock::now() - begun >= 190ms);
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void TestClient::tricklingServer_isTimedOut()
{
    ScriptedServer server({{"HTTP/1.1 200 OK\r\n\r\n", false}});
    Client client("test", 1000);
    Calls calls(&client);
    calls.start(callTo(server.port(), 200ms));
    QTRY_COMPARE(server.requests().size(), 1);
    QTimer trickle;
    connect(&trickle, &QTimer::timeout, this, [&server] {
        if (server.open() > 0)
            server.send("x");
    });
    trickle.start(20);
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(calls.last().kind, Kind::TimedOut);
}

void TestClient::done_isNeverCalledAtOnce()
{
    ScriptedServer server({{answerOf("{}"), false}, {answerOf("{}"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    for (const quint16 port : {server.port(), server.port(), mm::test::freePort(), quint16(0)}) {
        const qsizetype before = calls.count();
        calls.start(callTo(port));
        QCOMPARE(calls.count(), before);
        QTRY_COMPARE(calls.count(), before + 1);
    }
}

void TestClient::cancelled_isNeverDone()
{
    ScriptedServer server;
    Client client("test", 1000);
    Calls calls(&client);
    const quint64 early = calls.start(callTo(server.port()));
    client.cancel(early);
    const quint64 refused = calls.start(callTo(mm::test::freePort()));
    client.cancel(refused);
    const quint64 late = calls.start(callTo(server.port()));
    QTRY_COMPARE(server.requests().size(), 1);
    server.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe");
    QCoreApplication::processEvents();
    client.cancel(late);
    QCOMPARE(client.inFlight(), 0);
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(calls.count(), 0);
}

void TestClient::cancelledWithinDone_isNeverDone()
{
    ScriptedServer server({{answerOf("1"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    const quint64 waiting = calls.start(callTo(mm::test::freePort()));
    quint64 self = 0;
    int done = 0;
    self = client.start(callTo(server.port()), [&](const Outcome &) {
        ++done;
        client.cancel(waiting);
        client.cancel(self);
    });
    client.cancel(waiting);
    QTRY_COMPARE(done, 1);
    QCOMPARE(calls.count(), 0);
    QCOMPARE(client.inFlight(), 0);
}

void TestClient::startedWithinDone_isDone()
{
    ScriptedServer server({{answerOf("1"), false}, {answerOf("2"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    client.start(callTo(server.port()),
                 [&](const Outcome &) { calls.start(callTo(server.port())); });
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(calls.last().answer.body, "2");
}

void TestClient::endedNumber_isIgnored()
{
    ScriptedServer server({{answerOf("1"), false}, {answerOf("2"), false}});
    Client client("test", 1000);
    Calls calls(&client);
    const quint64 first = calls.start(callTo(server.port()));
    QTRY_COMPARE(calls.count(), 1);
    const quint64 second = calls.start(callTo(server.port()));
    QVERIFY(first != second);
    client.cancel(first);
    client.cancel(0);
    client.cancel(second + 1);
    QTRY_COMPARE(calls.count(), 2);
    QCOMPARE(calls.last().answer.body, "2");
}

void TestClient::goneClient_callsNobody()
{
    ScriptedServer server;
    auto client = std::make_unique<Client>("test", 1000);
    Calls calls(client.get());
    calls.start(callTo(server.port()));
    calls.start(callTo(mm::test::freePort()));
    QTRY_COMPARE(server.connections(), 1);
    const auto before = calls.count();
    client.reset();
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(calls.count(), before);
}

void TestClient::manyAtOnce_areAllAnswered()
{
    QList<ExchangePtr> held;
    Server server([&held](const ExchangePtr &exchange) { held.append(exchange); });
    QString error;
    QVERIFY(server.listen(0, &error));
    Client client("test", 1000);
    Calls calls(&client);
    for (int i = 0; i < 100; ++i)
        calls.start({.endpoint = {.port = server.port()},
                     .target = "/" + QByteArray::number(i),
                     .body = "{}"});
    QCOMPARE(client.inFlight(), 100);
    QTRY_COMPARE(held.size(), 100);
    while (!held.isEmpty()) {
        const ExchangePtr exchange = held.takeLast();
        exchange->answer(jsonResponse(exchange->request().path));
    }
    QTRY_COMPARE(calls.count(), 100);
    for (const auto &[number, outcome] : calls.all()) {
        QCOMPARE(outcome.kind, Kind::Answered);
        QCOMPARE(outcome.answer.body, "/" + QByteArray::number(number - 1));
    }
}

void TestClient::answersOverTheBudget_areOverloaded()
{
    Budget budget(200'000);
    ScriptedServer server(
        {{answerOf(QByteArray(120'000, 'x')), false}, {answerOf(QByteArray(120'000, 'x')), false}});
    Client client("test", 200'000, &budget);
    Calls calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(budget.used(), 120'000);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, Kind::Overloaded);
    QCOMPARE(budget.used(), 120'000);
}

void TestClient::heldAnswer_isGivenBack()
{
    Budget budget(200'000);
    {
        ScriptedServer server(
            {{answerOf(QByteArray(120'000, 'x')), false},
             {"HTTP/1.1 200 OK\r\nContent-Length: 120000\r\n\r\n" + QByteArray(80'000, 'x'),
              false}});
        Client client("test", 200'000, &budget);
        Calls calls(&client);
        QVERIFY(calls.finish(callTo(server.port())));
        QCOMPARE(budget.used(), 120'000);
        calls.clear();
        QCOMPARE(budget.used(), 0);
        const quint64 number = calls.start(callTo(server.port()));
        QTRY_COMPARE(budget.used(), 80'000);
        client.cancel(number);
        QTRY_COMPARE(budget.used(), 0);
    }
    QCOMPARE(budget.used(), 0);
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
