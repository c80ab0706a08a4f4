// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/toolcatalog.h"
#include "mcp/mcpclient.h"
#include "suite.h"

#include <QRegularExpression>

using namespace mm;
using namespace mm::test;

namespace {

QStringList namesIn(const QJsonObject &result)
{
    QStringList names;
    for (const auto &tool : result.value("tools"_L1).toArray())
        names += tool.toObject().value("name"_L1).toString();
    return names;
}

QStringList listedAt(const Mesh &mesh, const QByteArray &path)
{
    return namesIn(resultIn(McpClient(&mesh, path).legacy("tools/list")));
}

const QStringList ownTools{u"list_services"_s, u"get_service_info"_s, u"get_service_status"_s,
                           u"call_service"_s};

} // namespace

/// Which tools MCP clients see, and MM's own ones.
class TstMcpTools final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void list_hasOwnToolsAndThoseOfServices();
    void list_ofOneServiceHasBareNames();
    void toolObject_isListedAsSent();
    void repairedTool_isListed_data();
    void repairedTool_isListed();
    void duplicateTool_isListedOnce();
    void loneSurrogate_isNotListed();
    void names_data();
    void names();
    void names_areUnique();
    void pages_haveEachToolOnce_data();
    void pages_haveEachToolOnce();
    void lists_badCursorIsInvalid_data();
    void lists_badCursorIsInvalid();
    void list_followsRegistrations();
    void ownTools_describeServices();
    void ownTools_namelessService_isFailure_data();
    void ownTools_namelessService_isFailure();
    void ownTools_countNothing();
    void callService_callsUnlistedTool();
};

void TstMcpTools::list_hasOwnToolsAndThoseOfServices()
{
    const Mesh mesh;
    QCOMPARE(listedAt(mesh, "/mcp"), ownTools);
    QVERIFY(registerTools(mesh, "b", R"(["z","a"])"));
    QVERIFY(registerTools(mesh, "a", R"([{"name":"t","inputSchema":{"type":"object"}}])"));
    QCOMPARE(listedAt(mesh, "/mcp"), ownTools + QStringList({u"a__t"_s, u"b__a"_s, u"b__z"_s}));
}

void TstMcpTools::list_ofOneServiceHasBareNames()
{
    const Mesh mesh;
    QVERIFY(registerTools(mesh, "b", R"(["z","a"])"));
    QVERIFY(registerTools(mesh, "a b/c", R"(["x"])"));
    QCOMPARE(listedAt(mesh, "/mcp/b"), QStringList({u"z"_s, u"a"_s}));
    QVERIFY(registerTools(mesh, "a b//c/", R"(["y"])"));
    QCOMPARE(listedAt(mesh, "/mcp/a%20b%2Fc"), QStringList(u"x"_s));
    QCOMPARE(listedAt(mesh, "/mcp/a%20b/c/"), QStringList(u"x"_s));
    QCOMPARE(listedAt(mesh, "/mcp/a%20b%2F%2Fc%2F"), QStringList(u"y"_s));
    QCOMPARE(listedAt(mesh, "/%6dcp/b"), QStringList({u"z"_s, u"a"_s}));
}

void TstMcpTools::toolObject_isListedAsSent()
{
    const QByteArray before = R"({ "big":123456789012345678901234567890, "name" : )";
    const QByteArray after =
        R"( ,"inputSchema":{"type":"object", "x":1.10},"annotations":{"a":"\u0041"},"new":null })";
    const Mesh mesh;
    QVERIFY(registerTools(mesh, "s", '[' + before + "\"get\"" + after + ']'));
    QVERIFY(
        McpClient(&mesh, "/mcp/s").legacy("tools/list").body.contains(before + "\"get\"" + after));
    QVERIFY(McpClient(&mesh).modern("tools/list").body.contains(before + "\"s__get\"" + after));
}

void TstMcpTools::repairedTool_isListed_data()
{
    QTest::addColumn<QByteArray>("tool");
    const auto add = [](const char *json) { QTest::newRow(json) << QByteArray(json); };
    add(R"("get")");
    add(R"({"name":"get","inputSchema":null})");
    add(R"({"name":"get","inputSchema":{"type":"object"},"annotations":[]})");
}

void TstMcpTools::repairedTool_isListed()
{
    QFETCH(QByteArray, tool);
    const Mesh mesh;
    QVERIFY(registerTools(mesh, "s", '[' + tool + ']'));
    for (const char *path : {"/mcp", "/mcp/s"}) {
        const QJsonObject result = resultIn(McpClient(&mesh, path).legacy("tools/list"));
        const QJsonObject listed = result.value("tools"_L1).toArray().last().toObject();
        QVERIFY(listed.value("name"_L1).toString().endsWith(u"get"));
        QCOMPARE(listed.value("inputSchema"_L1), QJsonValue(QJsonObject{{u"type"_s, u"object"_s}}));
        QVERIFY(!listed.value("description"_L1).toString().isEmpty());
        QCOMPARE(listed.size(), 3);
    }
}

