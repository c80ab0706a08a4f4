// SPDX-License-Identifier: MIT
#include "app/http/client.h"
#include "app/http/server.h"
#include "callrecorder.h"
#include "suite.h"
#include "wire.h"

using namespace mm::http;
using namespace mm::test;
using Kind = CallResult::Kind;

class TstClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void call_returnsResponse();
    void request_hasExpectedForm_data();
    void request_hasExpectedForm();
    void responseInPieces_isAssembled_data();
    void responseInPieces_isAssembled();
    void serverBehaviour_returnsKind_data();
    void serverBehaviour_returnsKind();
    void closedPort_isRefused();
    void silentServer_timesOut();
    void tricklingServer_timesOut();
    void done_isNeverCalledWithinStart();
    void cancelledCall_neverCallsDone();
    void cancelWithinDone_neverCallsDone();
    void startWithinDone_callsDone();
    void cancelOfEndedCall_isIgnored();
    void abortAll_endsEachCallOnce();
    void destroyedClient_neverCallsDone();
    void manyCalls_allReturnTheirResponse();
    void responsesOverQuota_areOverloaded();
    void lease_isReleasedWithItsResult();
};

void TstClient::call_returnsResponse()
{
    Server server([](const ExchangePtr &exchange) {
        exchange->respond(jsonResponse(exchange->request().path + exchange->request().body));
    });
    QString error;
    QVERIFY(server.listen(0, &error));
    Client client("test", 1000);
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
        CallRecorder calls(&client);
        calls.start({.endpoint = {{QHostAddress(address)}, server.port()},
                     .target = "/tools/%61",
                     .body = "{\"a\":1}"});
        QCOMPARE(client.inFlight(), 1);
        QTRY_COMPARE(calls.count(), 1);
        QCOMPARE(calls.last().kind, Kind::Answered);
        QCOMPARE(calls.last().response.status, 200);
        QCOMPARE(calls.last().response.body, "/tools/a{\"a\":1}");
        QVERIFY(calls.last().text.isEmpty());
        QCOMPARE(client.inFlight(), 0);
    }
}

void TstClient::request_hasExpectedForm_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("POST") << QByteArray("POST");
    QTest::newRow("GET") << QByteArray("GET");
}

void TstClient::request_hasExpectedForm()
{
    QFETCH(QByteArray, method);
    const bool isPost = method == "POST";
    ScriptedServer server({{okResponse("{}"), true}});
    Client client("test/1", 1000);
    CallRecorder calls(&client);
    calls.start({.endpoint = {.port = server.port()},
                 .method = method,
                 .target = "/tools/a%20b",
                 .body = isPost ? "{\"a\":1}" : "",
                 .bearerToken = isPost ? "s3cret" : ""});
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(server.requests().size(), 1);
    const QByteArray request = server.requests().constFirst();
    QVERIFY(request.startsWith(method + " /tools/a%20b HTTP/1.1\r\n"));
    QVERIFY(request.contains("\r\nHost: 127.0.0.1:" + QByteArray::number(server.port()) + "\r\n"));
    QVERIFY(request.contains("\r\nUser-Agent: test/1\r\n"));
    QCOMPARE(request.contains("\r\nContent-Type: application/json\r\n"), isPost);
    QCOMPARE(request.contains("\r\nContent-Length: 7\r\n"), isPost);
    QCOMPARE(request.contains("\r\nAuthorization: Bearer s3cret\r\n"), isPost);
    QVERIFY(request.endsWith(isPost ? "\r\n\r\n{\"a\":1}" : "\r\n\r\n"));
}

void TstClient::responseInPieces_isAssembled_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("length") << okResponse("hello");
    QTest::newRow("chunked") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                           "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n");
    QTest::newRow("after 100") << "HTTP/1.1 100 Continue\r\n\r\n" + okResponse("hello");
}

