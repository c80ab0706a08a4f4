// SPDX-License-Identifier: MIT
#include "mcp/mcpclient.h"
#include "servers/servermesh.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

/// MCP clients of servers that MM runs: each era of clients with each era of servers.
class TstMcpServers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEra_data();

    void capabilities_areThoseOfTheServer_data() { everyEra_data(); }
    void capabilities_areThoseOfTheServer();
    void capabilities_ofOtherServicesAreTools();
    void tools_areListedUnderBothNames_data() { everyEra_data(); }
    void tools_areListedUnderBothNames();
    void result_isPassedAsSent_data() { everyEra_data(); }
    void result_isPassedAsSent();
    void error_isPassedAsSent_data() { everyEra_data(); }
    void error_isPassedAsSent();
    void otherMethods_arePassed_data() { everyEra_data(); }
    void otherMethods_arePassed();
    void otherMethods_existForServersOnly();
    void missingResource_hasTheCodeOfTheEra();
    void structuredContent_isAnObjectForLegacyClients();
    void inputRequired_isPassedToModernClientsOfOneServer();
    void messages_areCountedOnce();
    void firstList_waitsForAStartingServer_data();
    void firstList_waitsForAStartingServer();
    void deadServer_isInTheResult();

private:
    /// A request with \p params, members of an object, in the era of the client.
    [[nodiscard]] static WireResponse ask(const McpClient &client, const QByteArray &method,
                                          const QByteArray &params = {},
                                          const QByteArray &name = {})
    {
        QFETCH(bool, isModern);
        return isModern ? client.modern(method, params, name)
                        : client.legacy(method, '{' + params + '}');
    }
    [[nodiscard]] static ServerEntry entryOfRow()
    {
        QFETCH(QString, server);
        return fixtureEntry(u"s"_s, {u"--era"_s, server});
    }
};

namespace {

/// The "requestState" of a response, JSON as sent.
QByteArray quotedState(const QByteArray &body)
{
    const QByteArray key = R"("requestState": )";
    const qsizetype at = body.indexOf(key);
    if (at < 0)
        return {};
    const qsizetype begin = at + key.size();
    return body.sliced(begin, body.indexOf('"', begin + 1) + 1 - begin);
}

} // namespace

void TstMcpServers::everyEra_data()
{
    QTest::addColumn<bool>("isModern");
    QTest::addColumn<QString>("server");
    QTest::newRow("legacy, legacy") << false << u"legacy"_s;
    QTest::newRow("legacy, modern") << false << u"modern"_s;
    QTest::newRow("modern, legacy") << true << u"legacy"_s;
    QTest::newRow("modern, modern") << true << u"modern"_s;
}

void TstMcpServers::capabilities_areThoseOfTheServer()
{
    const ServerMesh mesh({entryOfRow()});
    const McpClient client(mesh.get(), "/mcp/s");
    QFETCH(bool, isModern);
    // Waits for the server.
    const QJsonObject result =
        resultIn(isModern ? client.modern("server/discover")
                          : client.legacy("initialize", R"({"protocolVersion":"2025-06-18"})"));
    const QJsonObject capabilities = result["capabilities"_L1].toObject();
    QCOMPARE(capabilities.keys(),
             (QStringList{u"completions"_s, u"prompts"_s, u"resources"_s, u"tools"_s}));
    QCOMPARE(capabilities["resources"_L1]["subscribe"_L1].toBool(), true);
    QCOMPARE(result["instructions"_L1].toString(), u"instructions of fixture"_s);
    const QJsonObject all = resultIn(isModern ? McpClient(mesh.get()).modern("server/discover")
                                              : McpClient(mesh.get()).legacy("initialize"));
    QCOMPARE(all["capabilities"_L1].toObject().keys(), QStringList{u"tools"_s});
}

void TstMcpServers::capabilities_ofOtherServicesAreTools()
{
    const ServerMesh mesh({shellEntry(u"none"_s)});
    QVERIFY(mesh.isUp(u"none"_s));
    QVERIFY(mesh->registerService("http", 9));
    for (const char *name : {"none", "http"}) {
        const McpClient client(mesh.get(), "/mcp/" + QByteArray(name));
        QCOMPARE(resultIn(client.legacy("initialize"))["capabilities"_L1].toObject().keys(),
                 QStringList{u"tools"_s});
    }
}

