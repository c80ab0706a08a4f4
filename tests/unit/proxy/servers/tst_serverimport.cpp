// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverfile.h"
#include "app/proxy/servers/serverimport.h"
#include "files.h"
#include "suite.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

#ifdef Q_OS_DARWIN
static const QString data = u"Library/Application Support/"_s;
#else
static const QString data = u".config/"_s;
#endif
static const QString claudeCode = u".claude.json"_s;
static const QString claudeDesktop = data + u"Claude/claude_desktop_config.json"_s;
static const QString codex = u".codex/config.toml"_s;
static const QString vsCode = data + u"Code/User/mcp.json"_s;
static const QString cursor = u".cursor/mcp.json"_s;

/// The servers of other programs.
class TstServerImport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothing_namesAllPlaces();
    void file_isFound_data();
    void file_isFound();
    void configFolders_areThoseOfTheEnvironment();
    void projectsOfClaudeCode_areFound();
    void codexKeys_areTranslated();
    void invalidToml_isReportedWithoutItsText();
    void entriesThatCantRun_areLeftOutWithTheCause();
    void sameServer_isThereOnce();
    void otherServerOfTheName_isRenamed();
    void result_isReadAgainWithTheVariables();
    void secrets_areMentionedOnlyIfThereIsAnEnvironment();

private:
    void write(const QString &name, const QByteArray &text)
    {
        const QString path = m_home->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QVERIFY(writeFile(path, text));
    }
    QJsonObject servers()
    {
        m_import = importServers(m_environment);
        const QJsonObject file = QJsonDocument::fromJson(m_import.json.toUtf8()).object();
        return file.keys() == QStringList{u"mcpServers"_s}
                   ? file.value(u"mcpServers"_s).toObject()
                   : QJsonObject{{u"invalid"_s, m_import.json}};
    }
    bool hasNote(const QString &part) { return m_import.notes.join(u'\n').contains(part); }

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
    ServerImport m_import;
};

void TstServerImport::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_environment = {};
    m_environment.insert(u"HOME"_s, m_home->path());
}

void TstServerImport::nothing_namesAllPlaces()
{
    QCOMPARE(servers(), QJsonObject());
    for (const QString &name : {claudeCode, claudeDesktop, codex, vsCode, cursor})
        QVERIFY2(hasNote(m_home->filePath(name) + u": it does not exist."_s), qPrintable(name));
}

void TstServerImport::file_isFound_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    const QByteArray json = R"({"mcpServers": {"a": {"command": "x", "args": ["${KEY}"]}}})";
    QTest::newRow("Claude Code") << claudeCode << json;
    QTest::newRow("Claude Desktop") << claudeDesktop << json;
    QTest::newRow("Codex") << codex
                           << QByteArray("model = \"o3\"\n[mcp_servers.a]\ncommand = 'x'\nargs = "
                                         "[\"${KEY}\"]\nstartup_timeout_sec = 20\n");
    QTest::newRow("VS Code") << vsCode
                             << QByteArray("{\"inputs\": [], // none\n\"servers\": {\"a\": "
                                           "{\"command\": \"x\", \"args\": [\"${KEY}\",],}}}");
    QTest::newRow("Cursor") << cursor << json;
}

void TstServerImport::file_isFound()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    write(name, text);
    const QJsonObject expected{{u"command"_s, u"x"_s}, {u"args"_s, QJsonArray{u"${KEY}"_s}}};
    QCOMPARE(servers(), (QJsonObject{{u"a"_s, expected}}));
    QVERIFY(hasNote(QString::fromLatin1(QTest::currentDataTag()) + u", "_s +
                    m_home->filePath(name) + u": 1 found."_s));
    QCOMPARE(readFile(m_home->filePath(name)), text);
}

void TstServerImport::configFolders_areThoseOfTheEnvironment()
{
    write(u"x/config.toml"_s, "[mcp_servers.codex]\ncommand = 'x'\n");
    m_environment.insert(u"CODEX_HOME"_s, m_home->filePath(u"x"_s));
    QCOMPARE(servers().keys(), QStringList{u"codex"_s});
#ifndef Q_OS_DARWIN
    write(u"c/Code/User/mcp.json"_s, R"({"servers": {"code": {"command": "x"}}})");
    m_environment.insert(u"XDG_CONFIG_HOME"_s, m_home->filePath(u"c"_s));
    QCOMPARE(servers().keys(), (QStringList{u"code"_s, u"codex"_s}));
#endif
}

