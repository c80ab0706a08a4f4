// SPDX-License-Identifier: MIT
#include "core/statsfile/statsjson.h"
#include "core/statsfile/timestamp.h"
#include "files.h"
#include "mesh.h"
#include "suite.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace mm;
using namespace mm::test;

class TstMeshApi final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registeredService_isListed();
    void listedName_isEscaped_data();
    void listedName_isEscaped();
    void registerAgain_renewsService();
    void listedTools_keepTheirBytes();
    void deregisteredService_isRemoved();
    void heartbeat_ofUnknownService_is404();
    void heartbeatOfReplacedProgram_is404();
    void serviceWithoutActivity_becomesStaleThenIsRemoved();
    void serviceWithoutHeartbeats_staysActive();
    void ownPort_isRejected();
    void fullRegistry_is503();
    void largeToolsAndArguments_passUnchanged();
    void badBody_is400_data();
    void badBody_is400();
    void wrongMethod_is405_data();
    void wrongMethod_is405();
    void unknownPath_is404_data();
    void unknownPath_is404();
    void otherContentType_is415();
    void head_isHandledAsGet();
    void health_reportsState();
    void healthWhileSavesFail_isDegraded();
    void stats_equalFileContent();
    void metrics_areText();
};

void TstMeshApi::registeredService_isListed()
{
    const Mesh mesh;
    QCOMPARE(mesh.get("/services").body, R"({"services":[]})");
    const WireResponse response =
        mesh.post("/register", R"({"instance_name":"w\u00e9 \"x\"","port":8001,"tools":["t"]})");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, R"({"status":"registered"})");
    const WireResponse list = mesh.get("/services");
    QCOMPARE(list.status, 200);
    QCOMPARE(list.header("Content-Type"), "application/json");
    const QJsonArray services = objectIn(list.body).value("services"_L1).toArray();
    QCOMPARE(services.size(), 1);
    const QJsonObject service = services.at(0).toObject();
    QCOMPARE(service.value("instance_name"_L1), QJsonValue(u"wé \"x\""_s));
    QCOMPARE(service.value("port"_L1), QJsonValue(8001));
    QCOMPARE(service.value("tools"_L1), QJsonValue(QJsonArray{u"t"_s}));
    QCOMPARE(service.value("status"_L1), QJsonValue(u"active"_s));
    QCOMPARE(service.value("message_count"_L1), QJsonValue(0));
    QVERIFY(fromTimestamp(service.value("registered_at"_L1).toString()).isValid());
    QVERIFY(fromTimestamp(service.value("last_seen"_L1).toString()).isValid());
    QCOMPARE(service.value("state"_L1), QJsonValue(u"up"_s));
    QCOMPARE(service.value("reason"_L1), QJsonValue(QString()));
    QCOMPARE(service.size(), 13);
    QCOMPARE(mesh.stats->stats().totalServices, 1);
}

void TstMeshApi::listedName_isEscaped_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("listed");
    QTest::newRow("plain") << QByteArray("weather") << QByteArray("weather");
    QTest::newRow("quote and backslash") << QByteArray(R"(a\"b\\c/)") << QByteArray(R"(a\"b\\c/)");
    QTest::newRow("beyond ASCII") << QByteArray(R"(\u00e9\ud83d\ude00)")
                                  << QByteArray("\xc3\xa9\xf0\x9f\x98\x80");
}

void TstMeshApi::listedName_isEscaped()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, listed);
    const Mesh mesh;
    QVERIFY(mesh.registerService(sent, 8001));
    QVERIFY(mesh.get("/services")
                .body.startsWith(R"({"services":[{"instance_name":")" + listed +
                                 R"(","port":8001,"tools":[],"status":)"));
}

void TstMeshApi::registerAgain_renewsService()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", 8001));
    QVERIFY(mesh.registerService("a", 8002));
    const QJsonArray services = objectIn(mesh.get("/services").body).value("services"_L1).toArray();
    QCOMPARE(services.size(), 1);
    QCOMPARE(services.at(0).toObject().value("port"_L1), QJsonValue(8002));
    QCOMPARE(mesh.stats->stats().totalServices, 1);
}

void TstMeshApi::listedTools_keepTheirBytes()
{
    const Mesh mesh;
    const QByteArray tools = R"([ "t", {"z":1.10,"name":"u","a":12345678901234567890} ])";
    QCOMPARE(
        mesh.post("/register", R"({"instance_name":"a","port":1,"tools":)" + tools + '}').status,
        200);
    QVERIFY(mesh.get("/services").body.contains(R"("tools":)" + tools + ','));
}

