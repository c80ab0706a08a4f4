// SPDX-License-Identifier: MIT
#include "mcp/mcpclient.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

/// How messages of MCP are answered over HTTP: statuses, unknown methods, batches, malformed ones.
class TstMcpMessages final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_notificationIs202();
    void answers_responseIs202();
    void answers_unknownMethod_data();
    void answers_unknownMethod();
    void answers_batchOnlyOf20250326_data();
    void answers_batchOnlyOf20250326();
    void answers_batchOfNotificationsIs202();
    void ping_onlyInTheLegacyEra();
    void answers_malformedIsRejected_data();
    void answers_malformedIsRejected();
    void bodyLimit_is4MiB();
};

void TstMcpMessages::answers_notificationIs202()
{
    const Mesh mesh;
    const McpClient client(&mesh);
    for (const QByteArray &headers : {QByteArray(), client.modernHeaders("notifications/x")}) {
        const WireResponse response = client.send(
            client.post(R"({"jsonrpc":"2.0","method":"notifications/initialized"})", headers));
        QCOMPARE(response.status, 202);
        QCOMPARE(response.body, "");
    }
}

void TstMcpMessages::answers_responseIs202()
{
    const Mesh mesh;
    const McpClient client(&mesh);
    QCOMPARE(client.send(client.post(R"({"jsonrpc":"2.0","id":1,"result":{}})")).status, 202);
}

void TstMcpMessages::answers_unknownMethod_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("isModern");
    QTest::addColumn<int>("status");
    for (const char *method : {"unknown/method", "initialize", "ping", "logging/setLevel",
                               "resources/subscribe", "prompts/list"})
        QTest::addRow("modern %s", method) << QByteArray(method) << true << 404;
    for (const char *method : {"unknown/method", "server/discover", "logging/setLevel",
                               "subscriptions/listen", "resources/list"})
        QTest::addRow("legacy %s", method) << QByteArray(method) << false << 200;
}

void TstMcpMessages::answers_unknownMethod()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, isModern);
    QFETCH(int, status);
    const Mesh mesh;
    const McpClient client(&mesh);
    const WireResponse response = isModern ? client.modern(method) : client.legacy(method);
    QCOMPARE(response.status, status);
    QCOMPARE(errorCode(response), -32601);
    QCOMPARE(objectIn(response.body).value("id"_L1).toInt(), 1);
}

void TstMcpMessages::answers_batchOnlyOf20250326_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");
    QTest::newRow("no header") << QByteArray() << 200;
    QTest::newRow("2025-03-26") << QByteArray("MCP-Protocol-Version: 2025-03-26\r\n") << 200;
    QTest::newRow("2024-11-05") << QByteArray("MCP-Protocol-Version: 2024-11-05\r\n") << 400;
    QTest::newRow("2025-06-18") << QByteArray("MCP-Protocol-Version: 2025-06-18\r\n") << 400;
    QTest::newRow("2026-07-28") << QByteArray("MCP-Protocol-Version: 2026-07-28\r\n") << 400;
}

void TstMcpMessages::answers_batchOnlyOf20250326()
{
    QFETCH(QByteArray, headers);
    QFETCH(int, status);
    ScriptedServer service({{okResponse(R"({"n":1})"), false}});
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", service.port()));
    const McpClient client(&mesh);
    const WireResponse response = client.send(client.post(
        " [ " + client.legacyBody("ping", "{}", "\"p\"") + ',' +
            R"({"jsonrpc":"2.0","method":"notifications/initialized"},)" +
            client.legacyBody("nothing", "{}", "2") + ',' +
            client.legacyBody("tools/call",
                              R"({"name":"call_service","arguments":{"target_instance":"a",)"
                              R"("tool_name":"t"}})",
                              "3") +
            " ]",
        headers));
    QCOMPARE(response.status, status);
    const QJsonDocument body = QJsonDocument::fromJson(response.body);
    if (status != 200) {
        QCOMPARE(errorCode(response), -32600);
        QCOMPARE(service.requests().size(), 0);
        return;
    }
    QCOMPARE(body.array().size(), 3);
    QCOMPARE(body[0]["id"_L1].toString(), u"p"_s);
    QCOMPARE(body[1]["error"_L1]["code"_L1].toInt(), -32601);
    QCOMPARE(body[2]["result"_L1]["structuredContent"_L1]["n"_L1].toInt(), 1);
    QCOMPARE(mesh.stats->stats().totalMessages, 1);
}

