// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/requestbodies.h"
#include "suite.h"

#include <QTest>

using namespace mm;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TstRequestBodies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parseCall_readsAllMembers();
    void arguments_keepTheirBytes_data();
    void invalidBody_namesTheCause_data();
    void invalidBody_namesTheCause();
    void harmlessVariants_areAccepted_data();
    void harmlessVariants_areAccepted();
    void arguments_keepTheirBytes();
    void toolName_isPercentEncoded_data();
    void toolName_isPercentEncoded();
    void timeout_isParsedOrRejected_data();
    void timeout_isParsedOrRejected();
    void badCall_returnsError_data();
    void badCall_returnsError();
    void parseRegistration_readsAllMembers();
    void tools_keepTheirBytes_data();
    void tools_keepTheirBytes();
    void badRegistration_returnsError_data();
    void badRegistration_returnsError();
    void name_isAcceptedOrRejected_data();
    void name_isAcceptedOrRejected();
};

void TstRequestBodies::parseCall_readsAllMembers()
{
    const CallRequest call = parseCall(
        R"({"target_instance":"weather","tool_name":"forecast","arguments":{"city":"Bern"}})", 30s);
    QVERIFY(call.error.isEmpty());
    QCOMPARE(call.target, u"weather"_s);
    QCOMPARE(call.path, "/tools/forecast");
    QCOMPARE(call.arguments, R"({"city":"Bern"})");
    QCOMPARE(call.timeout, 30'000ms);
}

void TstRequestBodies::arguments_keepTheirBytes_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("arguments");
    const QByteArray odd = R"({ "z":1.10, "a":123456789012345678901, "z" : "\u0041" })";
    QTest::newRow("as sent") << R"(,"arguments": )" + odd << odd;
    QTest::newRow("none") << QByteArray() << QByteArray("{}");
    QTest::newRow("null") << QByteArray(R"(,"arguments":null)") << QByteArray("{}");
    QTest::newRow("empty") << QByteArray(R"(,"arguments":{})") << QByteArray("{}");
    QTest::newRow("empty, of PHP") << QByteArray(R"(,"arguments":[ ])") << QByteArray("{}");
}

void TstRequestBodies::arguments_keepTheirBytes()
{
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, arguments);
    const CallRequest call =
        parseCall(R"({"target_instance":"a","tool_name":"t")" + member + '}', 30s);
    QCOMPARE(call.error, QString());
    QCOMPARE(call.arguments, arguments);
}

void TstRequestBodies::toolName_isPercentEncoded_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("path");
    const auto add = [](const char *json, const char *path) {
        QTest::newRow(json) << QByteArray(json) << QByteArray(path);
    };
    add("get_weather-1.2~", "/tools/get_weather-1.2~");
    add("a b", "/tools/a%20b");
    add("a/b", "/tools/a%2Fb");
    add("../b", "/tools/..%2Fb");
    add("...", "/tools/...");
    add("it's:a@b!$&()*+,;=", "/tools/it's:a@b!$&()*+,;=");
    add("[a]|^`{}<>", "/tools/%5Ba%5D%7C%5E%60%7B%7D%3C%3E");
    add("a?b#c", "/tools/a%3Fb%23c");
    add("100%", "/tools/100%25");
    add("%2e%2e", "/tools/%252e%252e");
    add("\xc3\xa9", "/tools/%C3%A9");
    add("a\\\"b", "/tools/a%22b");
}

void TstRequestBodies::toolName_isPercentEncoded()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, path);
    const CallRequest call =
        parseCall(R"({"target_instance":"a","tool_name":")" + json + "\"}", 30s);
    QCOMPARE(call.error, QString());
    QCOMPARE(call.path, path);
}

void TstRequestBodies::timeout_isParsedOrRejected_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("milliseconds"); // 0: rejected
    const auto add = [](const char *json, int milliseconds) {
        QTest::newRow(json) << QByteArray(json) << milliseconds;
    };
    add("null", 7000);
    add("1", 1000);
    add("1.5", 1500);
    add("0.0001", 1);
    add("3600", 3'600'000);
    add("3600.01", 0);
    add("1e999", 0);
    add("0", 0);
    add("-1", 0);
    add("-0.0", 0);
    add("\"1.5\"", 1500);
    add("\"soon\"", 0);
    add("\"nan\"", 0);
    add("true", 0);
    add("[1]", 0);
}