void TstMeshApi::deregisteredService_isRemoved()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", mm::test::unusedPort()));
    QCOMPARE(mesh.call("a").status, 502);
    const WireResponse response = mesh.post("/deregister", R"({"instance_name":"a"})");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, R"({"status":"deregistered"})");
    QCOMPARE(mesh.get("/services").body, R"({"services":[]})");
    QVERIFY(!mesh.get("/metrics").body.contains("service=\"a\""));
    QCOMPARE(mesh.stats->stats().totalServices, 0);
    QCOMPARE(mesh.stats->stats().totalMessages, 1);
    const WireResponse again = mesh.post("/deregister", R"({"instance_name":"a"})");
    QCOMPARE(again.status, 404);
    QCOMPARE(objectIn(again.body).value("success"_L1), QJsonValue(false));
}

void TstMeshApi::heartbeat_ofUnknownService_is404()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", 8001));
    const WireResponse response = mesh.post("/heartbeat", R"({"instance_name":"a"})");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, R"({"status":"ok"})");
    const WireResponse unknown = mesh.post("/heartbeat", R"({"instance_name":"b"})");
    QCOMPARE(unknown.status, 404);
    QVERIFY(unknown.body.contains("register"));
    QCOMPARE(mesh.stats->stats().totalMessages, 0);
}

void TstMeshApi::heartbeatOfReplacedProgram_is404()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", 8001));
    QCOMPARE(mesh.post("/heartbeat", R"({"instance_name":"a","port":8001})").status, 200);
    QVERIFY(mesh.registerService("a", 8002));
    const WireResponse replaced = mesh.post("/heartbeat", R"({"instance_name":"a","port":8001})");
    QCOMPARE(replaced.status, 404);
    QVERIFY(replaced.body.contains("port 8002"));
    QCOMPARE(mesh.post("/heartbeat", R"({"instance_name":"a","port":8002})").status, 200);
    // Anything else was always ignored.
    for (const QByteArray &port : {QByteArray("\"x\""), QByteArray("null"), QByteArray("0"),
                                   QByteArray("8002.5"), QByteArray("65536")})
        QCOMPARE(mesh.post("/heartbeat", R"({"instance_name":"a","port":)" + port + '}').status,
                 200);
}

