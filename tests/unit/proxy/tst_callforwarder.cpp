// SPDX-License-Identifier: MIT
#include "mesh.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

/// Calls through MM to services that work and services that fail.
class TstCallForwarder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void call_isForwardedUnchanged();
    void result_isReturnedUnchanged_data();
    void result_isReturnedUnchanged();
    void failure_hasStatusAndErrorType_data();
    void failure_hasStatusAndErrorType();
    void failureInResult_isTheCallersToo_data();
    void failureInResult_isTheCallersToo();
    void refusedCall_is502();
    void addressThatAnswered_isKeptUntilItRefuses();
    void renewedService_isLookedForAgain();
    void slowCall_is504_data();
    void slowCall_is504();
    void disconnectedCaller_cancelsCall();
    void callsOverLimit_areOverloaded();
    void callsOverServiceLimit_doNotAffectOtherServices();
    void everyCall_countsOnce();
    void rejectedCall_isNotCounted();
    void deregisterDuringCall_answersCall();
    void removedService_losesItsMetrics_data();
    void removedService_losesItsMetrics();
    void answeredCall_renewsService();
    void abortedCall_is503();
};

void TstCallForwarder::call_isForwardedUnchanged()
{
    const QByteArray arguments = R"({ "b":1.10,"a":123456789012345678901234567890 , "b":"\u0041"})";
    ScriptedServer service({{okResponse("{}"), false}});
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", service.port()));
    const WireResponse response =
        mesh.post("/call", R"({"arguments":)" + arguments +
                               R"(,"tool_name":"get /w","target_instance":"a"})");
    QCOMPARE(response.status, 200);
    QCOMPARE(service.requests().size(), 1);
    const QByteArray request = service.requests().constFirst();
    QVERIFY(request.startsWith("POST /tools/get%20%2Fw HTTP/1.1\r\n"));
    QVERIFY(request.contains("\r\nContent-Type: application/json\r\n"));
    QVERIFY(request.endsWith("\r\n\r\n" + arguments));
}

void TstCallForwarder::result_isReturnedUnchanged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("result");
    const auto add = [](const char *json) {
        QTest::newRow(json) << okResponse(json) << QByteArray(json);
    };
    add(R"({ "z":1.10, "a":123456789012345678901234567890,"a":"\u0041" })");
    add("[1, 2]");
    add("\"text\"");
    add("1e999");
    add("null");
    add("false");
    QTest::newRow("nothing") << okResponse("") << QByteArray("null");
    QTest::newRow("204") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << QByteArray("null");
    const QByteArray large = '"' + QByteArray(5 * 1024 * 1024, 'x') + '"';
    QTest::newRow("large") << okResponse(large) << large;
}

void TstCallForwarder::result_isReturnedUnchanged()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, result);
    ScriptedServer service({{bytes, false}});
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", service.port()));
    const WireResponse response = mesh.call("a");
    QCOMPARE(response.status, 200);
    QVERIFY(response.body == R"({"success":true,"result":)" + result + '}');
    QCOMPARE(mesh.allErrors(), 0);
    QCOMPARE(mesh.calls("a"), "1");
}

void TstCallForwarder::failure_hasStatusAndErrorType_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    const auto add = [](const char *name, const QByteArray &bytes, const char *type,
                        int status = 502) {
        QTest::newRow(name) << bytes << status << QByteArray(type);
    };
    add("closed", "", "closed");
    add("cut short", okResponse("{}").chopped(1), "closed");
    add("no HTTP", "hello\r\n\r\n", "bad_answer");
    add("no JSON", okResponse("<html>"), "bad_answer");
    add("half a JSON", okResponse("{\"a\":"), "bad_answer");
    add("raw control in JSON", okResponse("\"a\nb\""), "bad_answer");
    add("two JSON", okResponse("{}{}"), "bad_answer");
    add("no UTF-8", okResponse("\"\xff\""), "bad_answer");
    add("too large", "HTTP/1.1 200 OK\r\nContent-Length: 16777217\r\n\r\n", "too_large");
    add("404", "HTTP/1.1 404 Not Found\r\nContent-Length: 7\r\n\r\nno tool", "http_error");
    add("500", "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", "http_error");
    add("redirect", "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n",
        "http_error");
    add("error of the tool", okResponse(R"({"isError":true,"content":[]})"), "tool_error", 200);
}

