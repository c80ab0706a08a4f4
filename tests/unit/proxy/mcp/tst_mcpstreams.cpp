// SPDX-License-Identifier: MIT
#include "mcp/mcpclient.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

namespace {

constexpr const char *subscription = "io.modelcontextprotocol/subscriptionId";

/// Progress after each 20 ms, changes after 1 ms.
std::unique_ptr<Mesh> quickMesh(const CallForwarder::Limits &calls = {})
{
    return std::make_unique<Mesh>(
        calls, 120s,
        mcp::McpServer::Config{.version = "1.2.3", .progressInterval = 20ms, .changeDelay = 1ms});
}

QString methodOf(const QByteArray &event)
{
    return objectIn(event).value("method"_L1).toString();
}

} // namespace

/// Streams of changes, progress and cancellation over HTTP, in both eras.
class TstMcpStreams final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listen_acknowledgesFirst_data();
    void listen_acknowledgesFirst();
    void listen_reportsChangesWithItsId();
    void listen_reportsNothingThatWasNotAskedFor();
    void listen_needsAFilter();
    void listenOfOneService_reportsItsChangesOnly();
    void renewalWithoutChange_isNotReported();
    void changesTogether_areReportedOnce();
    void getStream_reportsChanges();
    void getStreams_ofOneSessionGetEachChangeOnce();
    void stopping_endsListenWithItsResponse();
    void streamsOverTheCap_are503();
    void progress_onlyWithToken_data();
    void progress_onlyWithToken();
    void progress_risesAndEndsWithTheResponse();
    void progress_namesAnyService();
    void disconnect_cancelsModernCall_data();
    void disconnect_cancelsModernCall();
    void disconnect_doesNotCancelLegacyCall();
    void cancelled_endsTheCallOfItsSessionOnly();
    void cancelled_ofUnknownRequestIsIgnored_data();
    void cancelled_ofUnknownRequestIsIgnored();
};

void TstMcpStreams::listen_acknowledgesFirst_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<bool>("tools");
    QTest::newRow("tools") << QByteArray(R"({"toolsListChanged":true})") << true;
    QTest::newRow("all") << QByteArray(
                                R"({"toolsListChanged":true,"promptsListChanged":true,)"
                                R"("resourcesListChanged":true,"resourceSubscriptions":["a:b"]})")
                         << true;
    QTest::newRow("false") << QByteArray(R"({"toolsListChanged":false})") << false;
    QTest::newRow("nothing") << QByteArray("{}") << false;
}

void TstMcpStreams::listen_acknowledgesFirst()
{
    QFETCH(QByteArray, filter);
    QFETCH(bool, tools);
    const auto mesh = quickMesh();
    Wire wire(mesh->port());
    wire.send(
        McpClient(mesh.get()).modernPost("subscriptions/listen", R"("notifications":)" + filter));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 1, testTimeout);
    QVERIFY(wire.received().startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(wire.received().contains("\r\nContent-Type: text/event-stream\r\n"));
    const QJsonObject event = objectIn(eventsIn(wire.received()).constFirst());
    QCOMPARE(event.value("method"_L1).toString(), u"notifications/subscriptions/acknowledged"_s);
    QCOMPARE(event["params"_L1]["_meta"_L1][QLatin1StringView(subscription)], QJsonValue(1));
    QCOMPARE(event["params"_L1]["notifications"_L1].toObject(),
             tools ? QJsonObject({{u"toolsListChanged"_s, true}}) : QJsonObject());
}

void TstMcpStreams::listen_reportsChangesWithItsId()
{
    const auto mesh = quickMesh();
    const McpClient client(mesh.get());
    Wire wire(mesh->port());
    QByteArray body =
        client.modernBody("subscriptions/listen", R"("notifications":{"toolsListChanged":true})");
    body.replace(R"("id":1)", R"("id":"ear")");
    wire.send(client.post(body, client.modernHeaders("subscriptions/listen")));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 1, testTimeout);
    QVERIFY(registerTools(*mesh, "a", R"(["x"])"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 2, testTimeout);
    QCOMPARE(mesh->post("/deregister", R"({"instance_name":"a"})").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 3, testTimeout);
    for (const QByteArray &event : eventsIn(wire.received()).sliced(1)) {
        QCOMPARE(methodOf(event), u"notifications/tools/list_changed"_s);
        QCOMPARE(objectIn(event)["params"_L1]["_meta"_L1][QLatin1StringView(subscription)],
                 QJsonValue(u"ear"_s));
    }
}