void TstRequestBodies::timeout_isParsedOrRejected()
{
    QFETCH(QByteArray, json);
    QFETCH(int, milliseconds);
    const CallRequest call =
        parseCall(R"({"target_instance":"a","tool_name":"t","timeout":)" + json + '}', 7s);
    QCOMPARE(call.error.isEmpty(), milliseconds > 0);
    if (milliseconds > 0)
        QCOMPARE(call.timeout.count(), milliseconds);
    else
        QVERIFY(call.error.contains(u"\"timeout\""_s));
}

void TstRequestBodies::badCall_returnsError_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("word"); // in the error
    const auto add = [](const char *name, const QByteArray &json, const char *word) {
        QTest::newRow(name) << json << QString::fromLatin1(word);
    };
    const auto addTool = [&](const char *name, const QByteArray &tool) {
        add(name, R"({"target_instance":"a","tool_name":)" + tool + '}', "\"tool_name\"");
    };
    add("nothing", "", "empty");
    add("no JSON", "{\"target_instance\":}", "byte 19");
    add("array", "[]", "object");
    add("string", "\"a\"", "object");
    add("no target", R"({"tool_name":"t"})", "\"target_instance\"");
    add("target a number", R"({"target_instance":1,"tool_name":"t"})", "\"target_instance\"");
    add("target empty", R"({"target_instance":"","tool_name":"t"})", "\"target_instance\"");
    add("no tool", R"({"target_instance":"a"})", "\"tool_name\"");
    addTool("tool null", "null");
    addTool("tool empty", "\"\"");
    addTool("tool of spaces", "\"  \"");
    addTool("tool .", "\".\"");
    addTool("tool ..", "\"..\"");
    addTool("tool .. escaped", "\"\\u002e.\"");
    addTool("tool with a line", "\"a\\nb\"");
    addTool("tool with NUL", "\"a\\u0000\"");
    addTool("tool too long", '"' + QByteArray(257, 'a') + '"');
    for (const char *arguments : {"[1]", "\"a\"", "1", "true", "false"}) {
        add(arguments,
            R"({"target_instance":"a","tool_name":"t","arguments":)" + QByteArray(arguments) + '}',
            "\"arguments\"");
    }
}

void TstRequestBodies::badCall_returnsError()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, word);
    const QString error = parseCall(json, 30s).error;
    QVERIFY2(error.contains(word), qPrintable(error));
    QVERIFY(error.endsWith(u'.'));
}

void TstRequestBodies::invalidBody_namesTheCause_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("cause");
    const auto add = [](const char *name, const QByteArray &body, const char *cause) {
        QTest::newRow(name) << body << QString::fromUtf8(cause);
    };
    add("white space", " \r\n", "The body is empty");
    add("byte order mark alone", "\xef\xbb\xbf", "The body is empty");
    add("NUL alone", QByteArray(2, '\0'), "The body is empty");
    add("UTF-16 with a mark", QByteArray("\xff\xfe{\0}\0", 6), "UTF-16");
    add("UTF-16LE", QByteArray("{\0}\0", 4), "UTF-16");
    add("UTF-16BE", QByteArray("\0{\0}", 4), "UTF-16");
    add("UTF-32", QByteArray("{\0\0\0}\0\0\0", 8), "UTF-32");
    add("Latin-1", "{\"instance_name\":\"Z\xfcrich\"}",
        "Latin-1: \"{\"instance_name\":\"Z\ufffdrich");
    add("Java's UTF-8", "{\"a\":\"\xed\xa0\xbd\xed\xb8\x80\"}", "CESU-8, as Java");
    add("gzip", "\x1f\x8b\x08", "gzip");
    add("zlib", "\x78\x9c\xab\x56", "compressed (zlib)");
    add("text that begins as zlib", "x^2", "double quotes");
    add("two values", R"({"a":1} {"b":2})", "byte 8: \"{\"b\":2}\"; the JSON ends before it");
    add("a value per line", "{}\n{}\n", "the JSON ends before it");
    add("one bracket too many", "{}}", "the JSON ends before it");
    add("too deep", QByteArray(600, '['), "the limit is 512 levels");
    add("no comma", R"([{} {}])", "a comma or a colon is missing");
    add("no name", R"({"a":1,{}})", "needs a name");
    add("truncated with NUL", QByteArray("{\"a\":1\0", 7), "ends within");
    add("truncated", R"({"instance_name":"a)", "ends within its JSON, after 19 bytes");
    add("Python", "{'instance_name': 'a'}",
        "byte 1: \"'instance_name': 'a'}\"; names and texts need double");
    add("typographic quotes", "{\xe2\x80\x9cinstance_name\xe2\x80\x9d:1}", "double quotes");
    add("bare key", "{instance_name:1}", "double quotes");
    add("form", "instance_name=a&port=1", "looks like a form");
    add("True", R"({"a":True})", "only true, false and null");
    add("None", R"({"a":None})", "only true, false and null");
    add("NaN", R"({"a":NaN})", "no NaN");
    add("comma at the end", R"({"instance_name":"a",})", "the comma before it");
    add("comma at the end of a list", R"({"tools":["a", ]})", "the comma before it");
    add("comment", R"({} // a)", "no comments");
    add("line break", "{\"a\":\"b\nc\"}", "escaped");
    add("path of Windows", R"({"a":"C:\dir"})", "backslash");
    add("encoded twice", R"("{\"instance_name\":\"a\"}")", "encoded twice");
    add("other", R"({"a":+1})", "byte 5: \"+1}\".");
    add("wrong after a mark", "\xef\xbb\xbf{x", "byte 4");
}