void TstMcpTools::duplicateTool_isListedOnce()
{
    const Mesh mesh;
    QVERIFY(registerTools(mesh, "s", R"(["a",{"name":"a"},"b","a"])"));
    QCOMPARE(listedAt(mesh, "/mcp/s"), QStringList({u"a"_s, u"b"_s}));
}

/// It could not be called: its path has no form in UTF-8.
void TstMcpTools::loneSurrogate_isNotListed()
{
    const Mesh mesh;
    QVERIFY(registerTools(mesh, "s", R"(["\ud800",{"name":"a\udc00"},"\ud83d\ude00"])"));
    QCOMPARE(listedAt(mesh, "/mcp/s"), QStringList(u"\U0001F600"_s));
    QCOMPARE(listedAt(mesh, "/mcp").size(), ownTools.size() + 1);
}

void TstMcpTools::names_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("listed"); // a regular expression
    QTest::newRow("plain") << u"git-hub"_s << u"list_all"_s << u"git-hub__list_all"_s;
    QTest::newRow("tool with the separator") << u"a"_s << u"b__c"_s << u"a__b__c"_s;
    QTest::newRow("service with the separator") << u"a__b"_s << u"c"_s << u"a__b__c_[0-9a-f]{8}"_s;
    QTest::newRow("service ends with a line") << u"a_"_s << u"b"_s << u"a___b_[0-9a-f]{8}"_s;
    QTest::newRow("dot and space") << u"a.b"_s << u"c d"_s << u"a_b__c_d_[0-9a-f]{8}"_s;
    QTest::newRow("not ASCII") << u"ä"_s << u"ö"_s << u"_{7}[0-9a-f]{8}"_s;
    QTest::newRow("55 characters") << QString(26, u'a') << QString(27, u'b') << u"a{26}__b{27}"_s;
    QTest::newRow("56 characters")
        << QString(26, u'a') << QString(28, u'b') << u"a{26}__b{18}_[0-9a-f]{8}"_s;
}

void TstMcpTools::names()
{
    QFETCH(QString, service);
    QFETCH(QString, tool);
    QFETCH(QString, listed);
    const QString name = QString::fromLatin1(mcp::ToolCatalog::listedName(service, tool));
    QVERIFY2(QRegularExpression(QRegularExpression::anchoredPattern(listed)).match(name).hasMatch(),
             qPrintable(name));
    QVERIFY(name.size() <= 55);
    QCOMPARE(name.toLatin1(), mcp::ToolCatalog::listedName(service, tool));
}

void TstMcpTools::names_areUnique()
{
    QSet<QByteArray> names;
    const QStringList parts{u"a"_s,   u"a_"_s,  u"a__a"_s, u"_a"_s,
                            u"a.a"_s, u"a a"_s, u"_"_s,    u"__"_s};
    for (const QString &service : parts) {
        for (const QString &tool : parts)
            names.insert(mcp::ToolCatalog::listedName(service, tool));
    }
    QCOMPARE(names.size(), parts.size() * parts.size());
}

void TstMcpTools::pages_haveEachToolOnce_data()
{
    QTest::addColumn<int>("services");
    QTest::addColumn<int>("tools"); // of each
    QTest::addColumn<int>("size");  // bytes of each
    QTest::addColumn<int>("pages");
    QTest::newRow("one page") << 3 << 5 << 10 << 1;
    QTest::newRow("many tools") << 3 << 900 << 10 << 3;
    QTest::newRow("large tools") << 1 << 20 << 120'000 << 3;
}

void TstMcpTools::pages_haveEachToolOnce()
{
    QFETCH(int, services);
    QFETCH(int, tools);
    QFETCH(int, size);
    QFETCH(int, pages);
    const Mesh mesh;
    for (int service = 0; service < services; ++service) {
        QByteArrayList list;
        for (int i = 0; i < tools; ++i)
            list += R"({"name":"t)" + QByteArray::number(i) + R"(","description":")" +
                    QByteArray(size, 'd') + R"(","inputSchema":{"type":"object"}})";
        QVERIFY(registerTools(mesh, 's' + QByteArray::number(service), '[' + list.join(',') + ']'));
    }
    QStringList all;
    QByteArray params = "{}";
    int count = 0;
    for (; !params.isEmpty() && count < 100; ++count) {
        const QJsonObject result = resultIn(McpClient(&mesh).legacy("tools/list", params));
        all += namesIn(result);
        const QString cursor = result.value("nextCursor"_L1).toString();
        params = cursor.isEmpty() ? QByteArray() : R"({"cursor":")" + cursor.toUtf8() + R"("})";
    }
    QCOMPARE(count, pages);
    QCOMPARE(all.size(), services * tools + ownTools.size());
    QCOMPARE(QSet<QString>(all.cbegin(), all.cend()).size(), all.size());
}

void TstMcpTools::lists_badCursorIsInvalid_data()
{
    QTest::addColumn<QByteArray>("cursor");
    for (const char *cursor : {R"("")", R"("x")", R"("0")", R"("-1")", R"("99")", "7", "{}",
                               R"("1")", R"("+1")", R"(" 1 ")", R"("01")"})
        QTest::newRow(cursor) << QByteArray(cursor);
}