void TstMcpServers::tools_areListedUnderBothNames()
{
    const ServerMesh mesh({entryOfRow()});
    const auto names = [](const WireResponse &response) {
        QStringList found;
        for (const QJsonValue each : resultIn(response)["tools"_L1].toArray())
            found += each["name"_L1].toString();
        return found;
    };
    QVERIFY(names(ask(McpClient(mesh.get(), "/mcp/s"), "tools/list")).contains(u"add"_s));
    QVERIFY(names(ask(McpClient(mesh.get()), "tools/list")).contains(u"s__add"_s));
}

void TstMcpServers::result_isPassedAsSent()
{
    const ServerMesh mesh({entryOfRow()});
    QVERIFY(mesh.isUp(u"s"_s));
    const QByteArray sent =
        R"("structuredContent":{"big":9007199254740993,"bigger":18446744073709551616123456789,)"
        R"("small":1.0E-400,"zero":-0.0,"b":1,"a":2,"":[]},"_meta":{"example.com/n":)"
        R"(12345678901234567890},"unknown":{"deep":[[[{"n":1.10}]]]} })";
    for (const bool isAll : {false, true}) {
        const McpClient client(mesh.get(), isAll ? "/mcp" : "/mcp/s");
        const QByteArray name = isAll ? "s__exact" : "exact";
        const WireResponse response = ask(client, "tools/call", R"("name":")" + name + '"', name);
        QCOMPARE(response.status, 200);
        QVERIFY2(response.body.contains(sent), response.body.constData());
        QFETCH(bool, isModern);
        if (isModern)
            QVERIFY(response.body.contains(R"("resultType":"complete")"));
    }
}

void TstMcpServers::error_isPassedAsSent()
{
    const ServerMesh mesh({entryOfRow()});
    QVERIFY(mesh.isUp(u"s"_s));
    const McpClient client(mesh.get(), "/mcp/s");
    const WireResponse response =
        ask(client, "tools/call", R"("name":"rpcerror","arguments":{"code":-32077})", "rpcerror");
    QCOMPARE(response.status, 200);
    const QByteArray sent = R"("error":{"code": -32077, "message": "the server's own error", )"
                            R"("data": {"big": 9007199254740993}}})";
    QVERIFY2(response.body.endsWith(sent), response.body.constData());
    const WireResponse failed = ask(client, "tools/call", R"("name":"fail")", "fail");
    QCOMPARE(resultIn(failed)["isError"_L1].toBool(), true);
    QCOMPARE(errorCode(ask(client, "tools/call", R"("name":"nothing")", "nothing")), -32602);
    QCOMPARE(mesh->errors("s", "rpc_error"), "1");
    QCOMPARE(mesh->errors("s", "tool_error"), "1");
}