void TstCallForwarder::failure_hasStatusAndErrorType()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    ScriptedServer service({{bytes, true}});
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", service.port()));
    const WireResponse response = mesh.call("a");
    QCOMPARE(response.status, status);
    const QJsonObject object = objectIn(response.body);
    QCOMPARE(object.value("success"_L1), QJsonValue(status == 200));
    QCOMPARE(object.value("error"_L1).isString(), status != 200);
    if (type == "http_error" && bytes.contains("no tool"))
        QVERIFY(response.body.contains("no tool"));
    QCOMPARE(mesh.errors("a", type), "1");
    QCOMPARE(mesh.allErrors(), 1);
    QCOMPARE(mesh.calls("a"), "1");
    QCOMPARE(mesh.stats->stats().totalMessages, 1);
    QCOMPARE(service.requests().size(), 1);
}

void TstCallForwarder::failureInResult_isTheCallersToo_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("success") << QByteArray(R"({"success": false, "error":"full", "n":1.10})");
    QTest::newRow("JSON-RPC") << QByteArray(
        R"({"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"full"}})");
}

void TstCallForwarder::failureInResult_isTheCallersToo()
{
    QFETCH(QByteArray, result);
    const ScriptedServer service({{okResponse(result), true}});
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", service.port()));
    const WireResponse response = mesh.call("a");
    QCOMPARE(response.status, 200);
    const QJsonObject object = objectIn(response.body);
    QCOMPARE(object.value("success"_L1), QJsonValue(false));
    QVERIFY(object.value("error"_L1).toString().endsWith(": its tool failed: \"full\"."_L1));
    QVERIFY(response.body.endsWith("\"result\":" + result + '}'));
    QCOMPARE(mesh.errors("a", "tool_error"), "1");
}

void TstCallForwarder::refusedCall_is502()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", mm::test::unusedPort()));
    const WireResponse response = mesh.call("a");
    QCOMPARE(response.status, 502);
    QCOMPARE(objectIn(response.body).value("success"_L1), QJsonValue(false));
    QCOMPARE(mesh.errors("a", "refused"), "1");
    QCOMPARE(mesh.calls("a"), "0"); // of no service
    QCOMPARE(mesh.stats->stats().services.constFirst().messageCount, 1);
}

void TstCallForwarder::addressThatAnswered_isKeptUntilItRefuses()
{
    const std::vector<ScriptedServer::Script> six{{okResponse("6"), true}, {okResponse("6"), true}};
    ScriptedServer service(six, QHostAddress::LocalHostIPv6);
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", service.port()));
    QCOMPARE(mesh.call("a").body, R"({"success":true,"result":6})");
    const ScriptedServer other({{okResponse("4"), true}}, QHostAddress::LocalHost, service.port());
    if (other.port() != service.port())
        QSKIP("another program has the port at 127.0.0.1");
    QCOMPARE(mesh.call("a").body, R"({"success":true,"result":6})");
    service.stopListening();
    QCOMPARE(mesh.call("a").body, R"({"success":true,"result":4})");
}

void TstCallForwarder::renewedService_isLookedForAgain()
{
    const ScriptedServer six({{okResponse("6"), true}}, QHostAddress::LocalHostIPv6);
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", six.port()));
    QCOMPARE(mesh.call("a").body, R"({"success":true,"result":6})");
    const ScriptedServer four({{okResponse("4"), true}}, QHostAddress::LocalHost, six.port());
    if (four.port() != six.port())
        QSKIP("another program has the port at 127.0.0.1");
    QVERIFY(mesh.registerService("a", six.port()));
    QCOMPARE(mesh.call("a").body, R"({"success":true,"result":4})");
}

void TstCallForwarder::slowCall_is504_data()
{
    QTest::addColumn<int>("defaultTimeout"); // ms
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("by default") << 150 << QByteArray();
    QTest::newRow("null is the default") << 150 << QByteArray(R"(,"timeout":null)");
    QTest::newRow("as requested") << 30'000 << QByteArray(R"(,"timeout":0.15)");
}

