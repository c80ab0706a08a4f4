// SPDX-License-Identifier: MIT
#include "mcp/mcpclient.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

/// Memory that MCP clients can use, and what MM repeats of their requests.
class TstMcpLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchOfLargeResults_isCounted();
    void requestOfStream_isNotKept_data();
    void requestOfStream_isNotKept();
    void requestOfClientThatLeft_isCounted();
    void batchOfClientThatLeft_keepsNothing();
    void longProgressToken_isIgnored_data();
    void longProgressToken_isIgnored();
    void requestedVersion_isRepeatedAsUtf8();
};

void TstMcpLimits::batchOfLargeResults_isCounted()
{
    // Text with many quotation marks is longer in JSON: 5 bytes for 3.
    const auto resultOf = [](qsizetype size) {
        return okResponse('[' + QByteArray(R"("",)").repeated(size / 5) + "1]");
    };
    constexpr qsizetype mebibyte = qsizetype(1024) * 1024;
    ScriptedServer service({{resultOf(21 * mebibyte), false}, {resultOf(15 * mebibyte), false}});
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", service.port()));
    const McpClient client(&mesh);
    const QByteArray call = "[" +
                            client.legacyBody("tools/call", R"({"name":"call_service","arguments":)"
                                                            R"({"target_instance":"a",)"
                                                            R"("tool_name":"t","arguments":{}}})") +
                            ']';
    const WireResponse refused = client.send(client.post(call));
    QCOMPARE(refused.status, 200);
    QVERIFY(refused.body.contains("memory for results has no room"));
    QVERIFY(QJsonDocument::fromJson(refused.body)[0]["result"_L1]["isError"_L1].toBool());
    const WireResponse response = client.send(client.post(call));
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.size() > 14 * mebibyte);
    QCOMPARE(QJsonDocument::fromJson(response.body).array().size(), 1);
}

void TstMcpLimits::requestOfStream_isNotKept_data()
{
    QTest::addColumn<bool>("isModern");
    QTest::newRow("modern") << true;
    QTest::newRow("legacy") << false;
}

void TstMcpLimits::requestOfStream_isNotKept()
{
    QFETCH(bool, isModern);
    const Mesh mesh;
    const McpClient client(&mesh);
    const QByteArray padding(3 * 1024 * 1024, ' ');
    const QByteArray listen =
        client.modernBody("subscriptions/listen", R"("notifications":{"toolsListChanged":true})");
    const QByteArray request =
        isModern
            ? client.post(listen + padding, client.modernHeaders("subscriptions/listen"))
            : client.head("GET", {}) + "Content-Length: " + QByteArray::number(padding.size()) +
                  "\r\n\r\n" + padding;
    // Together more than all large requests may have.
    std::vector<std::unique_ptr<Wire>> streams;
    for (int i = 0; i < 8; ++i) {
        streams.push_back(std::make_unique<Wire>(mesh.port()));
        streams.back()->send(request);
        QTRY_VERIFY(streams.back()->received().contains("\r\n\r\n"));
        QVERIFY(streams.back()->received().startsWith("HTTP/1.1 200"));
    }
    QCOMPARE(mesh.post("/heartbeat", R"({"instance_name":"nobody"})" + padding).status, 404);
}

/// In the legacy era its call goes on.
void TstMcpLimits::requestOfClientThatLeft_isCounted()
{
    ScriptedServer service; // never answers
    const Mesh mesh({.callTimeout = 2s});
    QVERIFY(registerTools(mesh, "a", R"(["x"])", service.port()));
    const McpClient client(&mesh);
    const QByteArray padding(3 * 1024 * 1024, ' ');
    for (int i = 1; i <= 6; ++i) {
        Wire wire(mesh.port());
        wire.send(client.post(client.legacyBody("tools/call", R"({"name":"a__x"})") + padding));
        QTRY_COMPARE_WITH_TIMEOUT(service.requests().size(), i, testTimeout);
    }
    const QByteArray heartbeat = R"({"instance_name":"nobody"})" + padding;
    QCOMPARE(mesh.post("/heartbeat", heartbeat).status, 503);
    QTRY_COMPARE_WITH_TIMEOUT(mesh.post("/heartbeat", heartbeat).status, 404, testTimeout);
}

void TstMcpLimits::batchOfClientThatLeft_keepsNothing()
{
    const QByteArray large = okResponse('"' + QByteArray(12 * 1024 * 1024, 'x') + '"');
    ScriptedServer service(std::vector<ScriptedServer::Script>(50, {large, false}));
    ScriptedServer hanging;
    const Mesh mesh;
    QVERIFY(registerTools(mesh, "a", R"(["x"])", service.port()));
    QVERIFY(registerTools(mesh, "b", R"(["x"])", hanging.port()));
    const McpClient client(&mesh);
    {
        Wire wire(mesh.port());
        wire.send(client.post('[' + client.legacyBody("tools/call", R"({"name":"a__x"})") + ',' +
                              client.legacyBody("tools/call", R"({"name":"b__x"})", "2") + ']'));
        QTRY_COMPARE_WITH_TIMEOUT(mesh.calls("a"), "1", testTimeout);
    }
    // Would not fit beside the batch's.
    QTRY_VERIFY_WITH_TIMEOUT(client.call("a__x").body.size() > 12 * 1024 * 1024, testTimeout);
    QCOMPARE(mesh.metric("mm_mesh_calls_in_flight"), "1");
}

void TstMcpLimits::longProgressToken_isIgnored_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<bool>("isSent");
    QTest::newRow("1 KiB") << qsizetype(1022) << true;
    QTest::newRow("more") << qsizetype(1023) << false;
}

/// It would be repeated in each message about the progress.
void TstMcpLimits::longProgressToken_isIgnored()
{
    QFETCH(qsizetype, size);
    QFETCH(bool, isSent);
    ScriptedServer service; // answers below
    const Mesh mesh({}, 120s, {.version = "1.2.3", .progressInterval = 20ms});
    QVERIFY(registerTools(mesh, "a", R"(["x"])", service.port()));
    const McpClient client(&mesh);
    const QByteArray call =
        client.legacyBody("tools/call", R"({"name":"a__x","_meta":{"progressToken":")" +
                                            QByteArray(size, 't') + R"("}})");
    Wire wire(mesh.port());
    wire.send(client.post(call));
    Wire other(mesh.port()); // shows that time has passed
    other.send(client.post(
        client.legacyBody("tools/call", R"({"name":"a__x","_meta":{"progressToken":1}})")));
    QTRY_VERIFY_WITH_TIMEOUT(eventsIn(other.received()).size() >= 3, testTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(wire.received().contains("text/event-stream"), isSent, testTimeout);
    QCOMPARE(service.requests().size(), 2);
}

void TstMcpLimits::requestedVersion_isRepeatedAsUtf8()
{
    const Mesh mesh;
    const McpClient client(&mesh);
    const WireResponse response = client.legacy("ping", "{}", "MCP-Protocol-Version: 1\xff\r\n");
    QCOMPARE(response.status, 400);
    const QJsonValue data = objectIn(response.body)["error"_L1]["data"_L1];
    QCOMPARE(data["requested"_L1].toString(), u"1\ufffd"_s);
}

MM_SUITE(TstMcpLimits)
#include "tst_mcplimits.moc"
