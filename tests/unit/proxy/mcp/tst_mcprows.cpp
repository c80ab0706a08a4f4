// SPDX-License-Identifier: MIT
#include "mcp/mcpclient.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

/// What MCP asks of a server over HTTP, in both eras: opening, versions, headers, statuses, errors.
class TstMcpRows final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opening_discover();
    void opening_initialize_data();
    void opening_initialize();
    void opening_initializeHasNewTag();
    void eachRequest_needsMeta_data();
    void eachRequest_needsMeta();
    void version_notSupported_data();
    void version_notSupported();
    void results_haveType();
    void lists_haveCachingHints();
    void headers_mustEqualBody_data();
    void headers_mustEqualBody();
    void headers_thatEqualBody_data();
    void headers_thatEqualBody();
    void verbs_haveTheirStatus_data();
    void verbs_haveTheirStatus();
    void verbs_ignoreSessionAndEventIds();
    void security_foreignPageIsRefused_data();
    void security_foreignPageIsRefused();
    void unknownService_is404();
};

void TstMcpRows::opening_discover()
{
    const Mesh mesh;
    const WireResponse response = McpClient(&mesh).modern("server/discover");
    QCOMPARE(response.status, 200);
    const QJsonObject result = resultIn(response);
    QCOMPARE(result.value("supportedVersions"_L1).toArray(), QJsonArray{u"2026-07-28"_s});
    QCOMPARE(result["capabilities"_L1]["tools"_L1]["listChanged"_L1], QJsonValue(true));
    QVERIFY(result.value("ttlMs"_L1).toInt(-1) >= 0);
    QCOMPARE(result.value("cacheScope"_L1).toString(), u"private"_s);
    QVERIFY(!result.value("instructions"_L1).toString().isEmpty());
    const QJsonValue info = result["_meta"_L1]["io.modelcontextprotocol/serverInfo"_L1];
    QCOMPARE(info["name"_L1].toString(), u"mm-proxy"_s);
    QCOMPARE(info["version"_L1].toString(), u"1.2.3"_s);
}

void TstMcpRows::opening_initialize_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QString>("answered");
    for (const char *version : {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
        QTest::newRow(version) << QByteArray(version) << QString::fromLatin1(version);
    QTest::newRow("unknown") << QByteArray("1999-01-01") << u"2025-11-25"_s;
    QTest::newRow("modern") << QByteArray("2026-07-28") << u"2025-11-25"_s;
}

void TstMcpRows::opening_initialize()
{
    QFETCH(QByteArray, asked);
    QFETCH(QString, answered);
    const Mesh mesh;
    const WireResponse response = McpClient(&mesh).legacy(
        "initialize", R"({"protocolVersion":")" + asked + R"(","capabilities":{}})", {});
    QCOMPARE(response.status, 200);
    const QJsonObject result = resultIn(response);
    QCOMPARE(result.value("protocolVersion"_L1).toString(), answered);
    QCOMPARE(result["capabilities"_L1]["tools"_L1]["listChanged"_L1], QJsonValue(true));
    QCOMPARE(result["serverInfo"_L1]["name"_L1].toString(), u"mm-proxy"_s);
}

void TstMcpRows::opening_initializeHasNewTag()
{
    const Mesh mesh;
    const QByteArray first = McpClient(&mesh).legacy("initialize").header("Mcp-Session-Id");
    const QByteArray second = McpClient(&mesh).legacy("initialize").header("Mcp-Session-Id");
    QVERIFY(!first.isEmpty());
    QVERIFY(first != second);
    QVERIFY(McpClient(&mesh).legacy("ping").header("Mcp-Session-Id").isEmpty());
}

void TstMcpRows::eachRequest_needsMeta_data()
{
    QTest::addColumn<QByteArray>("meta");
    QTest::newRow("no _meta") << QByteArray();
    QTest::newRow("_meta is no object") << QByteArray(R"("_meta":[])");
    QTest::newRow("no version") << QByteArray(
        R"("_meta":{"io.modelcontextprotocol/clientCapabilities":{}})");
    QTest::newRow("version is no string")
        << QByteArray(R"("_meta":{"io.modelcontextprotocol/protocolVersion":2,)"
                      R"("io.modelcontextprotocol/clientCapabilities":{}})");
    QTest::newRow("no capabilities")
        << QByteArray(R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"})");
}

void TstMcpRows::eachRequest_needsMeta()
{
    QFETCH(QByteArray, meta);
    const Mesh mesh;
    const McpClient client(&mesh);
    const WireResponse response = client.send(client.modernPost("server/discover", {}, {}, meta));
    QCOMPARE(response.status, 400);
    QCOMPARE(errorCode(response), -32602);
    QCOMPARE(objectIn(response.body).value("id"_L1).toInt(), 1);
    QCOMPARE(mesh.rejected(400), "1");
}

void TstMcpRows::version_notSupported_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("meta");
    QTest::newRow("modern") << QByteArray("2027-01-01") << modernMeta("2027-01-01");
    QTest::newRow("a legacy one in _meta") << QByteArray("2025-11-25") << modernMeta("2025-11-25");
    QTest::newRow("legacy") << QByteArray("2027-01-01") << QByteArray();
    QTest::newRow("no version at all") << QByteArray("draft") << QByteArray();
}