void TstClient::responseInPieces_isAssembled()
{
    QFETCH(QByteArray, bytes);
    ScriptedServer server;
    Client client("test", 1000);
    CallRecorder calls(&client);
    calls.start(callTo(server.port()));
    QTRY_COMPARE(server.requests().size(), 1);
    for (const char byte : bytes) {
        QCOMPARE(calls.count(), 0);
        server.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(calls.last().kind, Kind::Answered);
    QCOMPARE(calls.last().response.body, "hello");
}

void TstClient::serverBehaviour_returnsKind_data()
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
    add("answered", okResponse("{}"), Kind::Answered, "{}");
    add("error status", "HTTP/1.1 500 Oh\r\nContent-Length: 2\r\n\r\nno", Kind::Answered, "no");
    add("redirect", "HTTP/1.1 302 Found\r\nLocation: http://x/\r\nContent-Length: 0\r\n\r\n",
        Kind::Answered);
    add("until the close", ok + "\r\nhello", Kind::Answered, "hello");
    add("1.0 until the close", "HTTP/1.0 200 OK\r\n\r\nhello", Kind::Answered, "hello");
    add("204", "HTTP/1.1 204 No Content\r\n\r\n", Kind::Answered);
    add("largest", okResponse(QByteArray(1000, 'x')), Kind::Answered, QByteArray(1000, 'x'));
    add("bytes after the response", okResponse("{}") + "more", Kind::Answered, "{}");

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

void TstClient::serverBehaviour_returnsKind()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, body);
    ScriptedServer server({{bytes, true}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, kind);
    QCOMPARE(calls.last().response.body, body);
    QCOMPARE(calls.last().text.isEmpty(), kind == Kind::Answered);
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void TstClient::closedPort_isRefused()
{
    Client client("test", 1000);
    CallRecorder calls(&client);
    calls.start(callTo(mm::test::unusedPort()));
    QCOMPARE(calls.count(), 0);
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(calls.last().kind, Kind::Refused);
}

void TstClient::silentServer_timesOut()
{
    ScriptedServer server;
    Client client("test", 1000);
    CallRecorder calls(&client);
    const auto started = steady_clock::now();
    QVERIFY(calls.finish(callTo(server.port(), 200ms)));
    QCOMPARE(calls.last().kind, Kind::TimedOut);
    QVERIFY(steady_clock::now() - started >= 190ms);
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void TstClient::tricklingServer_timesOut()
{
    ScriptedServer server({{"HTTP/1.1 200 OK\r\n\r\n", false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
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

void TstClient::done_isNeverCalledWithinStart()
{
    ScriptedServer server({{okResponse("{}"), false}, {okResponse("{}"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    for (const quint16 port : {server.port(), server.port(), mm::test::unusedPort(), quint16(0)}) {
        const qsizetype before = calls.count();
        calls.start(callTo(port));
        QCOMPARE(calls.count(), before);
        QTRY_COMPARE(calls.count(), before + 1);
    }
}

void TstClient::cancelledCall_neverCallsDone()
{
    ScriptedServer server;
    Client client("test", 1000);
    CallRecorder calls(&client);
    const quint64 early = calls.start(callTo(server.port()));
    client.cancel(early);
    const quint64 refused = calls.start(callTo(mm::test::unusedPort()));
    client.cancel(refused);
    const quint64 late = calls.start(callTo(server.port()));
    QTRY_COMPARE(server.requests().size(), 2);
    server.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe");
    QCoreApplication::processEvents();
    client.cancel(late);
    QCOMPARE(client.inFlight(), 0);
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(calls.count(), 0);
}

void TstClient::cancelWithinDone_neverCallsDone()
{
    ScriptedServer server({{okResponse("1"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    const quint64 waiting = calls.start(callTo(mm::test::unusedPort()));
    quint64 self = 0;
    int done = 0;
    self = client.start(callTo(server.port()), [&](const CallResult &) {
        ++done;
        client.cancel(waiting);
        client.cancel(self);
    });
    client.cancel(waiting);
    QTRY_COMPARE(done, 1);
    QCOMPARE(calls.count(), 0);
    QCOMPARE(client.inFlight(), 0);
}

void TstClient::startWithinDone_callsDone()
{
    ScriptedServer server({{okResponse("1"), false}, {okResponse("2"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    client.start(callTo(server.port()),
                 [&](const CallResult &) { calls.start(callTo(server.port())); });
    QTRY_COMPARE(calls.count(), 1);
    QCOMPARE(calls.last().response.body, "2");
}

void TstClient::cancelOfEndedCall_isIgnored()
{
    ScriptedServer server({{okResponse("1"), false}, {okResponse("2"), false}});
    Client client("test", 1000);
    CallRecorder calls(&client);
    const quint64 first = calls.start(callTo(server.port()));
    QTRY_COMPARE(calls.count(), 1);
    const quint64 second = calls.start(callTo(server.port()));
    QVERIFY(first != second);
    client.cancel(first);
    client.cancel(0);
    client.cancel(second + 1);
    QTRY_COMPARE(calls.count(), 2);
    QCOMPARE(calls.last().response.body, "2");
}

void TstClient::abortAll_endsEachCallOnce()
{
    ScriptedServer server;
    Client client("test", 1000);
    QList<Kind> kinds;
    quint64 second = 0;
    // The order is unspecified: the second call is cancelled here or has ended already.
    client.start(callTo(server.port()), [&](const CallResult &result) {
        kinds.append(result.kind);
        client.cancel(second);
    });
    second = client.start(callTo(server.port()),
                          [&](const CallResult &result) { kinds.append(result.kind); });
    QTRY_COMPARE(server.requests().size(), 2);
    client.abortAll(u"stopping"_s);
    QCOMPARE(client.inFlight(), 0);
    QTRY_COMPARE(server.open(), 0);
    QVERIFY(kinds.size() == 1 || kinds.size() == 2);
    QCOMPARE(kinds.count(Kind::Overloaded), kinds.size());
}

void TstClient::destroyedClient_neverCallsDone()
{
    ScriptedServer server;
    auto client = std::make_unique<Client>("test", 1000);
    CallRecorder calls(client.get());
    calls.start(callTo(server.port()));
    calls.start(callTo(mm::test::unusedPort()));
    QTRY_COMPARE(server.connections(), 1);
    const auto before = calls.count();
    client.reset();
    QTRY_COMPARE(server.open(), 0);
    QCOMPARE(calls.count(), before);
}

void TstClient::manyCalls_allReturnTheirResponse()
{
    QList<ExchangePtr> held;
    Server server([&held](const ExchangePtr &exchange) { held.append(exchange); });
    QString error;
    QVERIFY(server.listen(0, &error));
    Client client("test", 1000);
    CallRecorder calls(&client);
    for (int i = 0; i < 100; ++i)
        calls.start({.endpoint = {.port = server.port()},
                     .target = "/" + QByteArray::number(i),
                     .body = "{}"});
    QCOMPARE(client.inFlight(), 100);
    QTRY_COMPARE(held.size(), 100);
    while (!held.isEmpty()) {
        const ExchangePtr exchange = held.takeLast();
        exchange->respond(jsonResponse(exchange->request().path));
    }
    QTRY_COMPARE(calls.count(), 100);
    for (const auto &[number, result] : calls.all()) {
        QCOMPARE(result.kind, Kind::Answered);
        QCOMPARE(result.response.body, "/" + QByteArray::number(number - 1));
    }
}

void TstClient::responsesOverQuota_areOverloaded()
{
    MemoryQuota quota(200'000);
    ScriptedServer server({{okResponse(QByteArray(120'000, 'x')), false},
                           {okResponse(QByteArray(120'000, 'x')), false}});
    Client client("test", 200'000, &quota);
    CallRecorder calls(&client);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(quota.used(), 120'000);
    QVERIFY(calls.finish(callTo(server.port())));
    QCOMPARE(calls.last().kind, Kind::Overloaded);
    QCOMPARE(quota.used(), 120'000);
}

void TstClient::lease_isReleasedWithItsResult()
{
    MemoryQuota quota(200'000);
    {
        ScriptedServer server(
            {{okResponse(QByteArray(120'000, 'x')), false},
             {"HTTP/1.1 200 OK\r\nContent-Length: 120000\r\n\r\n" + QByteArray(80'000, 'x'),
              false}});
        Client client("test", 200'000, &quota);
        CallRecorder calls(&client);
        QVERIFY(calls.finish(callTo(server.port())));
        QCOMPARE(quota.used(), 120'000);
        calls.clear();
        QCOMPARE(quota.used(), 0);
        const quint64 number = calls.start(callTo(server.port()));
        QTRY_COMPARE(quota.used(), 80'000);
        client.cancel(number);
        QTRY_COMPARE(quota.used(), 0);
    }
    QCOMPARE(quota.used(), 0);
}

MM_SUITE(TstClient)
#include "tst_client.moc"