void TstMeshApi::serviceWithoutActivity_becomesStaleThenIsRemoved()
{
    const Mesh mesh({}, 4s);
    QVERIFY(mesh.registerService("a", 8001));
    QCOMPARE(mesh.post("/heartbeat", R"({"instance_name":"a"})").status, 200);
    QCOMPARE(mesh.metric("mm_mesh_services{state=\"active\"}"), "1");
    // Polled, because a busy machine may extend the timeout: see ServiceRegistry::expire().
    QVERIFY(QTest::qWaitFor(
        [&] { return mesh.get("/services").body.contains(R"("status":"stale")"); }, 20'000));
    mesh.api->expire();
    QVERIFY(QTest::qWaitFor([&] { return mesh.metric("mm_mesh_services{state=\"stale\"}") == "1"; },
                            20'000));
    QTRY_VERIFY_WITH_TIMEOUT((mesh.api->expire(), mesh.stats->stats().totalServices == 0), 20'000);
    QCOMPARE(mesh.get("/services").body, R"({"services":[]})");
    QCOMPARE(mesh.post("/heartbeat", R"({"instance_name":"a"})").status, 404);
}

void TstMeshApi::serviceWithoutHeartbeats_staysActive()
{
    const Mesh mesh({}, 100ms);
    QVERIFY(mesh.registerService("old", 8001));
    QVERIFY(mesh.registerService("new", 8002));
    QCOMPARE(mesh.post("/heartbeat", R"({"instance_name":"new"})").status, 200);
    QTRY_VERIFY((mesh.api->expire(), mesh.stats->stats().totalServices == 1));
    QVERIFY(mesh.get("/services").body.contains(R"("instance_name":"old")"));
    QVERIFY(mesh.get("/services").body.contains(R"("status":"active")"));
}

void TstMeshApi::ownPort_isRejected()
{
    const Mesh mesh;
    QVERIFY(!mesh.registerService("a", mesh.port()));
    QCOMPARE(mesh.get("/services").body, R"({"services":[]})");
}

void TstMeshApi::largeToolsAndArguments_passUnchanged()
{
    const Mesh mesh;
    ScriptedServer service({{okResponse("1"), true}});
    const QByteArray tools = "[\"" + QByteArray(15'000'000, 'x') + "\"]";
    QCOMPARE(mesh.post("/register", R"({"instance_name":"a","port":)" +
                                        QByteArray::number(service.port()) + R"(,"tools":)" +
                                        tools + '}')
                 .status,
             200);
    QVERIFY(mesh.get("/services").body.contains(tools));
    const QByteArray arguments = R"({"a":")" + QByteArray(15'000'000, 'y') + "\"}";
    QCOMPARE(mesh.call("a", R"(,"arguments":)" + arguments).status, 200);
    QVERIFY(service.requests().constFirst().endsWith("\r\n\r\n" + arguments));
    const WireResponse tooLarge =
        mesh.call("a", R"(,"arguments":{"a":")" + QByteArray(17'000'000, 'y') + "\"}");
    QCOMPARE(tooLarge.status, 413);
    QVERIFY(tooLarge.body.contains("16 MiB"));
}

void TstMeshApi::fullRegistry_is503()
{
    const Mesh mesh;
    const QByteArray tools = "[\"" + QByteArray(4'000'000, 'x') + "\"]";
    QList<int> statuses;
    for (int i = 0; i < 5; ++i) {
        statuses.append(mesh.post("/register", R"({"instance_name":"s)" + QByteArray::number(i) +
                                                   R"(","port":1,"tools":)" + tools + '}')
                            .status);
    }
    QCOMPARE(statuses, (QList<int>{200, 200, 200, 200, 503}));
    QCOMPARE(mesh.stats->stats().totalServices, 4);
    QVERIFY(mesh.registerService("s0", 1));
}

void TstMeshApi::badBody_is400_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    for (const char *path : {"/register", "/deregister", "/heartbeat", "/call"}) {
        for (const char *body :
             {"", "{", "[]", "{}", "{\"instance_name\":7,\"target_instance\":7}"})
            QTest::addRow("%s %s", path, body) << QByteArray(path) << QByteArray(body);
    }
}

void TstMeshApi::badBody_is400()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    const Mesh mesh;
    const WireResponse response = mesh.post(path, body);
    QCOMPARE(response.status, 400);
    QCOMPARE(objectIn(response.body).value("success"_L1), QJsonValue(false));
    QVERIFY(objectIn(response.body).value("error"_L1).isString());
}

void TstMeshApi::wrongMethod_is405_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("allow");
    for (const char *path : {"/services", "/health", "/stats", "/metrics"}) {
        for (const char *method : {"POST", "PUT", "DELETE", "OPTIONS", "get"})
            QTest::addRow("%s %s", method, path)
                << QByteArray(method) << QByteArray(path) << QByteArray("GET, HEAD");
    }
    for (const char *path : {"/register", "/deregister", "/heartbeat", "/call"}) {
        for (const char *method : {"GET", "PUT", "DELETE", "OPTIONS"})
            QTest::addRow("%s %s", method, path)
                << QByteArray(method) << QByteArray(path) << QByteArray("POST");
    }
}

void TstMeshApi::wrongMethod_is405()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, allow);
    const Mesh mesh;
    const WireResponse response = mesh.send(method, path);
    QCOMPARE(response.status, 405);
    QCOMPARE(response.header("Allow"), allow);
    QCOMPARE(objectIn(response.body).value("success"_L1), QJsonValue(false));
}

void TstMeshApi::unknownPath_is404_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/", "/service", "/services/a", "/Services", "/favicon.ico"})
        QTest::newRow(path) << QByteArray(path);
}

void TstMeshApi::unknownPath_is404()
{
    QFETCH(QByteArray, path);
    const Mesh mesh;
    QCOMPARE(mesh.get(path).status, 404);
    QCOMPARE(mesh.post(path, "{}").status, 404);
}