void TstRequestBodies::invalidBody_namesTheCause()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, cause);
    for (const QString &error :
         {parseCall(body, 30s).error, parseRegistration(body).error, parseName(body).error}) {
        QVERIFY2(error.contains(cause), qPrintable(error));
        QVERIFY(error.endsWith(u'.') || error.endsWith(u'"'));
    }
}

void TstRequestBodies::harmlessVariants_areAccepted_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("byte order mark")
        << QByteArray("\xef\xbb\xbf{\"instance_name\":\"a\",\"port\":80}");
    QTest::newRow("NUL at the end")
        << QByteArray("{\"instance_name\":\"a\",\"port\":80}\n").append(3, '\0');
    for (const char *members :
         {R"("port":"80")", R"("port":80.0)", R"("port":8e1)", R"("port":1,"port":80)",
          R"("port":80,"tools":null)", R"("port":80,"tools":{})", R"("port":80,"tools":[ ])",
          R"("port":80,"pid":7,"x":{"port":9})"})
        QTest::newRow(members) << R"({"instance_name":"a",)" + QByteArray(members) + '}';
}

void TstRequestBodies::harmlessVariants_areAccepted()
{
    QFETCH(QByteArray, body);
    const RegisterRequest request = parseRegistration(body);
    QCOMPARE(request.error, QString());
    QCOMPARE(request.name, u"a"_s);
    QCOMPARE(request.port, 80);
    QCOMPARE(request.tools, "[]");
}

void TstRequestBodies::parseRegistration_readsAllMembers()
{
    const RegisterRequest request =
        parseRegistration(R"({"instance_name":"weather","port":8001,"tools":["a"],"more":1})");
    QVERIFY(request.error.isEmpty());
    QCOMPARE(request.name, u"weather"_s);
    QCOMPARE(request.port, 8001);
    QCOMPARE(request.tools, R"(["a"])");
    QCOMPARE(parseRegistration(R"({"instance_name":"a","port":1})").port, 1);
    QCOMPARE(parseRegistration(R"({"instance_name":"a","port":65535})").port, 65535);
}

void TstRequestBodies::tools_keepTheirBytes_data()
{
    QTest::addColumn<QByteArray>("tools");
    for (const char *tools :
         {"[]", R"([{"name":"a","maximum":1e300}])", R"(["a", "b"])",
          R"([{"name":"a","inputSchema":{"x":1.0}}])", R"(["a",{"description":"x" , "name":"b"}])"})
        QTest::newRow(tools) << QByteArray(tools);
}

void TstRequestBodies::tools_keepTheirBytes()
{
    QFETCH(QByteArray, tools);
    const RegisterRequest request =
        parseRegistration(R"({"instance_name":"a","port":1,"tools": )" + tools + " }");
    QCOMPARE(request.error, QString());
    QCOMPARE(request.tools, tools);
    QCOMPARE(parseRegistration(R"({"instance_name":"a","port":1})").tools, "[]");
}