void TstMcpStreams::listen_reportsNothingThatWasNotAskedFor()
{
    const auto mesh = quickMesh();
    const McpClient client(mesh.get());
    Wire deaf(mesh->port());
    deaf.send(client.modernPost("subscriptions/listen", R"("notifications":{})"));
    Wire listening(mesh->port());
    listening.send(
        client.modernPost("subscriptions/listen", R"("notifications":{"toolsListChanged":true})"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(deaf.received()).size(), 1, testTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(listening.received()).size(), 1, testTimeout);
    QVERIFY(registerTools(*mesh, "a", R"(["x"])"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(listening.received()).size(), 2, testTimeout);
    QCOMPARE(eventsIn(deaf.received()).size(), 1);
}

void TstMcpStreams::listen_needsAFilter()
{
    const auto mesh = quickMesh();
    const McpClient client(mesh.get());
    for (const char *params : {"", R"("notifications":[])", R"("notifications":null)"}) {
        const WireResponse response = client.modern("subscriptions/listen", params);
        QCOMPARE(response.status, 200);
        QCOMPARE(errorCode(response), -32602);
    }
}

void TstMcpStreams::listenOfOneService_reportsItsChangesOnly()
{
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "a", R"(["x"])"));
    Wire own(mesh->port());
    own.send(
        McpClient(mesh.get(), "/mcp/a")
            .modernPost("subscriptions/listen", R"("notifications":{"toolsListChanged":true})"));
    Wire all(mesh->port());
    all.send(
        McpClient(mesh.get())
            .modernPost("subscriptions/listen", R"("notifications":{"toolsListChanged":true})"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(own.received()).size(), 1, testTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(all.received()).size(), 1, testTimeout);
    QVERIFY(registerTools(*mesh, "b", R"(["x"])"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(all.received()).size(), 2, testTimeout);
    QVERIFY(registerTools(*mesh, "a", R"(["y"])"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(all.received()).size(), 3, testTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(own.received()).size(), 2, testTimeout);
}

void TstMcpStreams::renewalWithoutChange_isNotReported()
{
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "a", R"(["x"])"));
    Wire wire(mesh->port());
    wire.send(
        McpClient(mesh.get())
            .modernPost("subscriptions/listen", R"("notifications":{"toolsListChanged":true})"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 1, testTimeout);
    QVERIFY(registerTools(*mesh, "a", R"(["x"])", 10)); // moved, with the same tools
    QVERIFY(registerTools(*mesh, "empty", "[]"));
    QVERIFY(registerTools(*mesh, "b", R"(["x"])"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 2, testTimeout);
    QVERIFY(registerTools(*mesh, "a", R"(["x"])"));
    QVERIFY(registerTools(*mesh, "c", R"(["x"])"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 3, testTimeout);
}

void TstMcpStreams::changesTogether_areReportedOnce()
{
    const Mesh mesh({}, 120s, {.version = "1.2.3", .changeDelay = 200ms});
    Wire wire(mesh.port());
    wire.send(McpClient(&mesh).modernPost("subscriptions/listen",
                                          R"("notifications":{"toolsListChanged":true})"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 1, testTimeout);
    Wire services(mesh.port());
    for (const char *name : {"a", "b", "c"})
        services.send(mesh.request("POST", "/register",
                                   R"({"instance_name":")" + QByteArray(name) +
                                       R"(","port":9,"tools":["x"]})"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 2, testTimeout);
    QCOMPARE(services.statuses(), QList<int>({200, 200, 200}));
    mesh.api->endStreams();
    QTRY_VERIFY_WITH_TIMEOUT(wire.isClosed(), testTimeout);
    QCOMPARE(eventsIn(wire.received()).size(), 3); // acknowledged, changed, ended
}

void TstMcpStreams::getStream_reportsChanges()
{
    const auto mesh = quickMesh();
    Wire wire(mesh->port());
    wire.send(McpClient(mesh.get()).head("GET", "MCP-Protocol-Version: 2025-06-18\r\n") + "\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(wire.received().contains("text/event-stream"), testTimeout);
    QVERIFY(registerTools(*mesh, "a", R"(["x"])"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 1, testTimeout);
    QCOMPARE(eventsIn(wire.received()).constFirst(),
             R"({"jsonrpc":"2.0","method":"notifications/tools/list_changed"})");
    mesh->api->endStreams();
    QTRY_VERIFY_WITH_TIMEOUT(wire.isClosed(), testTimeout);
    QCOMPARE(eventsIn(wire.received()).size(), 1);
}

void TstMcpStreams::getStreams_ofOneSessionGetEachChangeOnce()
{
    const auto mesh = quickMesh();
    const McpClient client(mesh.get());
    std::array<Wire, 3> wires{Wire(mesh->port()), Wire(mesh->port()), Wire(mesh->port())};
    const std::array<QByteArray, 3> sessions{"one", "one", "other"};
    for (size_t i = 0; i < wires.size(); ++i) {
        wires.at(i).send(client.head("GET", "Mcp-Session-Id: " + sessions.at(i) + "\r\n") + "\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(wires.at(i).received().contains("text/event-stream"), testTimeout);
    }
    QVERIFY(registerTools(*mesh, "a", R"(["x"])"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wires.at(1).received()).size(), 1, testTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wires.at(2).received()).size(), 1, testTimeout);
    QCOMPARE(eventsIn(wires.at(0).received()).size(), 0);
}

void TstMcpStreams::stopping_endsListenWithItsResponse()
{
    const auto mesh = quickMesh();
    Wire wire(mesh->port());
    wire.send(
        McpClient(mesh.get())
            .modernPost("subscriptions/listen", R"("notifications":{"toolsListChanged":true})"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 1, testTimeout);
    mesh->api->endStreams();
    QTRY_VERIFY_WITH_TIMEOUT(wire.isClosed(), testTimeout);
    const QJsonObject last = objectIn(eventsIn(wire.received()).constLast());
    QCOMPARE(last.value("id"_L1), QJsonValue(1));
    QCOMPARE(last["result"_L1]["resultType"_L1].toString(), u"complete"_s);
    QCOMPARE(last["result"_L1]["_meta"_L1][QLatin1StringView(subscription)], QJsonValue(1));
}

void TstMcpStreams::streamsOverTheCap_are503()
{
    ScriptedServer service({{okResponse("{}"), false}});
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "a", R"(["x"])", service.port()));
    const McpClient client(mesh.get());
    const QByteArray listen = client.modernPost("subscriptions/listen", R"("notifications":{})");
    std::vector<std::unique_ptr<Wire>> wires;
    for (int i = 0; i < http::ServerLimits().maxStreams; ++i) {
        wires.push_back(std::make_unique<Wire>(mesh->port()));
        wires.back()->send(listen);
    }
    for (const auto &wire : wires)
        QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire->received()).size(), 1, testTimeout);
    const WireResponse over = client.send(listen);
    QCOMPARE(over.status, 503);
    QCOMPARE(over.header("Retry-After"), "1");
    // A call does without progress.
    const WireResponse call =
        client.legacy("tools/call", R"({"name":"a__x","_meta":{"progressToken":1}})");
    QCOMPARE(call.status, 200);
    QCOMPARE(call.header("Content-Type"), "application/json");
    QCOMPARE(mesh->metric("mm_mesh_change_streams"), "64");
    wires.pop_back();
    QTRY_COMPARE_WITH_TIMEOUT(client.send(listen).status, 200, testTimeout);
}

void TstMcpStreams::progress_onlyWithToken_data()
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

void TstMcpStreams::progress_onlyWithToken()
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

void TstMcpStreams::progress_risesAndEndsWithTheResponse()
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
    const QJsonObject last = objectIn(events.takeLast());
    QCOMPARE(last["result"_L1]["structuredContent"_L1]["n"_L1].toInt(), 1);
    double before = 0;
    for (const QByteArray &event : std::as_const(events)) {
        QCOMPARE(methodOf(event), u"notifications/progress"_s);
        QVERIFY(event.contains(R"("progressToken":"t\u0041")"));
        const double progress = objectIn(event)["params"_L1]["progress"_L1].toDouble();
        QVERIFY(progress > before);
        before = progress;
    }
}

void TstMcpStreams::progress_namesAnyService()
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

void TstMcpStreams::disconnect_cancelsModernCall_data()
{
    QTest::addColumn<QByteArray>("more"); // in _meta
    QTest::newRow("JSON") << QByteArray();
    QTest::newRow("stream") << QByteArray(R"(,"progressToken":1)");
}

void TstMcpStreams::disconnect_cancelsModernCall()
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

void TstMcpStreams::disconnect_doesNotCancelLegacyCall()
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

void TstMcpStreams::cancelled_endsTheCallOfItsSessionOnly()
{
    ScriptedServer service; // answers below
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "a", R"(["x"])", service.port()));
    const McpClient client(mesh.get());
    const QByteArray call = client.legacyBody("tools/call", R"({"name":"a__x"})", "\"same\"");
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

void TstMcpStreams::cancelled_ofUnknownRequestIsIgnored_data()
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

void TstMcpStreams::cancelled_ofUnknownRequestIsIgnored()
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

MM_SUITE(TstMcpStreams)
#include "tst_mcpstreams.moc"