void TstMcpMessages::answers_batchOfNotificationsIs202()
{
    const Mesh mesh;
    const McpClient client(&mesh);
    const WireResponse response =
        client.send(client.post(R"([{"jsonrpc":"2.0","method":"notifications/initialized"}])"));
    QCOMPARE(response.status, 202);
    QCOMPARE(response.body, "");
}

void TstMcpMessages::ping_onlyInTheLegacyEra()
{
    const Mesh mesh;
    const WireResponse response = McpClient(&mesh).legacy("ping");
    QCOMPARE(response.body, R"({"jsonrpc":"2.0","id":1,"result":{}})");
    QCOMPARE(McpClient(&mesh).legacy("ping", "null").body, response.body);
}

void TstMcpMessages::answers_malformedIsRejected_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::newRow("not JSON") << QByteArray("{") << -32700;
    QTest::newRow("empty") << QByteArray() << -32700;
    QTest::newRow("a string") << QByteArray("\"x\"") << -32600;
    QTest::newRow("no version") << QByteArray(R"({"id":1,"method":"ping"})") << -32600;
    QTest::newRow("JSON-RPC 1.0") << QByteArray(R"({"jsonrpc":"1.0","id":1,"method":"ping"})")
                                  << -32600;
    QTest::newRow("no method") << QByteArray(R"({"jsonrpc":"2.0","id":1})") << -32600;
    QTest::newRow("null id") << QByteArray(R"({"jsonrpc":"2.0","id":null,"method":"ping"})")
                             << -32600;
    QTest::newRow("fraction as id")
        << QByteArray(R"({"jsonrpc":"2.0","id":1.5,"method":"ping"})") << -32600;
    QTest::newRow("long id") << R"({"jsonrpc":"2.0","id":")" + QByteArray(1023, 'i') +
                                    R"(","method":"ping"})"
                             << -32600;
    QTest::newRow("object id") << QByteArray(R"({"jsonrpc":"2.0","id":{},"method":"ping"})")
                               << -32600;
    QTest::newRow("params are a list")
        << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[]})") << -32602;
    QTest::newRow("empty batch") << QByteArray("[]") << -32600;
    QTest::newRow("batch too long")
        << '[' + QByteArray(R"({"jsonrpc":"2.0","method":"x"},)").repeated(100) +
               R"({"jsonrpc":"2.0","method":"x"}])"
        << -32600;
}

void TstMcpMessages::answers_malformedIsRejected()
{
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    const Mesh mesh;
    const McpClient client(&mesh);
    const WireResponse response = client.send(client.post(body));
    QCOMPARE(response.status, 400);
    QCOMPARE(errorCode(response), code);
    QVERIFY(!objectIn(response.body)["error"_L1]["message"_L1].toString().isEmpty());
    QCOMPARE(mesh.rejected(400), "1");
}

void TstMcpMessages::bodyLimit_is4MiB()
{
    const Mesh mesh;
    const McpClient client(&mesh);
    const auto ping = [&client](qsizetype size) {
        QByteArray body = client.legacyBody("ping");
        body.append(QByteArray(size - body.size(), ' '));
        return client.send(client.post(body)).status;
    };
    constexpr qsizetype limit = qsizetype(4) * 1024 * 1024;
    QCOMPARE(ping(limit), 200);
    QCOMPARE(ping(limit + 1), 413);
}

MM_SUITE(TstMcpMessages)
#include "tst_mcpmessages.moc"