void TstMeshApi::otherContentType_is415()
{
    const Mesh mesh;
    const QByteArray body = R"({"instance_name":"a","port":1})";
    for (const char *type :
         {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
        QCOMPARE(mesh.send("POST", "/register", body, type).status, 415);
    QCOMPARE(mesh.stats->stats().totalServices, 0);
    QCOMPARE(mesh.send("POST", "/register", body, "application/json; charset=utf-8").status, 200);
}

void TstMeshApi::head_isHandledAsGet()
{
    const Mesh mesh;
    Wire wire(mesh.port());
    wire.send(mesh.request("HEAD", "/services"));
    QTRY_VERIFY(wire.received().endsWith("\r\n\r\n"));
    QVERIFY(wire.received().startsWith("HTTP/1.1 200 "));
    QVERIFY(wire.received().contains("\r\nContent-Length: 15\r\n"));
}

void TstMeshApi::health_reportsState()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", mm::test::unusedPort()));
    QCOMPARE(mesh.call("a").status, 502);
    const QJsonObject health = objectIn(mesh.get("/health").body);
    QCOMPARE(health.value("status"_L1), QJsonValue(u"ok"_s));
    QCOMPARE(health.value("program"_L1), QJsonValue(u"mm-proxy"_s));
    QCOMPARE(health.value("version"_L1), QJsonValue(u"1.2.3"_s));
    QCOMPARE(health.value("pid"_L1).toInteger(), QCoreApplication::applicationPid());
    QCOMPARE(health.value("services"_L1), QJsonValue(1));
    QCOMPARE(health.value("messages"_L1), QJsonValue(1));
    QCOMPARE(health.value("stats_file"_L1), QJsonValue(mesh.statsFile()));
    QVERIFY(health.value("uptime_s"_L1).isDouble());
}

void TstMeshApi::healthWhileSavesFail_isDegraded()
{
    const Mesh mesh;
    WireResponse response;
    const auto health = [&] {
        response = mesh.get("/health");
        return objectIn(response.body);
    };
    QVERIFY(!health().contains("error"_L1));
    QCOMPARE(response.status, 200);
    QVERIFY(QFile::remove(mesh.statsFile()));
    QVERIFY(QDir().mkdir(mesh.statsFile())); // saves fail
    QVERIFY(mesh.registerService("a", 5000));
    QTRY_COMPARE(health().value("status"_L1), QJsonValue(u"degraded"_s));
    QCOMPARE(response.status, 503);
    QVERIFY(!health().value("error"_L1).toString().isEmpty());
    QCOMPARE(health().value("pid"_L1).toInteger(), QCoreApplication::applicationPid());
    QVERIFY(QDir().rmdir(mesh.statsFile()));
    QVERIFY(mesh.registerService("b", 5001));
    QTRY_COMPARE_WITH_TIMEOUT(health().value("status"_L1), QJsonValue(u"ok"_s), 20'000);
    QCOMPARE(response.status, 200);
}

void TstMeshApi::stats_equalFileContent()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", mm::test::unusedPort()));
    QCOMPARE(mesh.call("a").status, 502);
    QCOMPARE(mesh.post("/register", R"({"instance_name":"b","port":1,"tools":["t"]})").status, 200);
    QVERIFY(mesh.stats->flush());
    ParseError fault;
    auto saved = parseSnapshot(readFile(mesh.statsFile()), &fault);
    const WireResponse response = mesh.get("/stats");
    QCOMPARE(response.status, 200);
    auto returned = parseSnapshot(response.body, &fault);
    QVERIFY(saved && returned);
    QVERIFY(fromTimestamp(returned->lastUpdated).isValid());
    returned->lastUpdated = saved->lastUpdated;
    QCOMPARE(*returned, *saved);
    QCOMPARE(returned->totalMessages, 1);
    QCOMPARE(returned->services.constLast().tools, QStringList{u"t"_s});
}

void TstMeshApi::metrics_areText()
{
    const Mesh mesh;
    const WireResponse response = mesh.get("/metrics");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.header("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
    QVERIFY(response.body.contains("mm_mesh_build_info{version=\"1.2.3\"} 1\n"));
    const double lastWrite = mesh.metric("mm_mesh_stats_last_write_timestamp_seconds").toDouble();
    const double lastSign = mesh.metric("mm_mesh_stats_last_sign_timestamp_seconds").toDouble();
    QVERIFY(lastWrite > 1.7e9);
    QVERIFY(lastSign >= lastWrite && mesh.metric("mm_mesh_time_seconds").toDouble() >= lastSign);
    QCOMPARE(mesh.metric("mm_mesh_stats_write_failures_total"), "0");
}

MM_SUITE(TstMeshApi)
#include "tst_meshapi.moc"
