// SPDX-License-Identifier: MIT
#include "core/statsfile/timestamp.h"
#include "mesh.h"
#include "suite.h"

#include <QRegularExpression>

using namespace mm;
using namespace mm::test;

namespace {

void refuse(const Mesh &mesh, int calls)
{
    for (int i = 0; i < calls; ++i)
        QCOMPARE(mesh.call("a").status, 502);
}

} // namespace

/// What MM says of services whose calls fail.
class TstDownServices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeRefusedCalls_areDown();
    void noCall_isNeverDown();
    void otherFailures_interruptTheRow_data();
    void otherFailures_interruptTheRow();
    void ownShortage_isNoRefusal();
    void firstAnswer_isBack_data();
    void firstAnswer_isBack();
    void registration_isBack();
    void heartbeat_isBackIfAProgramListens();
    void movedService_isNotDownByItsFormerPort();
    void downService_canDeregister();
    void failures_areListed();
    void goodbyeOfReplacedProgram_changesNothing_data();
    void goodbyeOfReplacedProgram_changesNothing();
    void goodbyeOfTheProgramItself_deregisters_data();
    void goodbyeOfTheProgramItself_deregisters();
    void programsThatTakeTurns_areLoggedOnce_data();
    void programsThatTakeTurns_areLoggedOnce();
};

void TstDownServices::threeRefusedCalls_areDown()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", unusedPort()));
    QVERIFY(mesh.registerService("b", unusedPort()));
    refuse(mesh, 2);
    QCOMPARE(mesh.status(u"a"_s), u"active"_s);
    QCOMPARE(mesh.stats->stats().totalServices, 2);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Service \"a\" .* is down"_s));
    refuse(mesh, 1);
    QCOMPARE(mesh.status(u"a"_s), u"down"_s);
    QCOMPARE(mesh.status(u"b"_s), u"active"_s);
    QCOMPARE(mesh.stats->stats().totalServices, 1);
    QCOMPARE(objectIn(mesh.get("/health").body).value("services"_L1), QJsonValue(1));
    QCOMPARE(mesh.metric("mm_mesh_services{state=\"down\"}"), "1");
    QCOMPARE(mesh.metric("mm_mesh_services{state=\"active\"}"), "1");
    // It is still tried, and counted.
    refuse(mesh, 1);
    QCOMPARE(mesh.stats->stats().totalMessages, 4);
    QCOMPARE(mesh.metric("mm_mesh_service_messages_total{service=\"a\"}"), "4");
    QCOMPARE(mesh.listed(u"a"_s).value("message_count"_L1), QJsonValue(4));
}

void TstDownServices::noCall_isNeverDown()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", unusedPort()));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(mesh.post("/heartbeat", R"({"instance_name":"a"})").status, 200);
    QCOMPARE(mesh.status(u"a"_s), u"active"_s);
    QCOMPARE(mesh.stats->stats().totalServices, 1);
}

void TstDownServices::otherFailures_interruptTheRow_data()
{
    QTest::addColumn<QByteArray>("response"); // null: none, until the timeout
    QTest::newRow("closed") << QByteArray("");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n");
    QTest::newRow("timeout") << QByteArray();
}