void TstMcpTools::lists_badCursorIsInvalid()
{
    QFETCH(QByteArray, cursor);
    const Mesh mesh;
    QVERIFY(registerTools(mesh, "s", R"(["a","b"])"));
    const WireResponse response =
        McpClient(&mesh).legacy("tools/list", R"({"cursor":)" + cursor + '}');
    QCOMPARE(response.status, 200);
    QCOMPARE(errorCode(response), -32602);
}

void TstMcpTools::list_followsRegistrations()
{
    const Mesh mesh;
    QVERIFY(registerTools(mesh, "s", R"(["a"])"));
    QCOMPARE(listedAt(mesh, "/mcp/s"), QStringList(u"a"_s));
    QVERIFY(registerTools(mesh, "s", R"(["b"])"));
    QCOMPARE(listedAt(mesh, "/mcp/s"), QStringList(u"b"_s));
    QCOMPARE(mesh.post("/deregister", R"({"instance_name":"s"})").status, 200);
    QCOMPARE(listedAt(mesh, "/mcp"), ownTools);
}

void TstMcpTools::ownTools_describeServices()
{
    const Mesh mesh;
    const QByteArray tools = R"(["a",{"name":"b","new":12345678901234567890}])";
    QVERIFY(registerTools(mesh, "s", tools));
    const McpClient client(&mesh);
    const QJsonObject all =
        resultIn(client.call("list_services"))["structuredContent"_L1].toObject();
    QCOMPARE(all["services"_L1][0]["instance_name"_L1].toString(), u"s"_s);
    QCOMPARE(all["services"_L1][0]["status"_L1].toString(), u"active"_s);
    QCOMPARE(all["services"_L1][0]["tools"_L1].toArray(), QJsonArray({u"a"_s, u"b"_s}));

    const QByteArray arguments = R"({"instance_name":"s"})";
    QVERIFY(client.call("get_service_info", arguments).body.contains(R"("tools":)" + tools));
    const QJsonObject status =
        resultIn(client.call("get_service_status", arguments))["structuredContent"_L1].toObject();
    QCOMPARE(status.value("status"_L1).toString(), u"active"_s);
    QCOMPARE(status.value("failed_calls"_L1).toInt(-1), 0);
    QVERIFY(!status.contains("tools"_L1));
}

void TstMcpTools::ownTools_namelessService_isFailure_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<QByteArray>("arguments");
    for (const char *tool : {"get_service_info", "get_service_status"}) {
        QTest::addRow("%s: unknown", tool)
            << QByteArray(tool) << QByteArray(R"({"instance_name":"none"})");
        QTest::addRow("%s: missing", tool) << QByteArray(tool) << QByteArray("{}");
    }
    QTest::newRow("call_service: unknown")
        << QByteArray("call_service")
        << QByteArray(R"({"target_instance":"none","tool_name":"t"})");
    QTest::newRow("call_service: missing")
        << QByteArray("call_service") << QByteArray(R"({"tool_name":"t"})");
}

void TstMcpTools::ownTools_namelessService_isFailure()
{
    QFETCH(QByteArray, tool);
    QFETCH(QByteArray, arguments);
    const Mesh mesh;
    const WireResponse response = McpClient(&mesh).call(tool, arguments);
    QCOMPARE(response.status, 200);
    QCOMPARE(resultIn(response).value("isError"_L1), QJsonValue(true));
    QVERIFY(!resultIn(response)["content"_L1][0]["text"_L1].toString().isEmpty());
}

void TstMcpTools::ownTools_countNothing()
{
    const Mesh mesh;
    QVERIFY(registerTools(mesh, "s", R"(["a"])"));
    const McpClient client(&mesh);
    (void)client.call("list_services");
    (void)client.call("get_service_info", R"({"instance_name":"s"})");
    (void)client.call("s__none");
    (void)client.modern("tools/list");
    (void)client.modern("server/discover");
    (void)client.legacy("initialize");
    (void)client.legacy("ping");
    QCOMPARE(mesh.stats->stats().totalMessages, 0);
}

void TstMcpTools::callService_callsUnlistedTool()
{
    ScriptedServer service({{okResponse("[1]"), false}});
    const Mesh mesh;
    QVERIFY(registerTools(mesh, "s", "[]", service.port()));
    const WireResponse response = McpClient(&mesh).call(
        "call_service",
        R"({"target_instance":"s","tool_name":"x y","arguments":{"n":1.10},"timeout":5})");
    QCOMPARE(resultIn(response)["content"_L1][0]["text"_L1].toString(), u"[1]"_s);
    QVERIFY(service.requests().value(0).startsWith("POST /tools/x%20y HTTP/1.1\r\n"));
    QVERIFY(service.requests().value(0).endsWith(R"({"n":1.10})"));
    QCOMPARE(mesh.stats->stats().totalMessages, 1);
}

MM_SUITE(TstMcpTools)
#include "tst_mcptools.moc"
