// SPDX-License-Identifier: MIT
#include "mcp/mcpclient.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

/// Calls of tools by MCP: what passes to the service, and what is counted.
class TstMcpCalls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arguments_passAsSent();
    void missingArguments_areEmpty_data();
    void missingArguments_areEmpty();
    void failedTools_unknownIsInvalidParams_data();
    void failedTools_unknownIsInvalidParams();
    void badParams_areInvalid_data();
    void badParams_areInvalid();
    void id_isReturnedAsSent_data();
    void id_isReturnedAsSent();
    void everyCall_countsOnce();
    void paramHeaders_mustEqualArguments_data();
    void paramHeaders_mustEqualArguments();
};

void TstMcpCalls::arguments_passAsSent()
{
    const QByteArray arguments = R"({ "b":1.10,"a":123456789012345678901234567890 , "b":"\u0041"})";
    ScriptedServer service({{okResponse("{}"), false}, {okResponse("{}"), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port()));
    QCOMPARE(McpClient(&mesh).call("s__t", arguments).status, 200);
    QCOMPARE(McpClient(&mesh, "/mcp/s")
                 .modern("tools/call", R"("name":"t","arguments":)" + arguments, "t")
                 .status,
             200);
    QCOMPARE(service.requests().size(), 2);
    for (const QByteArray &request : service.requests()) {
        QVERIFY(request.startsWith("POST /tools/t HTTP/1.1\r\n"));
        QVERIFY(request.endsWith("\r\n\r\n" + arguments));
    }
}

void TstMcpCalls::missingArguments_areEmpty_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::newRow("missing") << QByteArray(R"({"name":"s__t"})");
    QTest::newRow("null") << QByteArray(R"({"name":"s__t","arguments":null})");
}

void TstMcpCalls::missingArguments_areEmpty()
{
    QFETCH(QByteArray, params);
    ScriptedServer service({{okResponse("{}"), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port()));
    QCOMPARE(McpClient(&mesh).legacy("tools/call", params).status, 200);
    QVERIFY(service.requests().value(0).endsWith("\r\n\r\n{}"));
}

void TstMcpCalls::failedTools_unknownIsInvalidParams_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("none") << QByteArray("/mcp") << QByteArray("none");
    QTest::newRow("bare name") << QByteArray("/mcp") << QByteArray("t");
    QTest::newRow("of no service") << QByteArray("/mcp") << QByteArray("x__t");
    QTest::newRow("of a service") << QByteArray("/mcp/s") << QByteArray("none");
    QTest::newRow("with its service") << QByteArray("/mcp/s") << QByteArray("s__t");
    QTest::newRow("MM's own") << QByteArray("/mcp/s") << QByteArray("list_services");
}

void TstMcpCalls::failedTools_unknownIsInvalidParams()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, name);
    const Mesh mesh;
    QVERIFY(registerTool(mesh, 9));
    const WireResponse response = McpClient(&mesh, path).call(name);
    QCOMPARE(response.status, 200);
    QCOMPARE(errorCode(response), -32602);
    QVERIFY(response.body.contains(name));
    QCOMPARE(mesh.stats->stats().totalMessages, 0);
}

void TstMcpCalls::badParams_areInvalid_data()
{
    QTest::addColumn<QByteArray>("params");
    for (const char *params : {"{}", R"({"name":7})", R"({"name":"s__t","arguments":[]})",
                               R"({"name":"s__t","arguments":"x"})"})
        QTest::newRow(params) << QByteArray(params);
}

void TstMcpCalls::badParams_areInvalid()
{
    QFETCH(QByteArray, params);
    const Mesh mesh;
    QVERIFY(registerTool(mesh, 9));
    const WireResponse response = McpClient(&mesh).legacy("tools/call", params);
    QCOMPARE(errorCode(response), -32602);
    QCOMPARE(mesh.stats->stats().totalMessages, 0);
}

void TstMcpCalls::id_isReturnedAsSent_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const char *id : {"0", "-7", "9007199254740993", R"("a\u0041\"b")", R"("")"})
        QTest::newRow(id) << QByteArray(id);
}

void TstMcpCalls::id_isReturnedAsSent()
{
    QFETCH(QByteArray, id);
    ScriptedServer service({{okResponse("{}"), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port()));
    const McpClient client(&mesh);
    const QByteArray body = client.legacyBody("tools/call", R"({"name":"s__t"})", id);
    const QByteArray begin = R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":)";
    QVERIFY(client.send(client.post(body)).body.startsWith(begin));
}

void TstMcpCalls::everyCall_countsOnce()
{
    ScriptedServer service({{okResponse("{}"), false},
                            {okResponse("{}"), false},
                            {okResponse("{}"), false},
                            {httpError("500 Oops", ""), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port()));
    QCOMPARE(McpClient(&mesh).call("s__t").status, 200);
    QCOMPARE(McpClient(&mesh, "/mcp/s").call("t").status, 200);
    QCOMPARE(mesh.call("s").status, 200);
    QCOMPARE(McpClient(&mesh).call("s__t").status, 200);
    QCOMPARE(mesh.stats->stats().totalMessages, 4);
    QCOMPARE(mesh.calls("s"), "4");
    QCOMPARE(mesh.allErrors(), 1);
}

void TstMcpCalls::paramHeaders_mustEqualArguments_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<bool>("isRight");
    const auto add = [](const char *arguments, const char *headers, bool isRight) {
        QTest::addRow("%s %s", arguments, headers)
            << QByteArray(arguments)
            << (*headers ? "Mcp-Param-" + QByteArray(headers) + "\r\n" : QByteArray()) << isRight;
    };
    add(R"({"r":"us"})", "Region: us", true);
    add(R"({"r":"us"})", "Region: eu", false);
    add(R"({"r":"us"})", "", false);
}

void TstMcpCalls::paramHeaders_mustEqualArguments()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, headers);
    QFETCH(bool, isRight);
    ScriptedServer service({{okResponse("{}"), false}});
    const Mesh mesh;
    QVERIFY(registerTool(mesh, service.port(),
                         R"({"name":"t","inputSchema":{"type":"object","properties":{)"
                         R"("r":{"type":"string","x-mcp-header":"Region"}}}})"));
    const McpClient client(&mesh);
    const WireResponse response = client.send(
        client.post(client.modernBody("tools/call", R"("name":"s__t","arguments":)" + arguments),
                    client.modernHeaders("tools/call", "s__t") + headers));
    QCOMPARE(response.status, isRight ? 200 : 400);
    QCOMPARE(errorCode(response), isRight ? 0 : -32020);
    QCOMPARE(service.requests().size(), isRight ? 1 : 0);
    // The legacy era knows no such headers.
    if (!isRight) {
        QCOMPARE(client.call("s__t", arguments).status, 200);
        QCOMPARE(service.requests().size(), 1);
    }
}

MM_SUITE(TstMcpCalls)
#include "tst_mcpcalls.moc"