void TstDownServices::otherFailures_interruptTheRow()
{
    QFETCH(QByteArray, response);
    const Mesh mesh({.callTimeout = response.isNull() ? 150ms : 30'000ms});
    const quint16 port = unusedPort();
    QVERIFY(mesh.registerService("a", port));
    refuse(mesh, 2);
    {
        std::vector<ScriptedServer::Script> scripts;
        if (!response.isNull())
            scripts.push_back({response, true});
        const ScriptedServer service(std::move(scripts), QHostAddress::LocalHost, port);
        if (service.port() != port)
            QSKIP("another program has the port");
        QCOMPARE(mesh.call("a").status, response.isNull() ? 504 : 502);
    }
    refuse(mesh, 2);
    QCOMPARE(mesh.status(u"a"_s), u"active"_s);
    refuse(mesh, 1);
    QCOMPARE(mesh.status(u"a"_s), u"down"_s);
}

void TstDownServices::ownShortage_isNoRefusal()
{
    const Mesh mesh({.calls = 0});
    QVERIFY(mesh.registerService("a", unusedPort()));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(mesh.call("a").status, 503);
    QCOMPARE(mesh.status(u"a"_s), u"active"_s);
}

void TstDownServices::firstAnswer_isBack_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::newRow("result") << okResponse("1");
    QTest::newRow("404") << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("500") << QByteArray("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("no JSON") << okResponse("<html>");
}

void TstDownServices::firstAnswer_isBack()
{
    QFETCH(QByteArray, response);
    const Mesh mesh;
    const quint16 port = unusedPort();
    QVERIFY(mesh.registerService("a", port));
    refuse(mesh, 3);
    QCOMPARE(mesh.status(u"a"_s), u"down"_s);
    const ScriptedServer service({{response, true}}, QHostAddress::LocalHost, port);
    if (service.port() != port)
        QSKIP("another program has the port");
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^Service \"a\" .* is back"_s));
    (void)mesh.call("a");
    QCOMPARE(mesh.status(u"a"_s), u"active"_s);
    QCOMPARE(mesh.stats->stats().totalServices, 1);
}

void TstDownServices::registration_isBack()
{
    const Mesh mesh;
    const quint16 port = unusedPort();
    QVERIFY(mesh.registerService("a", port));
    refuse(mesh, 3);
    QCOMPARE(mesh.stats->stats().totalServices, 0);
    QVERIFY(mesh.registerService("a", port));
    QCOMPARE(mesh.status(u"a"_s), u"active"_s);
    QCOMPARE(mesh.stats->stats().totalServices, 1);
    refuse(mesh, 2);
    QCOMPARE(mesh.status(u"a"_s), u"active"_s);
}

void TstDownServices::heartbeat_isBackIfAProgramListens()
{
    const Mesh mesh;
    const quint16 port = unusedPort();
    QVERIFY(mesh.registerService("a", port));
    refuse(mesh, 3);
    QCOMPARE(mesh.post("/heartbeat", R"({"instance_name":"a"})").status, 200);
    QCOMPARE(mesh.status(u"a"_s), u"down"_s);
    const ScriptedServer service({}, QHostAddress::LocalHost, port);
    if (service.port() != port)
        QSKIP("another program has the port");
    QCOMPARE(mesh.post("/heartbeat", R"({"instance_name":"a"})").status, 200);
    QCOMPARE(mesh.status(u"a"_s), u"active"_s);
    QCOMPARE(mesh.stats->stats().totalServices, 1);
}

void TstDownServices::movedService_isNotDownByItsFormerPort()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", unusedPort()));
    refuse(mesh, 2);
    QVERIFY(mesh.registerService("a", unusedPort()));
    refuse(mesh, 2);
    QCOMPARE(mesh.status(u"a"_s), u"active"_s);
}

void TstDownServices::downService_canDeregister()
{
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", unusedPort()));
    refuse(mesh, 3);
    QCOMPARE(mesh.post("/deregister", R"({"instance_name":"a"})").status, 200);
    QCOMPARE(mesh.stats->stats().totalServices, 0);
    QCOMPARE(mesh.stats->stats().totalMessages, 3);
    QVERIFY(mesh.registerService("a", unusedPort()));
    QCOMPARE(mesh.stats->stats().totalServices, 1);
    QCOMPARE(mesh.listed(u"a"_s).value("failed_calls"_L1), QJsonValue(0));
}