void TstCallForwarder::slowCall_is504()
{
    QFETCH(int, defaultTimeout);
    QFETCH(QByteArray, more);
    ScriptedServer service;
    const Mesh mesh({.callTimeout = milliseconds(defaultTimeout)});
    QVERIFY(mesh.registerService("a", service.port()));
    const auto started = steady_clock::now();
    QCOMPARE(mesh.call("a", more).status, 504);
    QVERIFY(steady_clock::now() - started >= 140ms);
    QCOMPARE(mesh.errors("a", "timeout"), "1");
    QCOMPARE(mesh.metric("mm_mesh_calls_in_flight"), "0");
    QTRY_COMPARE(service.open(), 0);
}

void TstCallForwarder::disconnectedCaller_cancelsCall()
{
    ScriptedServer service;
    const Mesh mesh;
    const auto caller = mesh.callInFlight(service);
    QVERIFY(caller);
    QCOMPARE(mesh.metric("mm_mesh_calls_in_flight"), "1");
    caller->abort();
    QTRY_COMPARE(service.open(), 0);
    QCOMPARE(mesh.metric("mm_mesh_calls_in_flight"), "0");
    QCOMPARE(mesh.errors("a", "cancelled"), "1");
    QCOMPARE(mesh.calls("a"), "1");
    QCOMPARE(mesh.stats->stats().totalMessages, 1);
}

void TstCallForwarder::callsOverLimit_areOverloaded()
{
    ScriptedServer service;
    ScriptedServer other;
    const Mesh mesh({.calls = 2, .callsPerService = 2});
    QVERIFY(mesh.registerService("a", service.port()));
    QVERIFY(mesh.registerService("b", other.port()));
    Wire one(mesh.port());
    Wire two(mesh.port());
    one.send(mesh.callRequest("a"));
    two.send(mesh.callRequest("a"));
    QTRY_COMPARE(service.requests().size(), 2);
    QCOMPARE(mesh.call("b").status, 503);
    QCOMPARE(mesh.errors("b", "overloaded"), "1");
    QCOMPARE(mesh.calls("b"), "0");
    QCOMPARE(mesh.metric("mm_mesh_calls_in_flight"), "2");
    QCOMPARE(other.connections(), 0);
    QCOMPARE(mesh.stats->stats().totalMessages, 3);
    service.send(okResponse("{}"));
    QTRY_COMPARE(one.statuses().size() + two.statuses().size(), 1);
    Wire three(mesh.port());
    three.send(mesh.callRequest("b"));
    QTRY_COMPARE(other.requests().size(), 1);
}

void TstCallForwarder::callsOverServiceLimit_doNotAffectOtherServices()
{
    ScriptedServer service;
    ScriptedServer other({{okResponse("1"), false}});
    const Mesh mesh({.calls = 10, .callsPerService = 1});
    QVERIFY(mesh.registerService("a", service.port()));
    QVERIFY(mesh.registerService("b", other.port()));
    Wire one(mesh.port());
    one.send(mesh.callRequest("a"));
    QTRY_COMPARE(service.requests().size(), 1);
    QCOMPARE(mesh.call("a").status, 503);
    QCOMPARE(mesh.call("b").status, 200);
    QCOMPARE(mesh.errors("a", "overloaded"), "1");
    one.abort();
    QTRY_COMPARE(service.open(), 0);
    Wire again(mesh.port());
    again.send(mesh.callRequest("a"));
    QTRY_COMPARE(service.requests().size(), 2);
}

