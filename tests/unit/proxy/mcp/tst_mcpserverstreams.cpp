// SPDX-License-Identifier: MIT
#include "mcp/mcpclient.h"
#include "servers/servermesh.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

/// What servers that MM runs send to their clients while a call or a subscription runs.
class TstMcpServerStreams final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void progress_hasTheTokenOfTheClient_data();
    void progress_hasTheTokenOfTheClient();
    void progress_ofTwoClientsIsNotMixed();
    void cancel_reachesTheServer_data();
    void cancel_reachesTheServer();
    void cancel_reachesTheCallOfItsClientOnly();
    void disconnectedClient_ofARemovedServerHarmsNothing();
    void update_isForThoseWhoAsked_data();
    void update_isForThoseWhoAsked();
    void listChanged_isPassed_data();
    void listChanged_isPassed();
    void restartedServer_keepsSubscriptions();

private:
    [[nodiscard]] static int cancelled(const ServerMesh &mesh)
    {
        const WireResponse response = McpClient(mesh.get(), "/mcp/s").call("counts");
        const QString text = resultIn(response)["content"_L1][0]["text"_L1].toString();
        return objectIn(text.toUtf8())["cancelled"_L1].toInt();
    }
};

namespace {

/// Sends a call with a progress token, and returns its connection.
std::unique_ptr<Wire> startCall(const ServerMesh &mesh, const QByteArray &tool,
                                const QByteArray &arguments, const QByteArray &token,
                                bool isModern = true, const QByteArray &session = {})
{
    const McpClient client(mesh.get(), "/mcp/s");
    const QByteArray params = R"("name":")" + tool + R"(","arguments":)" + arguments;
    auto wire = std::make_unique<Wire>(mesh->port());
    if (isModern)
        wire->send(client.modernPost("tools/call", params, tool,
                                     modernMeta("2026-07-28", R"(,"progressToken":)" + token)));
    else
        wire->send(client.post(
            McpClient::legacyBody("tools/call",
                                  '{' + params + R"(,"_meta":{"progressToken":)" + token + "}}"),
            "Mcp-Session-Id: " + session + "\r\n"));
    return wire;
}

void everyServer()
{
    QTest::addColumn<QString>("server");
    QTest::newRow("legacy") << u"legacy"_s;
    QTest::newRow("modern") << u"modern"_s;
}

ServerEntry entryOfRow()
{
    QFETCH(QString, server);
    return fixtureEntry(u"s"_s, {u"--era"_s, server});
}

} // namespace

void TstMcpServerStreams::progress_hasTheTokenOfTheClient_data()
{
    QTest::addColumn<bool>("isModern");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("modern, legacy") << true << u"legacy"_s << QByteArray("7");
    QTest::newRow("modern, modern") << true << u"modern"_s << QByteArray(R"("t\u0041")");
    QTest::newRow("legacy, modern") << false << u"modern"_s << QByteArray(R"("")");
    QTest::newRow("legacy, legacy") << false << u"legacy"_s << QByteArray("-9007199254740993");
}

void TstMcpServerStreams::progress_hasTheTokenOfTheClient()
{
    QFETCH(bool, isModern);
    QFETCH(QByteArray, token);
    const ServerMesh mesh({entryOfRow()});
    QVERIFY(mesh.isUp(u"s"_s));
    const auto wire = startCall(mesh, "progress", R"({"steps":3})", token, isModern, "x");
    QTRY_VERIFY_WITH_TIMEOUT(wire->isClosed(), testTimeout);
    QByteArrayList events = eventsIn(wire->received());
    QCOMPARE(events.size(), 4);
    const QByteArray response = events.takeLast();
    QVERIFY2(response.contains(R"("text": "progressed")"), response.constData());
    for (const QByteArray &event : std::as_const(events)) {
        QCOMPARE(methodOf(event), u"notifications/progress"_s);
        QVERIFY2(event.contains(R"("progressToken": )" + token + ','), event.constData());
    }
}