void TstServerImport::projectsOfClaudeCode_areFound()
{
    write(claudeCode, R"({"projects": {
        "/p": {"allowedTools": [], "mcpServers": {"a": {"command": "x"}}},
        "/q": {"mcpServers": {}}, "/r": {"mcpServers": {"b": {"type": "stdio", "command": "y"}}},
        "/s": 5}})");
    QCOMPARE(servers().keys(), (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(hasNote(u"2 found"_s));
}

void TstServerImport::codexKeys_areTranslated()
{
    write(codex, R"(
[mcp_servers."off"]
command = "x"
enabled = false
[mcp_servers.on]
command = "x"
enabled = true
env_vars = ["TOKEN", {name = "OTHER", source = "local"}, "SET"]
cwd = "/tmp"
[mcp_servers.on.env]
SET = "${SET}!"
PORT = 8080
[tui]
notifications = true
)");
    const QJsonObject found = servers();
    QCOMPARE(found.value(u"off"_s).toObject().value(u"disabled"_s), QJsonValue(true));
    const QJsonObject on = found.value(u"on"_s).toObject();
    QVERIFY(!on.contains(u"disabled"_s));
    QCOMPARE(on.value(u"cwd"_s).toString(), u"/tmp"_s);
    QCOMPARE(on.value(u"env"_s).toObject(), (QJsonObject{{u"TOKEN"_s, u"${TOKEN}"_s},
                                                         {u"OTHER"_s, u"${OTHER}"_s},
                                                         {u"SET"_s, u"${SET}!"_s},
                                                         {u"PORT"_s, u"8080"_s}}));
}

void TstServerImport::invalidToml_isReportedWithoutItsText()
{
    write(codex, "[mcp_servers.a]\nenv = { KEY = secret }\n");
    QCOMPARE(servers(), QJsonObject());
    QVERIFY2(hasNote(u"not TOML at line 2"_s), qPrintable(m_import.notes.join(u'\n')));
    QVERIFY(!hasNote(u"secret"_s));
}

void TstServerImport::entriesThatCantRun_areLeftOutWithTheCause()
{
    write(cursor, R"({"mcpServers": {"remote": {"url": "https://x"}, "good": {"command": "x"},
        "asks": {"command": "x", "env": {"KEY": "${input:key}"}}, "mm": {"command": "mm-proxy"},
        "here": {"command": "${workspaceFolder}/x"}}})");
    write(claudeDesktop, "{");
    QCOMPARE(servers().keys(), QStringList{u"good"_s});
    QVERIFY(hasNote(u"\"remote\" is left out: it is reached by a URL"_s));
    QVERIFY(hasNote(u"mcp-remote"_s));
    QVERIFY(hasNote(u"\"asks\" is left out: its \"env\" uses ${input:key}"_s));
    QVERIFY(hasNote(u"\"mm\" is left out"_s));
    QVERIFY(hasNote(u"\"here\" is left out"_s));
    QVERIFY(hasNote(m_home->filePath(claudeDesktop) + u": it ends within its JSON"_s));
}

void TstServerImport::sameServer_isThereOnce()
{
    const QByteArray server = R"({"command": "x", "args": ["1"], "env": {"A": "b"}})";
    write(claudeCode, R"({"mcpServers": {"a": )" + server + "}}");
    write(vsCode, R"({"servers": {"a": )" + server + "}}");
    QCOMPARE(servers().keys(), QStringList{u"a"_s});
    QVERIFY(hasNote(u"\"a\" is the same as an earlier one."_s));
}

void TstServerImport::otherServerOfTheName_isRenamed()
{
    write(claudeCode, R"({"mcpServers": {"a": {"command": "1"}}, "projects": {
        "/p": {"mcpServers": {"a": {"command": "2"}}}, "/q": {"mcpServers": {"a": {"command": "3"}}},
        "/r": {"mcpServers": {"a": {"command": "2"}}}}})");
    write(cursor, R"({"mcpServers": {"a": {"command": "1", "env": {"B": "c"}}}})");
    const QJsonObject found = servers();
    const auto commandOf = [&](const QString &name) {
        return found.value(name).toObject().value(u"command"_s).toString();
    };
    QCOMPARE(found.size(), 4);
    QCOMPARE(commandOf(u"a"_s), u"1"_s);
    QCOMPARE(commandOf(u"a-claude-code"_s), u"2"_s);
    QCOMPARE(commandOf(u"a-claude-code-2"_s), u"3"_s);
    QCOMPARE(commandOf(u"a-cursor"_s), u"1"_s);
    QVERIFY(hasNote(u"becomes \"a-cursor\""_s));
}

void TstServerImport::result_isReadAgainWithTheVariables()
{
    write(cursor, R"({"mcpServers": {"a": {"command": "~/x", "cwd": "${userHome}",
        "args": ["${env:KEY}", "ä\"\\\n"], "env": {"K": "${KEY}"}, "disabled": false}}})");
    QVERIFY(!servers().isEmpty());
    QVERIFY(!m_import.json.contains(u"s3cret"_s));
    const QString path = m_home->filePath(u"mcp.json"_s);
    QVERIFY(writeFile(path, m_import.json.toUtf8()));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    m_environment.insert(u"KEY"_s, u"s3cret"_s);
    const ServerFile file = readServerFile(path, m_environment);
    QCOMPARE(file.error, QString());
    QCOMPARE(file.problems, QStringList());
    const ServerEntry expected{u"a"_s,
                               m_home->filePath(u"x"_s),
                               {u"s3cret"_s, u"ä\"\\\n"_s},
                               {{u"K"_s, u"s3cret"_s}},
                               m_home->path()};
    QCOMPARE(file.servers, QList{expected});
}

void TstServerImport::secrets_areMentionedOnlyIfThereIsAnEnvironment()
{
    write(cursor, R"({"mcpServers": {"a": {"command": "x"}}})");
    QVERIFY(!servers().isEmpty());
    QVERIFY(!hasNote(u"chmod 600"_s));
    write(cursor, R"({"mcpServers": {"a": {"command": "x", "env": {"KEY": "k"}}}})");
    QVERIFY(!servers().isEmpty());
    QVERIFY(hasNote(u"chmod 600"_s));
}

MM_SUITE(TstServerImport)
#include "tst_serverimport.moc"
