// SPDX-License-Identifier: MIT
#include "bridgeclient.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

/// A bridge to an MM in the same process.
class TstBridge final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests_areAnsweredInBothEras();
    void mirroredArguments_needNoHeaders();
    void oneService_hasItsOwnToolNames();
    void unknownService_isAnErrorOfTheRequest();
    void result_isOneLine();
    void requests_runAtTheSameTime();
    void cancel_reachesTheService_data();
    void cancel_reachesTheService();
    void cancel_ofEqualIdsReachesItsOwn();
    void end_cancelsWhatRuns();
    void progress_isPassedOn();
    void batch_isAnsweredAsOne();
    void longMessage_isAnError();
    void rejection_isAnErrorWithItsSentence();
    void changes_ofTheLegacyEraArePassedOn();
    void changes_ofTheModernEraArePassedOnUntilCancelled();
    void badListen_isAnError();
};

void TstBridge::requests_areAnsweredInBothEras()
{
    const auto mesh = quickMesh();
    QVERIFY(registerTools(*mesh, "a", R"(["x"])"));
    BridgeClient client(mesh->port());
    const auto tools = [](const QJsonObject &response) {
        return response["result"_L1]["tools"_L1].toArray().size();
    };
    QCOMPARE(client.ask(McpClient::legacyBody("initialize"))["id"_L1].toInt(), 1);
    client.send(R"({"jsonrpc":"2.0","method":"notifications/x"})");
    client.send("");
    QCOMPARE(tools(client.ask(McpClient::legacyBody("tools/list"))), 5);
    const QJsonObject modern = client.ask(McpClient::modernBody("tools/list"));
    QCOMPARE(tools(modern), 5);
    QCOMPARE(modern["result"_L1]["resultType"_L1].toString(), u"complete"_s);
    QVERIFY(!client.ask(McpClient::modernBody("server/discover"))["result"_L1].isUndefined());
    QCOMPARE(client.ask(McpClient::modernBody("ping"))["error"_L1]["code"_L1].toInt(), -32601);
}

void TstBridge::mirroredArguments_needNoHeaders()
{
    ScriptedServer service({{okResponse("{}"), false}});
    const auto mesh = quickMesh();
    QVERIFY(registerTool(
        *mesh, service.port(),
        R"({"name":"t","inputSchema":{"type":"object","properties":{"r":{"type":"string","x-mcp-header":"R"}}}})"));
    BridgeClient client(mesh->port());
    const QJsonObject response =
        client.ask(McpClient::modernBody("tools/call", R"("name":"s__t","arguments":{"r":"1"})"));
    QVERIFY2(response.contains("result"_L1), client.received.value(0).constData());
}

void TstBridge::oneService_hasItsOwnToolNames()
{
    ScriptedServer service({{okResponse("{}"), false}});
    const auto mesh = quickMesh();
    QVERIFY(registerTool(*mesh, service.port()));
    BridgeClient client(mesh->port(), {.path = "/mcp/s"});
    QVERIFY(client.call("t").contains("result"_L1));
}

void TstBridge::unknownService_isAnErrorOfTheRequest()
{
    const auto mesh = quickMesh();
    BridgeClient client(mesh->port(), {.path = "/mcp/s"});
    const QJsonObject response = client.ask(McpClient::legacyBody("tools/list", "{}", "\"7\""));
    QCOMPARE(response["id"_L1].toString(), u"7"_s);
    QVERIFY(errorText(response).contains(u"\"s\""_s));
}

void TstBridge::result_isOneLine()
{
    ScriptedServer service({{okResponse("{\"content\":\r\n[]\n}"), false}});
    const auto mesh = quickMesh();
    QVERIFY(registerTool(*mesh, service.port()));
    BridgeClient client(mesh->port());
    QVERIFY(client.call("s__t").contains("result"_L1));
    QVERIFY(!client.received.constFirst().contains('\n'));
    QVERIFY(client.received.constFirst().contains("{\"content\":  [] }"));
}

void TstBridge::requests_runAtTheSameTime()
{
    ScriptedServer service; // does not answer
    const auto mesh = quickMesh();
    QVERIFY(registerTool(*mesh, service.port()));
    BridgeClient client(mesh->port());
    for (int i = 0; i < 3; ++i)
        client.sendRequest("tools/call", R"({"name":"s__t"})", QByteArray::number(i));
    QCOMPARE(client.ask(McpClient::legacyBody("ping", "{}", "9"))["id"_L1].toInt(), 9);
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 3, testTimeout);
    QCOMPARE(client.bridge.running(), 3);
}

void TstBridge::cancel_reachesTheService_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("legacy") << McpClient::legacyBody("tools/call", R"({"name":"s__t"})");
    QTest::newRow("modern") << McpClient::modernBody("tools/call", R"("name":"s__t")");
}

void TstBridge::cancel_reachesTheService()
{
    QFETCH(QByteArray, request);
    ScriptedServer service;
    const auto mesh = quickMesh();
    QVERIFY(registerTool(*mesh, service.port()));
    BridgeClient client(mesh->port());
    client.send(request);
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 1, testTimeout);
    client.cancel("\"1\""); // another one's
    client.cancel("1");
    QTRY_COMPARE_WITH_TIMEOUT(service.open(), 0, testTimeout);
    QCOMPARE(client.bridge.running(), 0);
    QCOMPARE(client.ask(McpClient::legacyBody("ping", "{}", "2"))["id"_L1].toInt(), 2);
    QCOMPARE(client.received.size(), 1);
}