void TstMcpServerStreams::progress_ofTwoClientsIsNotMixed()
{
    const ServerMesh mesh({fixtureEntry(u"s"_s)});
    QVERIFY(mesh.isUp(u"s"_s));
    const auto three = startCall(mesh, "progress", R"({"steps":3,"pause":0.02})", "1");
    const auto five = startCall(mesh, "progress", R"({"steps":5,"pause":0.02})", "1");
    QTRY_VERIFY_WITH_TIMEOUT(three->isClosed() && five->isClosed(), testTimeout);
    QCOMPARE(eventsIn(three->received()).size(), 3 + 1);
    QCOMPARE(eventsIn(five->received()).size(), 5 + 1);
    QVERIFY(!three->received().contains(R"("total": 5)"));
    QVERIFY(!five->received().contains(R"("total": 3)"));
}

void TstMcpServerStreams::cancel_reachesTheServer_data()
{
    QTest::addColumn<bool>("isModern");
    QTest::addColumn<QString>("server");
    QTest::newRow("by disconnecting") << true << u"modern"_s;
    QTest::newRow("by disconnecting, legacy server") << true << u"legacy"_s;
    QTest::newRow("by a notification") << false << u"legacy"_s;
    QTest::newRow("by a notification, modern server") << false << u"modern"_s;
}

void TstMcpServerStreams::cancel_reachesTheServer()
{
    QFETCH(bool, isModern);
    const ServerMesh mesh({entryOfRow()});
    QVERIFY(mesh.isUp(u"s"_s));
    const auto wire =
        startCall(mesh, "progress", R"({"steps":1,"pause":60})", "1", isModern, "session");
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire->received()).size(), 1, testTimeout);
    const McpClient client(mesh.get(), "/mcp/s");
    if (isModern) {
        wire->abort();
    } else {
        const QByteArray body =
            R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}})";
        QCOMPARE(client.send(client.post(body, "Mcp-Session-Id: session\r\n")).status, 202);
        QTRY_VERIFY_WITH_TIMEOUT(wire->isClosed(), testTimeout);
    }
    QTRY_COMPARE(cancelled(mesh), 1);
    QCOMPARE(mesh->errors("s", "cancelled"), "1");
}

void TstMcpServerStreams::cancel_reachesTheCallOfItsClientOnly()
{
    const ServerMesh mesh({fixtureEntry(u"s"_s)});
    QVERIFY(mesh.isUp(u"s"_s));
    const QByteArray arguments = R"({"steps":1,"pause":0.3})";
    const auto mine = startCall(mesh, "progress", arguments, "1", false, "mine");
    const auto other = startCall(mesh, "progress", arguments, "1", false, "other");
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(mine->received()).size(), 1, testTimeout);
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(other->received()).size(), 1, testTimeout);
    const McpClient client(mesh.get(), "/mcp/s");
    const QByteArray body =
        R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}})";
    (void)client.send(client.post(body, "Mcp-Session-Id: mine\r\n"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(other->received()).size(), 2, testTimeout);
    QVERIFY(other->received().contains("progressed"));
    QVERIFY(!mine->received().contains("progressed"));
}

/// The server can't be told any more, and answers a call that is not there.
void TstMcpServerStreams::disconnectedClient_ofARemovedServerHarmsNothing()
{
    const ServerMesh mesh({fixtureEntry(u"s"_s, {u"--stubborn"_s}), shellEntry(u"b"_s)});
    QVERIFY(mesh.isUp(u"s"_s));
    const auto wire = startCall(mesh, "progress", R"({"steps":1,"pause":60})", "1");
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(wire->received()).size(), 1, testTimeout);
    QVERIFY(mesh.write({shellEntry(u"b"_s)}));
    QTRY_COMPARE(mesh.state(u"s"_s), QString());
    wire->abort();
    QTRY_COMPARE(mesh->metric("mm_mesh_calls_in_flight"), "0");
    QVERIFY(mesh.write({shellEntry(u"b"_s), fixtureEntry(u"s"_s)})); // while the first one ends
    QVERIFY(mesh.isUp(u"s"_s));
    QTest::qWait(250); // the first one is killed after 0.2 s
    QCOMPARE(cancelled(mesh), 0);
    QCOMPARE(mesh->metric("mm_mesh_calls_in_flight"), "0");
}

