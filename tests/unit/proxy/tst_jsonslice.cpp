// SPDX-License-Identifier: MIT
#include "app/proxy/json/jsonslice.h"
#include "suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

class TstJsonSlice final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validJson_isAccepted_data();
    void validJson_isAccepted();
    void invalidJson_hasErrorOffset_data();
    void invalidJson_hasErrorOffset();
    void truncatedJson_isInvalid();
    void nestingOver512_isInvalid();
    void raw_keepsBytes();
    void value_decodes();
    void duplicateKey_lastWins();
    void escapedKey_isFound_data();
    void escapedKey_isFound();
    void otherEscapedKey_isNotFound();
    void nestedMembers_areNotFound();
    void otherThanObject_hasNoMembers();
    void eachMember_isInOrderWithDuplicates();
};

void TstJsonSlice::validJson_isAccepted_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"{}",
                             "[]",
                             "null",
                             "true",
                             "false",
                             "0",
                             "-0",
                             "1",
                             "-12",
                             "1.5",
                             "0.5",
                             "1e5",
                             "1E+5",
                             "1.25e-7",
                             "1e999",
                             "123456789012345678901234567890",
                             "\"\"",
                             "\"a\"",
                             "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
                             "\"\xc3\xa9\"",
                             "\"\x7f\"",
                             "\"\\ud83d\\ude00\"",
                             "\"\\ud800\"",
                             "\"\\u0000\"",
                             " \t\r\n{ \n } ",
                             "[ ]",
                             "[1]",
                             "[1,2]",
                             "[[],{},[{}]]",
                             "{\"a\":1}",
                             "{\"\":1}",
                             "{ \"a\" : 1 , \"b\" : [ 2 , null ] }",
                             "{\"a\":{\"a\":{}}}",
                             "{\"a\":1,\"a\":2}",
                             "[\"]\",\"}\"]",
                             "{\"{\":\"[\"}"})
        QTest::newRow(json) << QByteArray(json);
}

void TstJsonSlice::validJson_isAccepted()
{
    QFETCH(QByteArray, json);
    const JsonSlice text(json, {});
    QVERIFY2(text.isValid(), QByteArray::number(text.errorAt()).constData());
    QCOMPARE(text.errorAt(), -1);
    QCOMPARE(text.isObject(), json.trimmed().startsWith('{'));
}

void TstJsonSlice::invalidJson_hasErrorOffset_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("at");
    const auto add = [](const char *name, const QByteArray &json, int at) {
        QTest::newRow(name) << json << at;
    };
    add("nothing", "", 0);
    add("white space alone", " \n", 2);
    add("byte order mark", "\xef\xbb\xbf{}", 0);
    add("no UTF-8", "{\"a\":\"\xff\"}", 0);
    add("overlong UTF-8", "\"\xc0\xaf\"", 0);
    add("NUL", QByteArray("\0", 1), 0);
    add("NUL at the end", QByteArray("{}\0", 3), 2);
    add("NUL in a string", QByteArray("\"a\0\"", 4), 2);
    add("NUL for a value", QByteArray("[\0]", 3), 1);
    add("raw line feed in a string", "\"a\nb\"", 2);
    add("raw tab in a string", "\"\t\"", 1);
    add("string without end", "\"a", 2);
    add("bad escape", "\"\\x\"", 2);
    add("escape without end", "\"\\", 2);
    add("short \\u", "\"\\u00e\"", 6);
    add("\\u of no digits", "\"\\u00g0\"", 5);
    add("\\U", "\"\\U00e9\"", 2);
    add("single quotes", "'a'", 0);
    add("bare word", "abc", 0);
    add("True", "True", 0);
    add("half a literal", "tru", 0);
    add("literal too long", "nulll", 4);
    add("NaN", "NaN", 0);
    add("Infinity", "-Infinity", 1);
    add("plus", "+1", 0);
    add("minus alone", "-", 1);
    add("leading zero", "01", 1);
    add("leading zero, negative", "-01", 2);
    add("leading dot", ".5", 0);
    add("leading dot, negative", "-.5", 1);
    add("dot at the end", "1.", 2);
    add("dot and exponent", "1.e5", 2);
    add("exponent without digits", "1e", 2);
    add("exponent with a sign alone", "1e+", 3);
    add("exponent with two signs", "1e+-1", 3);
    add("fraction in the exponent", "1e1.5", 3);
    add("hexadecimal", "0x1", 1);
    add("comment", "{}//", 2);
    add("comment before", "/**/{}", 0);
    add("two values", "{} {}", 3);
    add("open object", "{", 1);
    add("open array", "[", 1);
    add("unmatched bracket", "[]]", 2);
    add("wrong bracket", "[}", 1);
    add("wrong bracket after a value", "{\"a\":1]", 6);
    add("comma alone", "[,]", 1);
    add("comma at the end", "[1,]", 3);
    add("comma at the end of an object", "{\"a\":1,}", 7);
    add("two commas", "[1,,2]", 3);
    add("no comma", "[1 2]", 3);
    add("no colon", "{\"a\" 1}", 5);
    add("no value", "{\"a\":}", 5);
    add("no key", "{:1}", 1);
    add("key no string", "{a:1}", 1);
    add("number for a key", "{1:1}", 1);
    add("colon in an array", "[\"a\":1]", 4);
    add("form feed for white space", "\f{}", 0);
    add("no-break space for white space", "\xc2\xa0{}", 0);
}