void TstRequestBodies::badRegistration_returnsError_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("word");
    QTest::newRow("no JSON") << QByteArray("x") << u"JSON"_s;
    QTest::newRow("no object") << QByteArray("[]") << u"object"_s;
    QTest::newRow("no name") << QByteArray(R"({"port":1})") << u"\"instance_name\""_s;
    QTest::newRow("number out of range in tools")
        << QByteArray(R"({"instance_name":"a","port":1,"tools":[{"name":"a","maximum":1e999}]})")
        << u"\"tools\""_s;
    QTest::newRow("no port") << QByteArray(R"({"instance_name":"a"})") << u"\"port\""_s;
    for (const char *port :
         {"0", "-1", "65536", "1.5", "\"http\"", "\"\"", "null", "true", "1e99", "[80]"}) {
        QTest::addRow("port %s", port)
            << R"({"instance_name":"a","port":)" + QByteArray(port) + '}' << u"\"port\""_s;
    }
    for (const char *tools : {"{\"a\":1}", "\"a\"", "1", "[1]", "[null]", "[[]]", "[{}]",
                              R"([{"name":1}])", R"(["a",{"title":"b"}])"}) {
        QTest::addRow("tools %s", tools)
            << R"({"instance_name":"a","port":1,"tools":)" + QByteArray(tools) + '}'
            << u"\"tools\""_s;
    }
}

void TstRequestBodies::badRegistration_returnsError()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, word);
    const QString error = parseRegistration(json).error;
    QVERIFY2(error.contains(word), qPrintable(error));
}

void TstRequestBodies::name_isAcceptedOrRejected_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("valid");
    QTest::newRow("letters") << u"weather"_s << true;
    QTest::newRow("space within") << u"my weather"_s << true;
    QTest::newRow("punctuation") << u"a/b\\c\"d'<e>&{f}"_s << true;
    QTest::newRow("beyond ASCII") << u"Wetter Zürich 天気"_s << true;
    QTest::newRow("outside the BMP") << u"\U0001F326"_s << true;
    QTest::newRow("zero-width joiner") << u"\U0001F468\u200D\U0001F33E"_s << true;
    QTest::newRow("128") << QString(128, u'a') << true;
    QTest::newRow("128 surrogate pairs") << u"\U0001F326"_s.repeated(128) << true;
    QTest::newRow("129") << QString(129, u'a') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("spaces") << u" \u00a0 "_s << false;
    QTest::newRow("line feed") << u"a\nb"_s << false;
    QTest::newRow("tab") << u"a\tb"_s << false;
    QTest::newRow("escape") << u"a\x1b[31m"_s << false;
    QTest::newRow("NUL") << QString(QChar(0)) << false;
    QTest::newRow("delete") << u"a\x7f"_s << false;
    QTest::newRow("C1 control") << u"a\u0085"_s << false;
    QTest::newRow("line separator") << u"a\u2028b"_s << false;
    QTest::newRow("paragraph separator") << u"a\u2029b"_s << false;
    QTest::newRow("right-to-left override") << u"a\u202Eb"_s << false;
    QTest::newRow("isolate") << u"a\u2066b"_s << false;
    QTest::newRow("font of icons") << u"\uE000"_s << true;
    QTest::newRow("private plane") << u"\U000F0001 build"_s << true;
    QTest::newRow("newer than Qt") << u"\U0001FAE9\U0001FAC6"_s << true;
    QTest::newRow("flag of tags") << u"\U0001F3F4\U000E0067\U000E007F"_s << true;
    QTest::newRow("variation selector alone") << u"\uFE0F"_s << false;
    QTest::newRow("Hangul filler alone") << u"\u3164"_s << false;
    QTest::newRow("empty Braille alone") << u"\u2800"_s << false;
    QTest::newRow("tag alone") << u"\U000E0041"_s << false;
    QTest::newRow("unassigned and ignorable alone") << u"\U000E0FFF"_s << false;
    QTest::newRow("noncharacter") << u"a\uFFFE"_s << false;
    QTest::newRow("lone surrogate") << QString(u"a"_s + QChar(0xd800)) << false;
    QTest::newRow("replacement") << u"a\uFFFD"_s << false;
    QTest::newRow("invisible alone") << u"\u200B"_s << false;
}

void TstRequestBodies::name_isAcceptedOrRejected()
{
    QFETCH(QString, name);
    QFETCH(bool, valid);
    QByteArray escaped;
    for (const QChar unit : name)
        escaped += QString::asprintf("\\u%04x", unit.unicode()).toLatin1();
    const NameRequest request = parseName("{\"instance_name\":\"" + escaped + "\"}");
    QCOMPARE(request.error.isEmpty(), valid);
    QCOMPARE(request.name, valid ? name : QString());
}

MM_SUITE(TstRequestBodies)
#include "tst_requestbodies.moc"
