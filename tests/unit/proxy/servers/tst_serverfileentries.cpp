// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverentry.h"
#include "suite.h"

#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

/// One entry of the file: its keys and variables.
class TstServerFileEntries final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_isReplaced_data();
    void text_isReplaced();
    void entry_isRejected_data();
    void entry_isRejected();
    void name_isThatOfAService_data();
    void name_isThatOfAService();
    void values_areTexts();
    void home_isReplacedInCommandAndCwd();
    void disabledServer_needsNoVariables();
    void withoutEnvironment_textsStay();

private:
    static QProcessEnvironment environment()
    {
        QProcessEnvironment result;
        result.insert(u"HOME"_s, u"/home/me"_s);
        result.insert(u"TOKEN"_s, u"s3cret"_s);
        result.insert(u"NESTED"_s, u"${TOKEN}"_s);
        result.insert(u"EMPTY"_s, QString());
        return result;
    }
    static ParsedEntry parse(const QByteArray &json, const QString &name = u"a"_s)
    {
        const QProcessEnvironment variables = environment();
        return parseServerEntry(name, json, &variables);
    }
};

void TstServerFileEntries::text_isReplaced_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << QByteArray("a$b $TOKEN {TOKEN}") << u"a$b $TOKEN {TOKEN}"_s;
    QTest::newRow("set") << QByteArray("a${TOKEN}b") << u"as3cretb"_s;
    QTest::newRow("two") << QByteArray("${TOKEN}${EMPTY}-${TOKEN}") << u"s3cret-s3cret"_s;
    QTest::newRow("of an editor") << QByteArray("${env:TOKEN}") << u"s3cret"_s;
    QTest::newRow("default for one that is set") << QByteArray("${TOKEN:-x}") << u"s3cret"_s;
    QTest::newRow("default for an empty one") << QByteArray("${EMPTY:-x}") << u"x"_s;
    QTest::newRow("default") << QByteArray("${NONE:-http://x:1/-}") << u"http://x:1/-"_s;
    QTest::newRow("empty default") << QByteArray("a${NONE:-}b") << u"ab"_s;
    QTest::newRow("empty") << QByteArray("a${EMPTY}b") << u"ab"_s;
    QTest::newRow("replaced once") << QByteArray("${NESTED}") << u"${TOKEN}"_s;
    QTest::newRow("home of an editor")
        << QByteArray("${userHome}${/}x${pathSeparator}y") << u"/home/me/x/y"_s;
    QTest::newRow("of a shell") << QByteArray("${x#y} ${1} ${} ${a b} ${")
                                << u"${x#y} ${1} ${} ${a b} ${"_s;
}

void TstServerFileEntries::text_isReplaced()
{
    QFETCH(QByteArray, written);
    QFETCH(QString, expected);
    const ParsedEntry parsed =
        parse(R"({"command": "/)" + written + R"(", "args": ["x", ")" + written +
              R"("], "env": {"A": ")" + written + R"("}, "cwd": "/)" + written + R"("})");
    QCOMPARE(parsed.problem, QString());
    QCOMPARE(parsed.entry.command, u'/' + expected);
    QCOMPARE(parsed.entry.args, (QStringList{u"x"_s, expected}));
    QCOMPARE(parsed.entry.env, (QMap<QString, QString>{{u"A"_s, expected}}));
    QCOMPARE(parsed.entry.cwd, u'/' + expected);
}

void TstServerFileEntries::entry_isRejected_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem");
    const auto add = [](const char *row, const char *json, const QString &problem) {
        QTest::newRow(row) << QByteArray(json) << problem;
    };
    add("text", R"("npx")", u"has to be an object with a \"command\", not a text"_s);
    add("null", "null", u"has to be an object with a \"command\", not null"_s);
    add("no command", R"({"args": []})", u"has no \"command\""_s);
    add("empty command", R"({"command": " "})", u"\"command\" is empty"_s);
    add("command from an empty variable", R"({"command": "${EMPTY}"})", u"\"command\" is empty"_s);
    add("command as a list", R"({"command": ["npx", "-y"]})", u"arguments are in \"args\""_s);
    add("NUL in the command", R"({"command": "a\u0000b"})", u"\"command\" has a character"_s);
    add("NUL in args", R"({"command": "a", "args": ["\u0000"]})", u"\"args\" has a character"_s);
    add("lone surrogate", R"({"command": "a", "cwd": "/\ud800"})", u"\"cwd\" has a character"_s);
    add("args as a text", R"({"command": "a", "args": "-y x"})", u"\"args\" have to be a list"_s);
    add("list in args", R"({"command": "a", "args": [["x"]]})", u"only texts, not a list"_s);
    add("null in args", R"({"command": "a", "args": [null]})", u"only texts, not null"_s);
    add("env as a list", R"({"command": "a", "env": ["A=1"]})", u"\"env\" has to be an object"_s);
    add("object in env", R"({"command": "a", "env": {"A": {}}})", u"only texts, not an object"_s);
    add("name of a variable", R"({"command": "a", "env": {"A=B": "1"}})", u"the name \"A=B\""_s);
    add("variable without a name", R"({"command": "a", "env": {"": "1"}})", u"the name \"\""_s);
    add("relative cwd", R"({"command": "a", "cwd": "src"})", u"\"cwd\" has to be an absolute"_s);
    add("cwd of another user", R"({"command": "a", "cwd": "~bob/x"})", u"\"cwd\" has to be"_s);
    add("disabled as a text", R"({"command": "a", "disabled": "yes"})", u"true or false"_s);
    add("variable that is not set", R"({"command": "a", "env": {"A": "${NONE}"}})",
        u"its \"env\" uses the variable NONE, which is not set where MM was started: set it there, "
        "or write ${NONE:-default}."_s);
    add("editor's variable", R"({"command": "a", "args": ["${input:key}"]})",
        u"${input:key}, which only"_s);
    add("folder of an editor", R"({"command": "a", "cwd": "${workspaceFolder}"})",
        u"${workspaceFolder}, which only an editor"_s);
    add("part of the folder", R"({"command": "a", "cwd": "${workspaceFolder:x}/y"})",
        u"only an editor"_s);
    add("url", R"({"url": "https://x/mcp"})", u"mcp-remote"_s);
    add("url of Windsurf", R"({"serverUrl": "https://x/mcp"})", u"mcp-remote"_s);
    add("type", R"({"type": "sse", "command": "a"})", u"mcp-remote"_s);
    add("file of variables", R"({"command": "a", "envFile": ".env"})", u"\"envFile\""_s);
    add("MM itself", R"({"command": "/usr/bin/mm-proxy"})", u"MM itself"_s);
}

void TstServerFileEntries::entry_isRejected()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, problem);
    const ParsedEntry parsed = parse(json);
    QVERIFY2(parsed.problem.contains(problem), qPrintable(parsed.problem));
    QVERIFY(parsed.problem.endsWith(u'.'));
}

