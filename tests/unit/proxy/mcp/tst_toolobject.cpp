// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/toolobject.h"
#include "suite.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace mm;
using namespace mm::mcp;

namespace {

/// \p tool for clients of \p era; it is as it was sent, or has the name "n" and, if it had none,
/// the description "d".
QByteArray listed(const QByteArray &tool, Era era)
{
    const CheckedTool checked = checkTool(tool);
    return checked.isAsSent(era) ? tool : repairedTool(tool, checked, era, "\"n\"", "\"d\"");
}

constexpr const char *prefix = R"({"name":"n","description":"D","inputSchema":{"type":"object"})";

QByteArray with(const QByteArray &members)
{
    return prefix + (members.isEmpty() ? QByteArray() : ',' + members) + '}';
}

} // namespace

/// What is listed of a tool object: clients reject the list of all tools for a member of a wrong
/// type.
class TstToolObject final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rightTool_isAsSent_data();
    void rightTool_isAsSent();
    void wrongMember_isLeftOut_data();
    void wrongMember_isLeftOut();
    void outputSchema_dependsOnTheEra_data();
    void outputSchema_dependsOnTheEra();
    void inputSchema_data();
    void inputSchema();
    void booleanProperties_areRepairedForTheLegacyEra();
    void otherMembers_stayAsSent();
    void toolWithoutMembers_hasOpenSchema_data();
    void toolWithoutMembers_hasOpenSchema();
    void mirroredArguments_data();
    void mirroredArguments();
    void mirroredArguments_areLimited();
};

void TstToolObject::rightTool_isAsSent_data()
{
    QTest::addColumn<QByteArray>("members");
    for (
        const char *members :
        {"", R"("title":"")", R"("annotations":{})",
         R"("annotations":{"title":"t","readOnlyHint":true,"destructiveHint":false,)"
         R"("idempotentHint":true,"openWorldHint":false,"later":[1]})",
         R"("icons":[])",
         R"("icons":[{"src":"s"},{"src":"s","mimeType":"m","sizes":["any"],"theme":"dark","x":1}])",
         R"("outputSchema":{"$schema":"s","type":"object","properties":{"a":{}},"required":["a"]})",
         R"("outputSchema":{"type":"object","properties":{"a":{"$ref":"#/$defs/A"},)"
         R"("b":{"anyOf":[{"type":"string","minLength":1},{"type":"null"}],"default":null},)"
         R"("c":{"type":["array","null"],"items":{"enum":[1,"x"]},"uniqueItems":true},)"
         R"("d":{"minimum":0.5,"format":"date-time","unknown":{"type":"any"},"x-y":1}},)"
         R"("$defs":{"A":{"type":"object","additionalProperties":{"$ref":"#"}}}})",
         R"("execution":{})", R"("execution":{"taskSupport":"optional","later":null})",
         R"("_meta":{"a":null})", R"("later":null)", R"("title":1,"title":"the last counts")"})
        QTest::newRow(members) << QByteArray(members);
}

void TstToolObject::rightTool_isAsSent()
{
    QFETCH(QByteArray, members);
    const CheckedTool tool = checkTool(with(members));
    QVERIFY(tool.isAsSent(Era::Legacy));
    QVERIFY(tool.isAsSent(Era::Modern));
}

void TstToolObject::wrongMember_isLeftOut_data()
{
    QTest::addColumn<QByteArray>("member");
    for (const char *member : {R"("title":null)",
                               R"("title":7)",
                               R"("annotations":null)",
                               R"("annotations":[])",
                               R"("annotations":{"title":null})",
                               R"("annotations":{"readOnlyHint":"yes"})",
                               R"("annotations":{"destructiveHint":null})",
                               R"("annotations":{"idempotentHint":1})",
                               R"("annotations":{"openWorldHint":[]})",
                               R"("icons":null)",
                               R"("icons":{})",
                               R"("icons":["s"])",
                               R"("icons":[{}])",
                               R"("icons":[{"src":5}])",
                               R"("icons":[{"src":"s"},{"src":null}])",
                               R"("icons":[{"src":"s","mimeType":null}])",
                               R"("icons":[{"src":"s","sizes":"any"}])",
                               R"("icons":[{"src":"s","sizes":[1]}])",
                               R"("icons":[{"src":"s","theme":"blue"}])",
                               R"("outputSchema":null)",
                               R"("outputSchema":true)",
                               R"("outputSchema":{"$schema":5})",
                               R"("execution":null)",
                               R"("execution":{"taskSupport":"maybe"})",
                               R"("execution":{"taskSupport":"required"})", // MM has no tasks
                               R"("execution":{"taskSupport":null})",
                               R"("_meta":null)",
                               R"("_meta":[])",
                               R"("title":"the last counts","title":1)",
                               R"("t\u0069tle":1)"})
        QTest::newRow(member) << QByteArray(member);
}

