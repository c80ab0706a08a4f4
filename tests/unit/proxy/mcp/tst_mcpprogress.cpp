// SPDX-License-Identifier: MIT
#include "mcp/mcpclient.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

/// Progress of calls and their cancellation over HTTP, in both eras.
class TstMcpProgress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void progress_onlyWithToken_data();
    void progress_onlyWithToken();
    void progress_risesAndEndsWithTheResponse();
    void progress_namesAnyService();
    void cancel_byDisconnecting_data();
    void cancel_byDisconnecting();
    void cancel_notByDisconnectingInTheLegacyEra();
    void cancel_afterTheTimeLimitOfALegacyClientThatLeft();
    void cancel_ofItsSessionOnly();
    void cancel_ofUnknownRequestIsIgnored_data();
    void cancel_ofUnknownRequestIsIgnored();
};

void TstMcpProgress::progress_onlyWithToken_data()
{
    QTest::addColumn<QByteArray>("meta");
    QTest::addColumn<QByteArray>("accept");
    QTest::newRow("no token") << QByteArray(R"("_meta":{})")
                              << QByteArray("*/*, text/event-stream");
    QTest::newRow("odd token") << QByteArray(R"("_meta":{"progressToken":{}})")
                               << QByteArray("*/*, text/event-stream");
    QTest::newRow("JSON only") << QByteArray(R"("_meta":{"progressToken":1})")
                               << QByteArray("application/json");
}

void TstMcpProgress::progress_onlyWithToken()
{
    QFETCH(QByteArray, meta);
    QFETCH(QByteArray, accept);
    ScriptedServer service({{okResponse("{}"), false}});
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "a", R"(["x"])", service.port()));
    const McpClient client(mesh.get());
    const WireResponse response =
        client.send(client.post(client.legacyBody("tools/call", R"({"name":"a__x",)" + meta + '}'))
                        .replace("application/json, text/event-stream", accept));
    QCOMPARE(response.status, 200);
    QCOMPARE(response.header("Content-Type"), "application/json");
}

void TstMcpProgress::progress_risesAndEndsWithTheResponse()
{
    ScriptedServer service; // answers below
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "a", R"(["x"])", service.port()));
    const McpClient client(mesh.get());
    Wire wire(mesh->port());
    wire.send(client.modernPost("tools/call", R"("name":"a__x")", "a__x",
                                modernMeta("2026-07-28", R"(,"progressToken":"t\u0041")")));
    QTRY_VERIFY_WITH_TIMEOUT(eventsIn(wire.received()).size() >= 3, testTimeout);
    service.send(okResponse(R"({"n":1})"));
    QTRY_VERIFY_WITH_TIMEOUT(wire.isClosed(), testTimeout);
    QByteArrayList events = eventsIn(wire.received());
    const QJsonObject response = objectIn(events.takeLast());
    QCOMPARE(response["result"_L1]["structuredContent"_L1]["n"_L1].toInt(), 1);
    double before = 0;
    for (const QByteArray &event : std::as_const(events)) {
        QCOMPARE(methodOf(event), u"notifications/progress"_s);
        QVERIFY(event.contains(R"("progressToken":"t\u0041")"));
        const double progress = objectIn(event)["params"_L1]["progress"_L1].toDouble();
        QVERIFY(progress > before);
        before = progress;
    }
}

void TstMcpProgress::progress_namesAnyService()
{
    const ScriptedServer service; // never answers
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "50%1", R"(["x"])", service.port()));
    Wire wire(mesh->port());
    wire.send(McpClient(mesh.get(), "/mcp/50%251")
                  .modernPost("tools/call", R"("name":"x")", "x",
                              modernMeta("2026-07-28", R"(,"progressToken":1)")));
    QTRY_VERIFY_WITH_TIMEOUT(!eventsIn(wire.received()).isEmpty(), testTimeout);
    const QJsonObject event = objectIn(eventsIn(wire.received()).constFirst());
    const QString message = event["params"_L1]["message"_L1].toString();
    QVERIFY2(message.startsWith(u"Service \"50%1\" has been working for "), qPrintable(message));
    QVERIFY2(!message.contains(u"%2"), qPrintable(message));
}

void TstMcpProgress::cancel_byDisconnecting_data()
{
    QTest::addColumn<QByteArray>("more"); // in _meta
    QTest::newRow("JSON") << QByteArray();
    QTest::newRow("stream") << QByteArray(R"(,"progressToken":1)");
}

void TstMcpProgress::cancel_byDisconnecting()
{
    QFETCH(QByteArray, more);
    ScriptedServer service; // never answers
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "a", R"(["x"])", service.port()));
    Wire wire(mesh->port());
    wire.send(
        McpClient(mesh.get())
            .modernPost("tools/call", R"("name":"a__x")", "a__x", modernMeta("2026-07-28", more)));
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 1, testTimeout);
    wire.abort();
    QTRY_COMPARE_WITH_TIMEOUT(service.open(), 0, testTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(mesh->errors("a", "cancelled"), "1", testTimeout);
    QCOMPARE(mesh->stats->stats().totalMessages, 1);
}

