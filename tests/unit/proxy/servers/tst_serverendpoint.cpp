// SPDX-License-Identifier: MIT
#include "servermesh.h"
#include "suite.h"

#include <sys/stat.h>

using namespace mm;
using namespace mm::test;

/// POST /servers, by which the window controls the servers, and what HTTP says of them.
class TstServerEndpoint final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutServers_isNotFound();
    void token_isForTheUserOnly();
    void token_leavesWithMm();
    void wrongToken_isForbidden_data();
    void wrongToken_isForbidden();
    void action_changesTheState_data();
    void action_changesTheState();
    void badRequest_isRejected_data();
    void badRequest_isRejected();
    void unknownServer_isNotFound();
    void disabledEntry_isAConflict();
    void disabledServer_hasToBeEnabledFirst();
    void log_isInTheAnswer();
    void nameOfAServer_isNotForPrograms_data();
    void nameOfAServer_isNotForPrograms();
    void call_worksOverHttpToo();
    void endedServer_isDownInServicesAndMetrics();

private:
    [[nodiscard]] static QByteArray tokenOf(const ServerMesh &mesh)
    {
        QByteArray token;
        (void)QTest::qWaitFor(
            [&] { return !(token = readFile(mesh.tokenFile()).trimmed()).isEmpty(); }, testTimeout);
        return token;
    }
};

namespace {

QByteArray action(const QByteArray &word, const QByteArray &name = "a")
{
    return R"({"instance_name":")" + name + R"(","action":")" + word + "\"}";
}

} // namespace

void TstServerEndpoint::withoutServers_isNotFound()
{
    const Mesh mesh;
    QCOMPARE(mesh.post("/servers", action("stop")).status, 404);
    QVERIFY(!QFile::exists(mesh.statsFile() + u".control"_s));
}

void TstServerEndpoint::token_isForTheUserOnly()
{
    const ServerMesh mesh({shellEntry(u"a"_s)});
    const QByteArray token = tokenOf(mesh);
    QCOMPARE(token.size(), 64);
    QCOMPARE(readFile(mesh.tokenFile()), token + '\n');
    struct stat status
    {
    };
    QCOMPARE(::stat(QFile::encodeName(mesh.tokenFile()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 07777, mode_t(0600));
    const ServerMesh other({shellEntry(u"a"_s)});
    QVERIFY(tokenOf(other) != token);
}

void TstServerEndpoint::token_leavesWithMm()
{
    auto mesh = std::make_unique<ServerMesh>(QList<ServerEntry>{shellEntry(u"a"_s)});
    QVERIFY(!tokenOf(*mesh).isEmpty());
    const QString file = mesh->tokenFile();
    mesh.reset();
    QVERIFY(!QFile::exists(file));
}

void TstServerEndpoint::wrongToken_isForbidden_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another") << QByteArray(64, 'a');
    QTest::newRow("a part") << QByteArray("PART");
}

void TstServerEndpoint::wrongToken_isForbidden()
{
    QFETCH(QByteArray, token);
    const ServerMesh mesh({shellEntry(u"a"_s)});
    QVERIFY(mesh.isUp(u"a"_s));
    const QByteArray right = tokenOf(mesh);
    const WireResponse response =
        mesh.control(action("stop"), token == "PART" ? right.first(63) : token);
    QCOMPARE(response.status, 403);
    QVERIFY2(response.body.contains("stats.json.control"), response.body.constData());
    QVERIFY(!response.body.contains(right));
    QCOMPARE(mesh->post("/servers", action("stop")).status, 403);
    QCOMPARE(mesh.state(u"a"_s), u"up"_s);
}

void TstServerEndpoint::action_changesTheState_data()
{
    QTest::addColumn<QByteArrayList>("words");
    QTest::addColumn<QString>("state");
    QTest::newRow("stop") << QByteArrayList{"stop"} << u"stopped"_s;
    QTest::newRow("start") << QByteArrayList{"stop", "start"} << u"up"_s;
    QTest::newRow("restart") << QByteArrayList{"restart"} << u"up"_s;
    QTest::newRow("disable") << QByteArrayList{"disable"} << u"disabled"_s;
    QTest::newRow("enable") << QByteArrayList{"disable", "enable"} << u"up"_s;
}

void TstServerEndpoint::action_changesTheState()
{
    QFETCH(QByteArrayList, words);
    QFETCH(QString, state);
    const ServerMesh mesh({shellEntry(u"a"_s)});
    QVERIFY(mesh.isUp(u"a"_s));
    for (const QByteArray &word : words) {
        const WireResponse response = mesh.control(action(word), tokenOf(mesh));
        QCOMPARE(response.status, 200);
        QCOMPARE(response.body, R"({"status":"ok"})");
    }
    QVERIFY(mesh.reaches(u"a"_s, state));
    QCOMPARE(mesh->listed(u"a"_s)["restarts"_L1].toInt(), state == u"up"_s ? 1 : 0);
}

void TstServerEndpoint::badRequest_isRejected_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << QByteArray("stop");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no name") << QByteArray(R"({"action":"stop"})");
    QTest::newRow("no action") << QByteArray(R"({"instance_name":"a"})");
    QTest::newRow("unknown action") << action("kill");
    QTest::newRow("action as a list") << QByteArray(R"({"instance_name":"a","action":["stop"]})");
}