void TstToolObject::wrongMember_isLeftOut()
{
    QFETCH(QByteArray, member);
    for (const Era era : {Era::Legacy, Era::Modern}) {
        QCOMPARE(listed(with(member), era), with({}));
        // The others stay.
        const QByteArray meta = R"("_meta":{"n":1.10})";
        if (!member.contains("_meta"))
            QCOMPARE(listed(with(meta + ',' + member), era), with(meta));
    }
}

void TstToolObject::outputSchema_dependsOnTheEra_data()
{
    QTest::addColumn<QByteArray>("schema");
    for (const char *schema :
         {"{}", R"({"type":"array"})", R"({"type":["object"]})", R"({"properties":{}})",
          R"({"type":"object","properties":{"a":true}})", R"({"type":"object","required":null})",
          // The official client 1.x can't compile these.
          R"({"type":"object","properties":{"a":{"$ref":"#/components/schemas/X"}}})",
          R"({"type":"object","properties":{"a":{"$ref":"#/$defs/X"}},"$defs":{"Y":{}}})",
          R"({"type":"object","properties":{"a":{"type":"any"}}})",
          R"({"type":"object","properties":{"a":{"type":[]}}})",
          R"({"type":"object","properties":{"a":{"required":true}}})",
          R"({"type":"object","properties":{"a":{"required":["b","b"]}}})",
          R"({"type":"object","properties":{"a":{"exclusiveMinimum":true}}})",
          R"({"type":"object","properties":{"a":{"nullable":true}}})",
          R"({"type":"object","properties":{"a":{"enum":"x"}}})",
          R"({"type":"object","properties":{"a":{"minLength":-1}}})",
          R"({"type":"object","properties":{"a":{"items":[{}]}}})",
          R"({"type":"object","properties":{"a":{"anyOf":[]}}})",
          R"({"type":"object","properties":{"a":{"pattern":"["}
}
})",
          R"({"type":"object","additionalProperties":null})", R"({"type":"object","title":7})",
          R"({"type":"object","$id":5})"})
        QTest::newRow(schema) << QByteArray(schema);
}

void TstToolObject::outputSchema_dependsOnTheEra()
{
    QFETCH(QByteArray, schema);
    const QByteArray tool = with(R"("outputSchema":)" + schema);
    QCOMPARE(listed(tool, Era::Legacy), with({}));
    QCOMPARE(listed(tool, Era::Modern), tool);
}

void TstToolObject::inputSchema_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray open = R"({"type":"object"})";
    const auto add = [](const char *schema, const QByteArray &expected) {
        QTest::newRow(schema) << QByteArray(schema) << expected;
    };
    add("{}", open);
    add(R"({ "a":1.10, "properties":{"b":{}} })",
        R"({"type":"object","a":1.10, "properties":{"b":{}} })");
    for (const char *schema :
         {"null", "[]", "true", R"({"type":null})", R"({"type":"string"})",
          R"({"type":["object"]})", R"({"type":"object","properties":[]})",
          R"({"type":"object","properties":null})", R"({"type":"object","required":true})",
          R"({"type":"object","required":null})", R"({"type":"object","required":[1]})",
          R"({"type":"object","$schema":5})"})
        add(schema, open);
    add(R"({"properties":{"a":null}})", R"({"properties":{"a":{}},"type":"object"})");
    add(R"({"$schema":5,"properties":{"a":{"x":1}},"required":["a",1]})",
        R"({"properties":{"a":{"x":1}},"type":"object"})");
}

/// Only clients of the legacy era reject them.
void TstToolObject::booleanProperties_areRepairedForTheLegacyEra()
{
    const QByteArray tool =
        R"({"name":"n","inputSchema":{"type":"object","properties":{"a":true},"required":["a"]}})";
    QCOMPARE(listed(tool, Era::Modern), tool);
    QCOMPARE(listed(tool, Era::Legacy),
             R"({"name":"n","description":"d","inputSchema":)"
             R"({"properties":{"a":{}},"required":["a"],"type":"object"}})");
}

void TstToolObject::inputSchema()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, expected);
    for (const Era era : {Era::Legacy, Era::Modern})
        QCOMPARE(listed(R"({"name":"n","inputSchema":)" + schema + R"(,"title":"T"})", era),
                 R"({"name":"n","description":"d","inputSchema":)" + expected + R"(,"title":"T"})");
}