void TstJsonSlice::invalidJson_hasErrorOffset()
{
    QFETCH(QByteArray, json);
    QFETCH(int, at);
    const JsonSlice text(json, {"a"});
    QVERIFY(!text.isValid());
    QVERIFY(!text.isObject());
    QCOMPARE(text.errorAt(), at);
    QVERIFY(text.raw("a").isEmpty());
    QVERIFY(text.value("a").isUndefined());
}

void TstJsonSlice::truncatedJson_isInvalid()
{
    const QByteArray json =
        R"({"a":[1,-2.5e+3,true,false,null,"b\u00e9\n",{"c":{}}],"d":"é","e":[[]]})";
    for (qsizetype size = 0; size < json.size(); ++size)
        QVERIFY2(!JsonSlice(json.first(size), {}).isValid(), QByteArray::number(size).constData());
    QVERIFY(JsonSlice(json, {}).isValid());
}

void TstJsonSlice::nestingOver512_isInvalid()
{
    const auto arrays = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    const auto objects = [](int depth) {
        return QByteArray("{\"a\":").repeated(depth - 1) + "{}" + QByteArray(depth - 1, '}');
    };
    QVERIFY(JsonSlice(arrays(512), {}).isValid());
    QVERIFY(JsonSlice(objects(512), {}).isValid());
    QVERIFY(!JsonSlice(arrays(513), {}).isValid());
    QVERIFY(!JsonSlice(objects(513), {}).isValid());
    QCOMPARE(JsonSlice(QByteArray(1'000'000, '['), {}).errorAt(), 512);
}

void TstJsonSlice::raw_keepsBytes()
{
    const JsonSlice text(R"( {"n" : 1.10e+002 ,"big":123456789012345678901234567890,
        "o": { "z" : 1, "a" : [ ] } , "s":"\u0041\/" ,"a":[1, 2],"t":true} )",
                         {"n", "big", "o", "s", "a", "t", "z"});
    QVERIFY(text.isObject());
    QCOMPARE(text.raw("n"), "1.10e+002");
    QCOMPARE(text.raw("big"), "123456789012345678901234567890");
    QCOMPARE(text.raw("o"), "{ \"z\" : 1, \"a\" : [ ] }");
    QCOMPARE(text.raw("s"), "\"\\u0041\\/\"");
    QCOMPARE(text.raw("a"), "[1, 2]");
    QCOMPARE(text.raw("t"), "true");
    QVERIFY(text.raw("z").isEmpty());
}