void TstMcpProgress::cancel_notByDisconnectingInTheLegacyEra()
{
    ScriptedServer service; // answers below
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "a", R"(["x"])", service.port()));
    const McpClient client(mesh.get());
    {
        Wire wire(mesh->port());
        wire.send(client.post(client.legacyBody("tools/call", R"({"name":"a__x"})")));
        QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 1, testTimeout);
    }
    // When another client that left is known to have, this one is too.
    {
        Wire other(mesh->port());
        other.send(client.modernPost("tools/call", R"("name":"a__x")", "a__x"));
        QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 2, testTimeout);
    }
    QTRY_COMPARE_WITH_TIMEOUT(mesh->errors("a", "cancelled"), "1", testTimeout);
    QCOMPARE(service.open(), 1);
}

/// Its call must not hold a place for as long as it asked for.
void TstMcpProgress::cancel_afterTheTimeLimitOfALegacyClientThatLeft()
{
    ScriptedServer service; // never answers
    const auto mesh = quickMesh({.callTimeout = 100ms});
    QVERIFY(registerTools(*mesh, "a", "[]", service.port()));
    const McpClient client(mesh.get());
    const QByteArray call = client.legacyBody(
        "tools/call", R"({"name":"call_service","arguments":{"target_instance":"a",)"
                      R"("tool_name":"t","timeout":3600}})");
    {
        Wire alone(mesh->port());
        alone.send(client.post(call));
        Wire inBatch(mesh->port());
        inBatch.send(client.post('[' + call + ']'));
        QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 2, testTimeout);
    }
    QTRY_COMPARE_WITH_TIMEOUT(mesh->errors("a", "cancelled"), "2", testTimeout);
    QCOMPARE(service.open(), 0);
}

void TstMcpProgress::cancel_ofItsSessionOnly()
{
    ScriptedServer service; // answers below
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "a", R"(["x"])", service.port()));
    const McpClient client(mesh.get());
    const QByteArray call = client.legacyBody("tools/call", R"({"name":"a__x"})", R"("s\u0061me")");
    Wire first(mesh->port());
    first.send(client.post(call, "Mcp-Session-Id: one\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 1, testTimeout);
    Wire second(mesh->port());
    second.send(client.post(call, "Mcp-Session-Id: two\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 2, testTimeout);
    const WireResponse cancelled =
        client.send(client.post(R"({"jsonrpc":"2.0","method":"notifications/cancelled",)"
                                R"("params":{"requestId":"same","reason":"changed my mind"}})",
                                "Mcp-Session-Id: one\r\n"));
    QCOMPARE(cancelled.status, 202);
    // A request is answered by JSON or a stream: here by one without a message.
    QTRY_VERIFY_WITH_TIMEOUT(first.isClosed(), testTimeout);
    QVERIFY(first.received().contains("\r\nContent-Type: text/event-stream\r\n"));
    QCOMPARE(eventsIn(first.received()), QByteArrayList());
    QTRY_COMPARE_WITH_TIMEOUT(service.open(), 1, testTimeout);
    QCOMPARE(mesh->errors("a", "cancelled"), "1");
    service.send(okResponse("{}"));
    QTRY_COMPARE_WITH_TIMEOUT(second.statuses(), QList<int>{200}, testTimeout);
    QCOMPARE(mesh->stats->stats().totalMessages, 2);
}

void TstMcpProgress::cancel_ofUnknownRequestIsIgnored_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("unknown id") << QByteArray(R"({"requestId":2})")
                                << QByteArray("Mcp-Session-Id: one\r\n");
    QTest::newRow("another session")
        << QByteArray(R"({"requestId":1})") << QByteArray("Mcp-Session-Id: two\r\n");
    QTest::newRow("no session") << QByteArray(R"({"requestId":1})") << QByteArray();
    QTest::newRow("no id") << QByteArray("{}") << QByteArray("Mcp-Session-Id: one\r\n");
}

void TstMcpProgress::cancel_ofUnknownRequestIsIgnored()
{
    QFETCH(QByteArray, params);
    QFETCH(QByteArray, headers);
    ScriptedServer service; // answers below
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "a", R"(["x"])", service.port()));
    const McpClient client(mesh.get());
    Wire wire(mesh->port());
    wire.send(client.post(client.legacyBody("tools/call", R"({"name":"a__x"})"),
                          "Mcp-Session-Id: one\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 1, testTimeout);
    QCOMPARE(client
                 .send(client.post(R"({"jsonrpc":"2.0","method":"notifications/cancelled",)"
                                   R"("params":)" +
                                       params + '}',
                                   headers))
                 .status,
             202);
    service.send(okResponse("{}"));
    QTRY_COMPARE_WITH_TIMEOUT(wire.statuses(), QList<int>{200}, testTimeout);
}

MM_SUITE(TstMcpProgress)
#include "tst_mcpprogress.moc"