void TstBridge::cancel_ofEqualIdsReachesItsOwn()
{
    ScriptedServer service;
    const auto mesh = quickMesh();
    QVERIFY(registerTool(*mesh, service.port()));
    BridgeClient one(mesh->port());
    BridgeClient other(mesh->port());
    for (BridgeClient *client : {&one, &other})
        client->sendRequest("tools/call", R"({"name":"s__t"})");
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 2, testTimeout);
    one.cancel("1");
    QTRY_COMPARE_WITH_TIMEOUT(service.open(), 1, testTimeout);
    QCOMPARE(other.bridge.running(), 1);
}

void TstBridge::end_cancelsWhatRuns()
{
    ScriptedServer service;
    const auto mesh = quickMesh();
    QVERIFY(registerTool(*mesh, service.port()));
    auto client = std::make_unique<BridgeClient>(mesh->port());
    client->sendRequest("tools/call", R"({"name":"s__t"})");
    QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), 1, testTimeout);
    client.reset();
    QTRY_COMPARE_WITH_TIMEOUT(service.open(), 0, testTimeout);
}

void TstBridge::progress_isPassedOn()
{
    ScriptedServer service;
    const auto mesh = quickMesh();
    QVERIFY(registerTool(*mesh, service.port()));
    BridgeClient client(mesh->port());
    client.sendRequest("tools/call", R"({"name":"s__t","_meta":{"progressToken":"p"}})");
    QVERIFY(client.waitFor(2));
    QCOMPARE(methodOf(client.received.constFirst()), u"notifications/progress"_s);
    service.send(okResponse("{}"));
    QTRY_COMPARE_WITH_TIMEOUT(client.bridge.running(), 0, testTimeout);
    QVERIFY(objectIn(client.received.constLast()).contains("result"_L1));
}

void TstBridge::batch_isAnsweredAsOne()
{
    const auto mesh = quickMesh();
    BridgeClient client(mesh->port());
    client.send('[' + McpClient::legacyBody("ping") + ',' +
                McpClient::legacyBody("ping", "{}", "2") + ']');
    QVERIFY(client.waitFor(1));
    QCOMPARE(QJsonDocument::fromJson(client.received.constFirst()).array().size(), 2);
    client.send(R"([{"jsonrpc":"2.0","method":"notifications/x"}])");
    QTRY_COMPARE_WITH_TIMEOUT(client.bridge.running(), 0, testTimeout);
    QCOMPARE(client.received.size(), 1);
}

void TstBridge::longMessage_isAnError()
{
    BridgeClient client(unusedPort());
    client.bridge.receive({.isTooLong = true, .id = "\"a\""});
    client.bridge.receive({.isTooLong = true});
    QCOMPARE(client.received.size(), 2);
    QCOMPARE(objectIn(client.received.at(0))["id"_L1].toString(), u"a"_s);
    QVERIFY(errorText(objectIn(client.received.at(0))).contains(u"4 MiB"_s));
    QVERIFY(objectIn(client.received.at(1))["id"_L1].isNull());
}

void TstBridge::rejection_isAnErrorWithItsSentence()
{
    http::Server server([](const http::ExchangePtr &exchange) {
        exchange->respond(http::errorResponse(503, u"Not now."_s));
    });
    server.setAccess({.bearerToken = "0123456789abcdef"});
    QString error;
    QVERIFY(server.listen(0, &error));
    BridgeClient without(server.port());
    const QString refused = errorText(without.call("x"));
    QVERIFY2(refused.contains(u"token"_s), qPrintable(refused));
    BridgeClient client(server.port(), {.token = "0123456789abcdef"});
    QCOMPARE(errorText(client.call("x")), u"Not now."_s);
}

void TstBridge::changes_ofTheLegacyEraArePassedOn()
{
    const auto mesh = quickMesh();
    BridgeClient client(mesh->port());
    client.send(R"({"jsonrpc":"2.0","method":"notifications/initialized"})");
    QTRY_COMPARE_WITH_TIMEOUT(mesh->metric("mm_mesh_change_streams"), QByteArray("1"), testTimeout);
    QVERIFY(registerTools(*mesh, "a", R"(["x"])"));
    QVERIFY(client.waitFor(1));
    QCOMPARE(methodOf(client.received.constFirst()), u"notifications/tools/list_changed"_s);
}

void TstBridge::changes_ofTheModernEraArePassedOnUntilCancelled()
{
    const auto mesh = quickMesh();
    BridgeClient client(mesh->port());
    client.send(McpClient::modernBody("subscriptions/listen",
                                      R"("notifications":{"toolsListChanged":true})"));
    QVERIFY(client.waitFor(1));
    QCOMPARE(methodOf(client.received.at(0)), u"notifications/subscriptions/acknowledged"_s);
    QVERIFY(registerTools(*mesh, "a", R"(["x"])"));
    QVERIFY(client.waitFor(2));
    QCOMPARE(methodOf(client.received.at(1)), u"notifications/tools/list_changed"_s);
    client.cancel("1");
    QTRY_COMPARE_WITH_TIMEOUT(mesh->metric("mm_mesh_change_streams"), QByteArray("0"), testTimeout);
    QCOMPARE(client.received.size(), 2);
}

void TstBridge::badListen_isAnError()
{
    const auto mesh = quickMesh();
    BridgeClient client(mesh->port());
    const QJsonObject response =
        client.ask(McpClient::modernBody("subscriptions/listen", R"("notifications":1)"));
    QCOMPARE(response["error"_L1]["code"_L1].toInt(), -32602);
}

MM_SUITE(TstBridge)
#include "tst_bridge.moc"