void TstMcpServers::otherMethods_arePassed()
{
    const ServerMesh mesh({entryOfRow()});
    QVERIFY(mesh.isUp(u"s"_s));
    const McpClient client(mesh.get(), "/mcp/s");
    const QJsonObject page = resultIn(ask(client, "resources/list"));
    QCOMPARE(page["resources"_L1].toArray().size(), 2);
    const QByteArray cursor = page["nextCursor"_L1].toString().toUtf8();
    const QJsonObject next =
        resultIn(ask(client, "resources/list", R"("cursor":")" + cursor + '"'));
    QCOMPARE(next["resources"_L1][0]["uri"_L1].toString(), u"test://page/2"_s);
    const QJsonObject templates = resultIn(ask(client, "resources/templates/list"));
    QCOMPARE(templates["resourceTemplates"_L1].toArray().size(), 1);
    const QJsonObject read =
        resultIn(ask(client, "resources/read", R"("uri":"test://page/1")", "test://page/1"));
    QCOMPARE(read["contents"_L1][0]["text"_L1].toString(), u"content of test://page/1"_s);
    QCOMPARE(resultIn(ask(client, "prompts/list"))["prompts"_L1].toArray().size(), 2);
    const QJsonObject prompt = resultIn(
        ask(client, "prompts/get", R"("name":"greeting","arguments":{"who":"Ada"})", "greeting"));
    QCOMPARE(prompt["messages"_L1][0]["content"_L1]["text"_L1].toString(), u"Hello Ada"_s);
    const QJsonObject completion = resultIn(
        ask(client, "completion/complete",
            R"("ref":{"type":"ref/prompt","name":"x"},"argument":{"name":"n","value":"alp"})"));
    QCOMPARE(completion["completion"_L1]["values"_L1].toArray().size(), 2);
    const WireResponse unknown = ask(client, "logging/setLevel", R"("level":"info")");
    QCOMPARE(errorCode(unknown), -32601);
}

void TstMcpServers::otherMethods_existForServersOnly()
{
    const ServerMesh mesh({shellEntry(u"s"_s)});
    QVERIFY(mesh->registerService("http", 9));
    for (const char *path : {"/mcp", "/mcp/http"}) {
        const McpClient client(mesh.get(), path);
        QCOMPARE(errorCode(client.legacy("resources/list")), -32601);
        QCOMPARE(errorCode(client.modern("prompts/list")), -32601);
        QCOMPARE(client.modern("prompts/list").status, 404);
    }
}

void TstMcpServers::missingResource_hasTheCodeOfTheEra()
{
    // The fixture has the code of the modern era, which legacy clients get too.
    const ServerMesh mesh({fixtureEntry(u"s"_s)});
    QVERIFY(mesh.isUp(u"s"_s));
    const McpClient client(mesh.get(), "/mcp/s");
    const WireResponse response = client.modern("resources/read", R"("uri":"no:x")", "no:x");
    QCOMPARE(errorCode(response), -32602);
    QVERIFY(response.body.contains(R"("data": {"uri": "no:x"})"));
}

void TstMcpServers::structuredContent_isAnObjectForLegacyClients()
{
    // A modern server: its answers to discovery, tools/list (after which MM listens) and two calls.
    const auto answer = [](int id, const QByteArray &result) {
        return u"read a; echo '{\"jsonrpc\":\"2.0\",\"id\":%1,\"result\":{%2}}';"_s.arg(
            QString::number(id), QString::fromUtf8(result));
    };
    const QByteArray list = R"("content":[],"structuredContent":[1.0,2])";
    const QString script =
        answer(1, R"("supportedVersions":["2026-07-28"],"capabilities":{"tools":{}})") +
        answer(2, R"("tools":[{"name":"t","inputSchema":{"type":"object"}}])") + u"read a;"_s +
        answer(4, list) + answer(5, list) + u"exec cat >/dev/null"_s;
    const ServerMesh mesh({{.name = u"s"_s, .command = u"/bin/sh"_s, .args = {u"-c"_s, script}}});
    QVERIFY(mesh.isUp(u"s"_s));
    const McpClient client(mesh.get(), "/mcp/s");
    const WireResponse legacy = client.call("t");
    QVERIFY2(legacy.body.contains(R"("structuredContent":{"value":[1.0,2]})"),
             legacy.body.constData());
    const WireResponse modern = client.modern("tools/call", R"("name":"t")", "t");
    QVERIFY2(modern.body.contains(R"("structuredContent":[1.0,2])"), modern.body.constData());
}

void TstMcpServers::inputRequired_isPassedToModernClientsOfOneServer()
{
    const ServerMesh mesh({fixtureEntry(u"s"_s, {u"--era"_s, u"modern"_s})});
    QVERIFY(mesh.isUp(u"s"_s));
    const McpClient client(mesh.get(), "/mcp/s");
    const WireResponse asks =
        client.modern("tools/call", R"("name":"input_required")", "input_required");
    const QJsonObject asked = resultIn(asks);
    QCOMPARE(asked["resultType"_L1].toString(), u"input_required"_s);
    QVERIFY(asked["inputRequests"_L1]["user_name"_L1].isObject());
    const QByteArray state = quotedState(asks.body);
    QVERIFY(!state.isEmpty());
    const WireResponse answered =
        client.modern("tools/call",
                      R"("name":"input_required","inputResponses":{"user_name":{"n":1}},)"
                      R"("requestState":)" +
                          state,
                      "input_required");
    const QByteArray text = resultIn(answered)["content"_L1][0]["text"_L1].toString().toUtf8();
    QCOMPARE(objectIn(text)["answers"_L1]["user_name"_L1]["n"_L1].toInt(), 1);
    QCOMPARE(objectIn(text)["state"_L1], asked["requestState"_L1]);
    const WireResponse legacy = client.call("input_required");
    QCOMPARE(resultIn(legacy)["isError"_L1].toBool(), true);
    QVERIFY(legacy.body.contains("only clients of MCP 2026-07-28 can give"));
}

void TstMcpServers::messages_areCountedOnce()
{
    const ServerMesh mesh({fixtureEntry(u"s"_s)});
    QVERIFY(mesh.isUp(u"s"_s));
    const McpClient client(mesh.get(), "/mcp/s");
    const auto count = [&mesh] { return mesh->listed(u"s"_s)["message_count"_L1].toInt(); };
    for (const char *method : {"tools/list", "resources/list", "resources/templates/list",
                               "prompts/list", "ping", "initialize"})
        QCOMPARE(client.legacy(method).status, 200);
    (void)client.legacy("completion/complete", R"({"argument":{"name":"n","value":"a"}})");
    (void)client.legacy("resources/subscribe", R"({"uri":"test://page/1"})");
    QCOMPARE(count(), 0);
    (void)client.call("add", R"({"a":1,"b":2})");
    QCOMPARE(count(), 1);
    (void)client.legacy("resources/read", R"({"uri":"test://page/1"})");
    QCOMPARE(count(), 2);
    (void)client.legacy("prompts/get", R"({"name":"no such prompt"})");
    QCOMPARE(count(), 3);
    QCOMPARE(mesh->listed(u"s"_s)["failed_calls"_L1].toInt(), 1);
    (void)client.call("nothing"); // not listed, so never sent
    QCOMPARE(count(), 3);
    (void)McpClient(mesh.get()).call("s__fail");
    QCOMPARE(count(), 4);
    QCOMPARE(objectIn(mesh->get("/health").body)["messages"_L1].toInt(), 4);
}

void TstMcpServers::firstList_waitsForAStartingServer_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("tool");
    QTest::newRow("all") << QByteArray("/mcp") << QByteArray(R"("s__add")");
    QTest::newRow("one") << QByteArray("/mcp/s") << QByteArray(R"("add")");
}

void TstMcpServers::firstList_waitsForAStartingServer()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, tool);
    const ServerMesh mesh({fixtureEntry(u"s"_s, {u"--start"_s, u"slow:0.3"_s}),
                           {.name = u"broken"_s, .command = u"no-such-program"_s}});
    const WireResponse response = McpClient(mesh.get(), path).legacy("tools/list");
    QVERIFY2(response.body.contains(tool), response.body.constData());
}

void TstMcpServers::deadServer_isInTheResult()
{
    auto limits = quickLimits();
    limits.firstBackOff = 1h;
    limits.startWait = 50ms;
    const ServerMesh mesh({fixtureEntry(u"s"_s)}, limits);
    QVERIFY(mesh.isUp(u"s"_s));
    const McpClient client(mesh.get());
    const WireResponse crashed = client.call("s__crash");
    QCOMPARE(resultIn(crashed)["isError"_L1].toBool(), true);
    QVERIFY(crashed.body.contains("it ended during the call: it exited with code 3"));
    const WireResponse later = client.call("s__add");
    QCOMPARE(resultIn(later)["isError"_L1].toBool(), true);
    QVERIFY2(later.body.contains("it exited with code 3"), later.body.constData());
    const McpClient one(mesh.get(), "/mcp/s");
    QCOMPARE(errorCode(one.legacy("resources/list")), -32603);
}

MM_SUITE(TstMcpServers)
#include "tst_mcpservers.moc"