void TstMcpRows::version_notSupported()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, meta);
    const Mesh mesh;
    const McpClient client(&mesh);
    const WireResponse response = client.send(
        client.post(client.modernBody("tools/list", {}, meta),
                    "MCP-Protocol-Version: " + header + "\r\nMcp-Method: tools/list\r\n"));
    QCOMPARE(response.status, 400);
    QCOMPARE(errorCode(response), -32022);
    const QJsonValue data = objectIn(response.body)["error"_L1]["data"_L1];
    QCOMPARE(data["supported"_L1].toArray(), QJsonArray{u"2026-07-28"_s});
    QCOMPARE(data["requested"_L1].toString().toUtf8(), header);
}

void TstMcpRows::results_haveType()
{
    const Mesh mesh;
    const McpClient client(&mesh);
    const QByteArray call = R"("name":"list_services","arguments":{})";
    for (const WireResponse &response :
         {client.modern("server/discover"), client.modern("tools/list"),
          client.modern("tools/call", call, "list_services")})
        QCOMPARE(resultIn(response).value("resultType"_L1).toString(), u"complete"_s);
    for (const WireResponse &response :
         {client.legacy("initialize"), client.legacy("tools/list"), client.call("list_services")}) {
        QCOMPARE(response.status, 200);
        QVERIFY(!resultIn(response).isEmpty());
        QVERIFY(!resultIn(response).contains("resultType"_L1));
    }
}

void TstMcpRows::lists_haveCachingHints()
{
    const Mesh mesh;
    const QJsonObject modern = resultIn(McpClient(&mesh).modern("tools/list"));
    QCOMPARE(modern.value("ttlMs"_L1).toInt(-1), 0);
    QCOMPARE(modern.value("cacheScope"_L1).toString(), u"private"_s);
    QVERIFY(!resultIn(McpClient(&mesh).legacy("tools/list")).contains("ttlMs"_L1));
}

void TstMcpRows::headers_mustEqualBody_data()
{
    QTest::addColumn<QByteArray>("headers");
    const QByteArray version = "MCP-Protocol-Version: 2026-07-28\r\n";
    const QByteArray method = "Mcp-Method: tools/call\r\n";
    const QByteArray name = "Mcp-Name: list_services\r\n";
    QTest::newRow("no version") << method + name;
    QTest::newRow("another version") << "MCP-Protocol-Version: 2025-11-25\r\n" + method + name;
    QTest::newRow("no method") << version + name;
    QTest::newRow("another method") << version + "Mcp-Method: tools/list\r\n" + name;
    QTest::newRow("method in capitals") << version + "Mcp-Method: TOOLS/CALL\r\n" + name;
    QTest::newRow("no name") << version + method;
    QTest::newRow("another name") << version + method + "Mcp-Name: call_service\r\n";
    QTest::newRow("Base64 without padding")
        << version + method + "Mcp-Name: =?base64?bGlzdF9zZXJ2aWNlcw?=\r\n";
    QTest::newRow("no Base64") << version + method + "Mcp-Name: =?base64?list!?=\r\n";
    QTest::newRow("not ASCII") << version + method + "Mcp-Name: list_services\xc3\xa4\r\n";
}

void TstMcpRows::headers_mustEqualBody()
{
    QFETCH(QByteArray, headers);
    const Mesh mesh;
    const McpClient client(&mesh);
    const WireResponse response = client.send(client.post(
        client.modernBody("tools/call", R"("name":"list_services","arguments":{})"), headers));
    QCOMPARE(response.status, 400);
    QCOMPARE(errorCode(response), -32020);
}