void TstServerFileEntries::name_isThatOfAService_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isAccepted");
    QTest::newRow("usual") << u"github"_s << true;
    QTest::newRow("blanks and accents") << u"My Sérver 2.0/x"_s << true;
    QTest::newRow("128 characters") << QString(128, u'n') << true;
    QTest::newRow("129 characters") << QString(129, u'n') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("line break") << u"a\nb"_s << false;
    QTest::newRow("blank") << u" "_s << false;
}

void TstServerFileEntries::name_isThatOfAService()
{
    QFETCH(QString, name);
    QFETCH(bool, isAccepted);
    const ParsedEntry parsed = parse(R"({"command": "x"})", name);
    QCOMPARE(parsed.problem.isEmpty(), isAccepted);
    QVERIFY2(isAccepted || parsed.problem.startsWith(u"its name has "_s),
             qPrintable(parsed.problem));
}

void TstServerFileEntries::values_areTexts()
{
    const ParsedEntry parsed = parse(
        R"({"command": "x", "args": [8080, 1.50, true], "env": {"PORT": 12345678901234567890,
            "DEBUG": false, "UNSET": null}, "cwd": null, "disabled": false, "timeout": {"x": []},
            "type": "stdio"})");
    QCOMPARE(parsed.problem, QString());
    QCOMPARE(parsed.entry.args, (QStringList{u"8080"_s, u"1.50"_s, u"true"_s}));
    QCOMPARE(parsed.entry.env, (QMap<QString, QString>{{u"PORT"_s, u"12345678901234567890"_s},
                                                       {u"DEBUG"_s, u"false"_s}}));
    QCOMPARE(parsed.entry.cwd, QString());
}

void TstServerFileEntries::home_isReplacedInCommandAndCwd()
{
    const ParsedEntry parsed =
        parse(R"({"command": "~/bin/x", "args": ["~/y"], "cwd": "~/z", "env": {"A": "~/w"}})");
    QCOMPARE(parsed.problem, QString());
    QCOMPARE(parsed.entry.command, u"/home/me/bin/x"_s);
    QCOMPARE(parsed.entry.cwd, u"/home/me/z"_s);
    QCOMPARE(parsed.entry.args, QStringList{u"~/y"_s});
    QCOMPARE(parsed.entry.env.value(u"A"_s), u"~/w"_s);
    QCOMPARE(parse(R"({"command": "x", "cwd": "~"})").entry.cwd, u"/home/me"_s);
}

void TstServerFileEntries::disabledServer_needsNoVariables()
{
    const ParsedEntry parsed =
        parse(R"({"command": "x", "disabled": true, "env": {"A": "${NONE}"}})");
    QCOMPARE(parsed.problem, QString());
    QVERIFY(parsed.entry.disabled);
}

void TstServerFileEntries::withoutEnvironment_textsStay()
{
    const ParsedEntry kept = parseServerEntry(
        u"a"_s, R"({"command": "~/x", "args": ["${NONE}", "${userHome}"], "cwd": "${HOME}/y"})",
        nullptr);
    QCOMPARE(kept.problem, QString());
    QCOMPARE(kept.entry.command, u"~/x"_s);
    QCOMPARE(kept.entry.args, (QStringList{u"${NONE}"_s, u"${userHome}"_s}));
    QCOMPARE(kept.entry.cwd, u"${HOME}/y"_s);
    const ParsedEntry left =
        parseServerEntry(u"a"_s, R"({"command": "x", "args": ["${input:key}"]})", nullptr);
    QVERIFY(left.problem.contains(u"${input:key}"_s));
}

MM_SUITE(TstServerFileEntries)
#include "tst_serverfileentries.moc"