void TstJsonSlice::value_decodes()
{
    const JsonSlice text(
        R"({"s":"A\/\ud83d\ude00","n":-1.5,"t":true,"0":null,"a":[1],"o":{"b":2},"e":""})",
        {"s", "n", "t", "0", "a", "o", "e", "missing"});
    QCOMPARE(text.value("s"), QJsonValue(u"A/\U0001F600"_s));
    QCOMPARE(text.value("n"), QJsonValue(-1.5));
    QCOMPARE(text.value("t"), QJsonValue(true));
    QVERIFY(text.value("0").isNull());
    QCOMPARE(text.value("a"), QJsonValue(QJsonArray{1}));
    QCOMPARE(text.value("o"), QJsonValue(QJsonObject{{u"b"_s, 2}}));
    QCOMPARE(text.value("e"), QJsonValue(QString()));
    QVERIFY(text.value("e").isString());
    QVERIFY(text.value("missing").isUndefined());
}

void TstJsonSlice::duplicateKey_lastWins()
{
    const JsonSlice text(R"({"a":1,"b":2,"a":3,"\u0061":4})", {"a", "b"});
    QCOMPARE(text.raw("a"), "4");
    QCOMPARE(text.raw("b"), "2");
}

void TstJsonSlice::escapedKey_isFound_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("letter") << QByteArray(R"({"\u0061rguments":1})") << QByteArray("arguments");
    QTest::newRow("last letter") << QByteArray(R"({"isErro\u0072":1})") << QByteArray("isError");
    QTest::newRow("slash") << QByteArray(R"({"a\/b":1})") << QByteArray("a/b");
    QTest::newRow("empty") << QByteArray(R"({"":1})") << QByteArray("");
}

void TstJsonSlice::escapedKey_isFound()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, key);
    QCOMPARE(JsonSlice(json, {key}).raw(key), "1");
}

void TstJsonSlice::otherEscapedKey_isNotFound()
{
    for (const QByteArray other :
         {R"(\nsError)", R"(\u0069sErro)", R"(\u0069sErrorr)", R"(isErro\u0173)",
          R"(isErro\ud83d\ude00)", R"(isError\\)", R"(\\isError)"})
        QCOMPARE(JsonSlice("{\"" + other + "\":1}", {"isError"}).raw("isError"), QByteArrayView());
}

void TstJsonSlice::nestedMembers_areNotFound()
{
    const JsonSlice text(R"({"a":{"b":1,"c":[{"d":2}]},"e":[{"f":3}],"g":"b"})",
                         {"b", "c", "d", "f", "g"});
    for (const char *key : {"b", "c", "d", "f"})
        QVERIFY(text.raw(key).isEmpty());
    QCOMPARE(text.raw("g"), "\"b\"");
}

void TstJsonSlice::otherThanObject_hasNoMembers()
{
    for (const char *json : {"[{\"a\":1}]", "\"a\"", "1", "[\"a\",1]"}) {
        const JsonSlice text(json, {"a"});
        QVERIFY(text.isValid());
        QVERIFY(!text.isObject());
        QVERIFY(text.raw("a").isEmpty());
    }
}

void TstJsonSlice::eachMember_isInOrderWithDuplicates()
{
    const auto membersOf = [](QByteArrayView object) {
        QByteArrayList members;
        JsonSlice::eachMember(object, [&](QByteArrayView key, QByteArrayView value) {
            members.append(key.toByteArray() + '=' + value.toByteArray());
        });
        return members;
    };
    const QByteArray longKey = '"' + QByteArray(100, 'k') + '"';
    QCOMPARE(
        membersOf("{ \"b\" : 1 , \"a\":{\"x\":[1, 2]},\"b\":\"\\\"}\" , " + longKey + ":null }"),
        (QByteArrayList{"\"b\"=1", "\"a\"={\"x\":[1, 2]}", "\"b\"=\"\\\"}\"", longKey + "=null"}));
    QCOMPARE(membersOf("{}"), QByteArrayList());
    QCOMPARE(membersOf("{ }"), QByteArrayList());
}

MM_SUITE(TstJsonSlice)
#include "tst_jsonslice.moc"