void TstToolObject::otherMembers_stayAsSent()
{
    const QByteArray schema = R"({"type" : "object", "x":12345678901234567890.10})";
    const QByteArray tool = R"({"icons":null,"description":"\u0041","_meta":{"a":1.0},"name":"x",)"
                            R"("outputSchema":)" +
                            schema + R"(,"inputSchema":)" + schema + '}';
    QCOMPARE(listed(tool, Era::Legacy), R"({"name":"n","description":"\u0041","inputSchema":)" +
                                            schema + R"(,"outputSchema":)" + schema +
                                            R"(,"_meta":{"a":1.0}})");
}

void TstToolObject::toolWithoutMembers_hasOpenSchema_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::newRow("name only") << QByteArray(R"("x")");
    QTest::newRow("no members") << QByteArray(R"({"name":"x"})");
    QTest::newRow("number that is not finite") << QByteArray(
        R"({"name":"x","title":"t","inputSchema":{"type":"object","maximum":1e999}})");
    QTest::newRow("large") << R"({"name":"x","title":"t","inputSchema":{"type":"object","a":")" +
                                  QByteArray(CheckedTool::maxBytes, 'a') + "\"}}";
}

void TstToolObject::toolWithoutMembers_hasOpenSchema()
{
    QFETCH(QByteArray, tool);
    for (const Era era : {Era::Legacy, Era::Modern})
        QCOMPARE(listed(tool, era),
                 R"({"name":"n","description":"d","inputSchema":{"type":"object"}})");
}

void TstToolObject::mirroredArguments_data()
{
    QTest::addColumn<QByteArray>("schema"); // members
    QTest::addColumn<QStringList>("expected");
    const auto add = [](const char *row, const char *schema, const QStringList &expected = {}) {
        QTest::newRow(row) << QByteArray(schema) << expected;
    };
    add("none", R"("properties":{"a":{"type":"string"}})");
    add("each primitive type",
        R"("properties":{"a":{"type":"string","x-mcp-header":"A"},)"
        R"("b":{"type":"integer","x-mcp-header":"B"},"c":{"type":"boolean","x-mcp-header":"C"}})",
        {u"a A"_s, u"b B"_s, u"c C"_s});
    add("escaped key", R"("properties":{"a":{"type":"string","x\u002dmcp-header":"A"}})",
        {u"a A"_s});
    add("nested",
        R"("properties":{"o":{"properties":{"a":{"type":"string","x-mcp-header":"A-1"}}}})",
        {u"o.a A-1"_s});
    add("in other types",
        R"("properties":{"a":{"type":"number","x-mcp-header":"A"},"b":{"x-mcp-header":"B"},)"
        R"("c":{"type":"object","x-mcp-header":"C"},"d":{"type":["string"],"x-mcp-header":"D"}})");
    add("not reachable by properties alone",
        R"("x-mcp-header":"R","items":{"properties":{"a":{"type":"string","x-mcp-header":"A"}}},)"
        R"("allOf":[{"properties":{"b":{"type":"string","x-mcp-header":"B"}}}])");
    add("not a token",
        R"("properties":{"a":{"type":"string","x-mcp-header":""},)"
        R"("b":{"type":"string","x-mcp-header":"a b"},"c":{"type":"string","x-mcp-header":1},)"
        R"("d":{"type":"string","x-mcp-header":"\r\n"},"e":{"type":"string","x-mcp-header":"ä"}})");
    add("equal but for their case",
        R"("properties":{"a":{"type":"string","x-mcp-header":"A"},)"
        R"("b":{"type":"string","x-mcp-header":"a"}})",
        {u"a A"_s});
    add("schema that is not listed",
        R"("required":1,"properties":{"a":{"type":"string","x-mcp-header":"A"}})");
}

void TstToolObject::mirroredArguments()
{
    QFETCH(QByteArray, schema);
    QFETCH(QStringList, expected);
    QStringList found;
    for (const MirroredArgument &each :
         checkTool(R"({"name":"n","inputSchema":{"type":"object",)" + schema + "}}").mirrored)
        found += each.path.join(u'.') + u' ' + QString::fromUtf8(each.header);
    QCOMPARE(found, expected);
}

void TstToolObject::mirroredArguments_areLimited()
{
    QByteArrayList properties;
    for (int i = 0; i < 5000; ++i)
        properties += '"' + QByteArray::number(i) + R"(":{"type":"string","x-mcp-header":"H)" +
                      QByteArray::number(i) + "\"}";
    const QByteArray schema = R"({"type":"object","properties":{)" + properties.join(',') + "}}";
    QCOMPARE(checkTool(R"({"name":"n","inputSchema":)" + schema + '}').mirrored.size(), 100);
}

MM_SUITE(TstToolObject)
#include "tst_toolobject.moc"