void TstDownServices::failures_areListed()
{
    const Mesh mesh;
    const ScriptedServer service(
        {{okResponse("1"), true},
         {okResponse(R"({"isError":true,"content":[{"text":"no \"x\""}]})"), true}});
    QVERIFY(mesh.registerService("a", service.port()));
    QCOMPARE(mesh.listed(u"a"_s).value("last_success_at"_L1), QJsonValue(QString()));
    QCOMPARE(mesh.call("a").status, 200);
    QCOMPARE(mesh.listed(u"a"_s).value("failed_calls"_L1), QJsonValue(0));
    QCOMPARE(mesh.listed(u"a"_s).value("last_error"_L1), QJsonValue(QString()));
    QCOMPARE(mesh.call("a").status, 200); // the error of the tool is in the result
    const QJsonObject listed = mesh.listed(u"a"_s);
    QCOMPARE(listed.value("failed_calls"_L1), QJsonValue(1));
    QVERIFY(listed.value("last_error"_L1).toString().contains("no \"x\""_L1));
    QVERIFY(fromTimestamp(listed.value("last_error_at"_L1).toString()).isValid());
    QVERIFY(fromTimestamp(listed.value("last_success_at"_L1).toString()).isValid());
}

void TstDownServices::goodbyeOfReplacedProgram_changesNothing_data()
{
    QTest::addColumn<QByteArray>("port");
    QTest::newRow("number") << QByteArray("8001");
    QTest::newRow("text") << QByteArray("\"8001\""); // accepted by /register
}

void TstDownServices::goodbyeOfReplacedProgram_changesNothing()
{
    QFETCH(QByteArray, port);
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", 8001));
    QVERIFY(mesh.registerService("a", 8002));
    const QByteArray body = R"({"instance_name":"a","port":)" + port + '}';
    QCOMPARE(mesh.post("/heartbeat", body).status, 404);
    const WireResponse response = mesh.post("/deregister", body);
    QCOMPARE(response.status, 409);
    QVERIFY(objectIn(response.body).value("error"_L1).toString().contains("8002"_L1));
    QCOMPARE(mesh.listed(u"a"_s).value("port"_L1), QJsonValue(8002));
}

void TstDownServices::goodbyeOfTheProgramItself_deregisters_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("port") << QByteArray(R"({"instance_name":"a","port":8002})");
    QTest::newRow("port as text") << QByteArray(R"({"instance_name":"a","port":"8002"})");
    QTest::newRow("no port") << QByteArray(R"({"instance_name":"a"})");
    QTest::newRow("null") << QByteArray(R"({"instance_name":"a","port":null})");
}

void TstDownServices::goodbyeOfTheProgramItself_deregisters()
{
    QFETCH(QByteArray, body);
    const Mesh mesh;
    QVERIFY(mesh.registerService("a", 8002));
    QCOMPARE(mesh.post("/deregister", body).status, 200);
    QVERIFY(mesh.listed(u"a"_s).isEmpty());
}

void TstDownServices::programsThatTakeTurns_areLoggedOnce_data()
{
    QTest::addColumn<QList<quint16>>("ports");
    QTest::addColumn<QList<int>>("warnings"); // after each
    QTest::addColumn<QString>("named");       // in the last warning
    QTest::newRow("two, then another two")
        << QList<quint16>{8001, 8002, 8002, 8001, 8002, 8001, 8003, 8003, 8001, 8001}
        << QList<int>{0, 0, 0, 1, 1, 1, 1, 1, 2, 2} << u" 8001 and 8003 "_s;
    QTest::newRow("three") << QList<quint16>{8001, 8002, 8003, 8001, 8002, 8003}
                           << QList<int>{0, 0, 0, 1, 1, 1} << u" 8001 and 8002 and 8003 "_s;
    QTest::newRow("one that moves")
        << QList<quint16>{8001, 8002, 8003, 8004} << QList<int>{0, 0, 0, 0} << QString();
}

void TstDownServices::programsThatTakeTurns_areLoggedOnce()
{
    QFETCH(QList<quint16>, ports);
    QFETCH(QString, named);
    static int warnings;
    static QString last;
    warnings = 0;
    last.clear();
    const auto former =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
            if (!text.contains(u"take turns"_s))
                return;
            ++warnings;
            last = text;
        });
    const Mesh mesh;
    QList<int> seen;
    for (const quint16 port : ports) {
        const bool ok = mesh.registerService("a", port);
        seen.append(ok ? warnings : -1);
    }
    qInstallMessageHandler(former);
    QTEST(seen, "warnings");
    QVERIFY2(last.contains(named), qPrintable(last));
}

MM_SUITE(TstDownServices)
#include "tst_downservices.moc"