void TstCallForwarder::everyCall_countsOnce()
{
    std::vector<ScriptedServer::Script> scripts;
    for (int i = 0; i < 30; ++i)
        scripts.push_back({i % 3 == 0   ? okResponse("{}")
                           : i % 3 == 1 ? "hello\r\n\r\n"
                                        : "",
                           i % 3 != 0});
    ScriptedServer service(std::move(scripts));
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", service.port()));
    QVERIFY(mesh.registerService("b", mm::test::unusedPort()));
    for (int i = 0; i < 30; ++i) {
        QCOMPARE(mesh.call("a").status, i % 3 == 0 ? 200 : 502);
        QCOMPARE(mesh.call("b").status, 502);
    }
    QCOMPARE(mesh.stats->stats().totalMessages, 60);
    QCOMPARE(mesh.metric("mm_mesh_messages_total"), "60");
    QCOMPARE(mesh.metric("mm_mesh_service_messages_total{service=\"a\"}"), "30");
    QCOMPARE(mesh.metric("mm_mesh_service_messages_total{service=\"b\"}"), "30");
    QCOMPARE(mesh.errors("a", "bad_answer"), "10");
    QCOMPARE(mesh.errors("a", "closed"), "10");
    QCOMPARE(mesh.errors("b", "refused"), "30");
    QCOMPARE(mesh.calls("a"), "30");
}

void TstCallForwarder::rejectedCall_isNotCounted()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", mm::test::unusedPort()));
    const WireResponse unknown = mesh.call("unknown");
    QCOMPARE(unknown.status, 404);
    QVERIFY(unknown.body.contains("not found"));
    QCOMPARE(objectIn(unknown.body).value("success"_L1), QJsonValue(false));
    QCOMPARE(mesh.post("/call", "{").status, 400);
    QCOMPARE(mesh.call("a", R"(,"timeout":0)").status, 400);
    QCOMPARE(mesh.stats->stats().totalMessages, 0);
    QCOMPARE(mesh.calls("a"), "0");
}

void TstCallForwarder::deregisterDuringCall_answersCall()
{
    ScriptedServer service;
    const Mesh mesh;
    const auto caller = mesh.callInFlight(service);
    QVERIFY(caller);
    QCOMPARE(mesh.post("/deregister", R"({"instance_name":"a"})").status, 200);
    service.send(okResponse("7"));
    QTRY_COMPARE(caller->statuses(), QList<int>{200});
    QVERIFY(!mesh.get("/metrics").body.contains("service=\"a\""));
    QCOMPARE(mesh.stats->stats().totalMessages, 1);
}

void TstCallForwarder::removedService_losesItsMetrics_data()
{
    QTest::addColumn<QByteArray>("route");
    QTest::newRow("deregistered") << QByteArray("/deregister");
    QTest::newRow("silent") << QByteArray("/heartbeat");
}

void TstCallForwarder::removedService_losesItsMetrics()
{
    QFETCH(QByteArray, route);
    ScriptedServer service({{okResponse("1"), false}});
    const Mesh mesh({}, 400ms);
    QVERIFY(mesh.registerService("a", service.port()));
    QCOMPARE(mesh.call("a").status, 200);
    QCOMPARE(mesh.calls("a"), "1");
    QCOMPARE(mesh.post(route, R"({"instance_name":"a"})").status, 200);
    QTRY_VERIFY(!mesh.get("/metrics").body.contains("service=\"a\""));
    // A new service of the same name starts at zero.
    QVERIFY(mesh.registerService("a", service.port()));
    QCOMPARE(mesh.calls("a"), "0");
}

void TstCallForwarder::answeredCall_renewsService()
{
    ScriptedServer service({{okResponse("1"), false}});
    const Mesh mesh({}, 4s);
    QVERIFY(mesh.registerService("a", service.port()));
    QCOMPARE(mesh.post("/heartbeat", R"({"instance_name":"a"})").status, 200);
    // Polled, because a busy machine may extend the timeout: see ServiceRegistry::expire().
    QVERIFY(QTest::qWaitFor([&] { return mesh.metric("mm_mesh_services{state=\"stale\"}") == "1"; },
                            20'000));
    QCOMPARE(mesh.call("a").status, 200);
    QCOMPARE(mesh.metric("mm_mesh_services{state=\"stale\"}"), "0");
}

void TstCallForwarder::abortedCall_is503()
{
    ScriptedServer service;
    const Mesh mesh;
    const auto caller = mesh.callInFlight(service);
    QVERIFY(caller);
    mesh.api->abortCalls();
    QTRY_COMPARE(caller->statuses(), QList<int>{503});
    QTRY_COMPARE(service.open(), 0);
    QCOMPARE(mesh.metric("mm_mesh_calls_in_flight"), "0");
}

MM_SUITE(TstCallForwarder)
#include "tst_callforwarder.moc"