void TstMcpServerStreams::update_isForThoseWhoAsked_data()
{
    everyServer();
}

void TstMcpServerStreams::update_isForThoseWhoAsked()
{
    const ServerMesh mesh({entryOfRow()});
    QVERIFY(mesh.isUp(u"s"_s));
    const McpClient client(mesh.get(), "/mcp/s");
    const QByteArray filter = R"("notifications":{"resourceSubscriptions":["test://page/1"]})";
    Wire modern(mesh->port());
    modern.send(client.modernPost("subscriptions/listen", filter));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(modern.received()).size(), 1, testTimeout);
    QVERIFY(modern.received().contains(filter));
    Wire legacy(mesh->port());
    legacy.send(client.head("GET", "\r\n"));
    QTRY_VERIFY_WITH_TIMEOUT(legacy.received().contains("\r\n\r\n"), testTimeout);
    const QByteArray second = R"({"uri":"test://page/2"})";
    QCOMPARE(client.legacy("resources/subscribe", second).status, 200);
    for (const char *uri : {"test://page/0", "test://page/1", "test://page/2"})
        (void)client.call("touch", R"({"uri":")" + QByteArray(uri) + "\"}");
    const auto updates = [](const Wire &wire) {
        QStringList uris;
        for (const QByteArray &event : eventsIn(wire.received())) {
            if (methodOf(event) == u"notifications/resources/updated"_s)
                uris += objectIn(event)["params"_L1]["uri"_L1].toString();
        }
        return uris;
    };
    QTRY_COMPARE_WITH_TIMEOUT(updates(modern), QStringList{u"test://page/1"_s}, testTimeout);
    // All legacy clients share the subscriptions.
    QTRY_COMPARE_WITH_TIMEOUT(updates(legacy),
                              (QStringList{u"test://page/1"_s, u"test://page/2"_s}), testTimeout);
}

void TstMcpServerStreams::listChanged_isPassed_data()
{
    everyServer();
}

void TstMcpServerStreams::listChanged_isPassed()
{
    const ServerMesh mesh({entryOfRow()});
    QVERIFY(mesh.isUp(u"s"_s));
    Wire all(mesh->port());
    all.send(
        McpClient(mesh.get())
            .modernPost("subscriptions/listen", R"("notifications":{"toolsListChanged":true})"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(all.received()).size(), 1, testTimeout);
    const McpClient client(mesh.get(), "/mcp/s");
    (void)client.call("change_tools", R"({"name":"brand_new"})");
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(all.received()).size(), 2, testTimeout);
    QCOMPARE(methodOf(eventsIn(all.received()).at(1)), u"notifications/tools/list_changed"_s);
    QVERIFY(client.legacy("tools/list").body.contains("brand_new"));
}

void TstMcpServerStreams::restartedServer_keepsSubscriptions()
{
    const ServerMesh mesh({fixtureEntry(u"s"_s, {u"--era"_s, u"modern"_s})});
    QVERIFY(mesh.isUp(u"s"_s));
    const McpClient client(mesh.get(), "/mcp/s");
    Wire modern(mesh->port());
    modern.send(client.modernPost(
        "subscriptions/listen", R"("notifications":{"resourceSubscriptions":["test://page/1"]})"));
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(modern.received()).size(), 1, testTimeout);
    (void)client.call("crash");
    QVERIFY(mesh.isUp(u"s"_s));
    (void)client.call("touch", R"({"uri":"test://page/1"})");
    QTRY_COMPARE_WITH_TIMEOUT(eventsIn(modern.received()).size(), 2, testTimeout);
    QVERIFY(!modern.isClosed());
}

MM_SUITE(TstMcpServerStreams)
#include "tst_mcpserverstreams.moc"