void TstMcpRows::headers_thatEqualBody_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("any case") << QByteArray("mcp-protocol-version: 2026-07-28\r\n"
                                            "MCP-METHOD: tools/call\r\n"
                                            "mcp-name: list_services\r\n");
    QTest::newRow("with spaces") << QByteArray("MCP-Protocol-Version:  2026-07-28 \r\n"
                                               "Mcp-Method: tools/call \t\r\n"
                                               "Mcp-Name:   list_services  \r\n");
    QTest::newRow("Base64") << QByteArray("MCP-Protocol-Version: 2026-07-28\r\n"
                                          "Mcp-Method: tools/call\r\n"
                                          "Mcp-Name: =?base64?bGlzdF9zZXJ2aWNlcw==?=\r\n");
}

void TstMcpRows::headers_thatEqualBody()
{
    QFETCH(QByteArray, headers);
    const Mesh mesh;
    const McpClient client(&mesh);
    const WireResponse response = client.send(client.post(
        client.modernBody("tools/call", R"("name":"list_services","arguments":{})"), headers));
    QCOMPARE(response.status, 200);
    QVERIFY(resultIn(response).contains("structuredContent"_L1));
}

void TstMcpRows::verbs_haveTheirStatus_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray modern = "MCP-Protocol-Version: 2026-07-28\r\n";
    const QByteArray end = "\r\n";
    const QByteArray host = " /mcp HTTP/1.1\r\nHost: localhost\r\n";
    QTest::newRow("modern GET") << "GET" + host + "Accept: text/event-stream\r\n" + modern + end
                                << 405;
    QTest::newRow("modern DELETE") << "DELETE" + host + modern + end << 405;
    QTest::newRow("legacy DELETE") << "DELETE" + host + "Mcp-Session-Id: x\r\n" + end << 200;
    QTest::newRow("GET with a bad version")
        << "GET" + host + "Accept: text/event-stream\r\nMCP-Protocol-Version: 1999-01-01\r\n" + end
        << 400;
    QTest::newRow("DELETE with a bad version")
        << "DELETE" + host + "MCP-Protocol-Version: 1999-01-01\r\n" + end << 400;
    QTest::newRow("GET of a browser") << "GET" + host + "Accept: text/html\r\n" + end << 405;
    QTest::newRow("PUT") << "PUT" + host + "Content-Length: 0\r\n" + end << 405;
    QTest::newRow("HEAD") << "HEAD" + host + end << 405;
}

void TstMcpRows::verbs_haveTheirStatus()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const Mesh mesh;
    Wire wire(mesh.port());
    wire.send(request);
    QTRY_VERIFY_WITH_TIMEOUT(wire.received().contains("\r\n\r\n"), testTimeout);
    QCOMPARE(wire.received().sliced(9, 3).toInt(), status);
    QCOMPARE(wire.received().contains("\r\nAllow: "), status == 405);
}

void TstMcpRows::verbs_ignoreSessionAndEventIds()
{
    const Mesh mesh;
    const McpClient client(&mesh);
    const QByteArray ids = "Mcp-Session-Id: of-another-mm\r\nLast-Event-ID: 7\r\n";
    const WireResponse legacy = client.legacy("ping", "{}", ids);
    QCOMPARE(legacy.status, 200);
    const WireResponse modern = client.send(
        client.post(client.modernBody("tools/list"), client.modernHeaders("tools/list") + ids));
    QCOMPARE(modern.status, 200);
    QVERIFY(modern.header("Mcp-Session-Id").isEmpty());
}

void TstMcpRows::security_foreignPageIsRefused_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");
    QTest::newRow("Origin") << QByteArray("Origin: https://example.com\r\n") << 403;
    QTest::newRow("null") << QByteArray("Origin: null\r\n") << 403;
    QTest::newRow("own") << QByteArray("Origin: http://localhost:6274\r\n") << 403;
}

void TstMcpRows::security_foreignPageIsRefused()
{
    QFETCH(QByteArray, headers);
    QFETCH(int, status);
    const Mesh mesh;
    const McpClient client(&mesh);
    QCOMPARE(client.send(client.post(client.legacyBody("ping"), headers)).status, status);
    Wire wire(mesh.port());
    wire.send("POST /mcp HTTP/1.1\r\nHost: evil.example\r\nContent-Type: application/json\r\n"
              "Content-Length: 0\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(wire.statuses(), QList<int>{421}, testTimeout);
}

void TstMcpRows::unknownService_is404()
{
    const Mesh mesh;
    const WireResponse response = McpClient(&mesh, "/mcp/none").legacy("tools/list");
    QCOMPARE(response.status, 404);
    QVERIFY(response.body.contains("none"));
}

MM_SUITE(TstMcpRows)
#include "tst_mcprows.moc"