void TstServerEndpoint::badRequest_isRejected()
{
    QFETCH(QByteArray, body);
    const ServerMesh mesh({shellEntry(u"a"_s)});
    const WireResponse response = mesh.control(body, tokenOf(mesh));
    QCOMPARE(response.status, 400);
    QVERIFY(!objectIn(response.body)["error"_L1].toString().isEmpty());
}

void TstServerEndpoint::unknownServer_isNotFound()
{
    const ServerMesh mesh({shellEntry(u"a"_s)});
    QVERIFY(mesh->registerService("http", 9));
    for (const char *name : {"b", "http"})
        QCOMPARE(mesh.control(action("stop", name), tokenOf(mesh)).status, 404);
    QCOMPARE(mesh->get("/servers").status, 404);
}

void TstServerEndpoint::disabledEntry_isAConflict()
{
    ServerEntry entry = shellEntry(u"a"_s);
    entry.disabled = true;
    const ServerMesh mesh({entry});
    QCOMPARE(mesh.state(u"a"_s), u"disabled"_s);
    const WireResponse response = mesh.control(action("start"), tokenOf(mesh));
    QCOMPARE(response.status, 409);
    QVERIFY2(response.body.contains("mcp.json"), response.body.constData());
}

void TstServerEndpoint::disabledServer_hasToBeEnabledFirst()
{
    const ServerMesh mesh({shellEntry(u"a"_s)});
    QCOMPARE(mesh.control(action("disable"), tokenOf(mesh)).status, 200);
    QCOMPARE(mesh.control(action("start"), tokenOf(mesh)).status, 409);
    QCOMPARE(mesh.control(action("restart"), tokenOf(mesh)).status, 409);
    QCOMPARE(mesh.state(u"a"_s), u"disabled"_s);
}

void TstServerEndpoint::log_isInTheAnswer()
{
    const ServerMesh mesh({shellEntry(u"a"_s, u"echo 'say \"hi\" \\ ä' >&2; "_s)});
    QVERIFY(mesh.isUp(u"a"_s));
    const WireResponse response = mesh.control(action("log"), tokenOf(mesh));
    QCOMPARE(response.status, 200);
    const QJsonArray lines = objectIn(response.body)["lines"_L1].toArray();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).toString(), u"say \"hi\" \\ ä"_s);
}

void TstServerEndpoint::nameOfAServer_isNotForPrograms_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("register") << QByteArray("/register");
    QTest::newRow("heartbeat") << QByteArray("/heartbeat");
    QTest::newRow("deregister") << QByteArray("/deregister");
}

void TstServerEndpoint::nameOfAServer_isNotForPrograms()
{
    QFETCH(QByteArray, path);
    const ServerMesh mesh({shellEntry(u"a"_s)});
    QVERIFY(mesh.isUp(u"a"_s));
    const WireResponse response = mesh->post(path, R"({"instance_name":"a","port":9})");
    QCOMPARE(response.status, 409);
    QVERIFY(response.body.contains("an MCP server that MM runs"));
    QCOMPARE(mesh.state(u"a"_s), u"up"_s);
}

void TstServerEndpoint::call_worksOverHttpToo()
{
    const ServerMesh mesh({fixtureEntry(u"a"_s)});
    const WireResponse response = mesh->post(
        "/call", R"({"target_instance":"a","tool_name":"add","arguments":{"a":1,"b":2}})");
    QCOMPARE(response.status, 200);
    QVERIFY2(response.body.startsWith(R"({"success":true,"result":{"content":)"),
             response.body.constData());
    QCOMPARE(mesh->listed(u"a"_s)["message_count"_L1].toInt(), 1);
    const WireResponse crashed =
        mesh->post("/call", R"({"target_instance":"a","tool_name":"crash","arguments":{}})");
    QCOMPARE(crashed.status, 502);
    QVERIFY2(crashed.body.contains("it ended during the call"), crashed.body.constData());
    QCOMPARE(mesh->listed(u"a"_s)["failed_calls"_L1].toInt(), 1);
}

void TstServerEndpoint::endedServer_isDownInServicesAndMetrics()
{
    auto limits = quickLimits();
    limits.firstBackOff = 1h;
    const ServerMesh mesh({fixtureEntry(u"a"_s)}, limits);
    QVERIFY(mesh.isUp(u"a"_s));
    QCOMPARE(mesh->status(u"a"_s), u"active"_s);
    QVERIFY(!mesh->listed(u"a"_s).contains("port"_L1));
    (void)mesh->post("/call", R"({"target_instance":"a","tool_name":"crash","arguments":{}})");
    QVERIFY(mesh.reaches(u"a"_s, u"down"_s));
    QCOMPARE(mesh->status(u"a"_s), u"down"_s);
    QVERIFY(mesh->listed(u"a"_s)["reason"_L1].toString().contains(u"crashed"_s));
    QCOMPARE(objectIn(mesh->get("/health").body)["services"_L1].toInt(), 0);
}

MM_SUITE(TstServerEndpoint)
#include "tst_serverendpoint.moc"
