// SPDX-License-Identifier: MIT
#include "mcp/mcpclient.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

namespace {

constexpr const char *subscription = "io.modelcontextprotocol/subscriptionId";

} // namespace

/// The streams on which MCP clients are notified of changed tools, in both eras.
class TstMcpStreams final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changeNotices_acknowledgedFirst_data();
    void changeNotices_acknowledgedFirst();
    void changeNotices_haveTheSubscriptionsId();
    void changeNotices_onlyWhatWasAskedFor();
    void changeNotices_needAFilter();
    void changeNotices_ofOneServiceOnly();
    void changeNotices_notForARenewal();
    void changeNotices_onceForChangesTogether();
    void changeNotices_onTheGetStream();
    void changeNotices_onceForASession();
    void changeNotices_endWithTheResponse();
    void changeNotices_overTheCapAre503();
};

void TstMcpStreams::changeNotices_acknowledgedFirst_data()
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

void TstMcpStreams::changeNotices_acknowledgedFirst()
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

void TstMcpStreams::changeNotices_haveTheSubscriptionsId()
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

void TstMcpStreams::changeNotices_onlyWhatWasAskedFor()
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

void TstMcpStreams::changeNotices_needAFilter()
{
    const auto mesh = quickMesh();
    const McpClient client(mesh.get());
    for (const char *params : {"", R"("notifications":[])", R"("notifications":null)"}) {
        const WireResponse response = client.modern("subscriptions/listen", params);
        QCOMPARE(response.status, 200);
        QCOMPARE(errorCode(response), -32602);
    }
}

void TstMcpStreams::changeNotices_ofOneServiceOnly()
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

void TstMcpStreams::changeNotices_notForARenewal()
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

void TstMcpStreams::changeNotices_onceForChangesTogether()
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

void TstMcpStreams::changeNotices_onTheGetStream()
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

void TstMcpStreams::changeNotices_onceForASession()
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

void TstMcpStreams::changeNotices_endWithTheResponse()
{
    const auto mesh = quickMesh();
    Wire wire(mesh->port());
    wire.send(
        McpClient(mesh.get())
            .modernPost("subscriptions/listen", R"("notifications":{"toolsListChanged":true})"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire.received()).size(), 1, testTimeout);
    mesh->api->endStreams();
    QTRY_VERIFY_WITH_TIMEOUT(wire.isClosed(), testTimeout);
    const QJsonObject response = objectIn(eventsIn(wire.received()).constLast());
    QCOMPARE(response.value("id"_L1), QJsonValue(1));
    QCOMPARE(response["result"_L1]["resultType"_L1].toString(), u"complete"_s);
    QCOMPARE(response["result"_L1]["_meta"_L1][QLatin1StringView(subscription)], QJsonValue(1));
}

void TstMcpStreams::changeNotices_overTheCapAre503()
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

MM_SUITE(TstMcpStreams)
#include "tst_mcpstreams.moc"
