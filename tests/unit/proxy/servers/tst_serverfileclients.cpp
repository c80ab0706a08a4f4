// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverfile.h"
#include "files.h"
#include "suite.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;

/// Files as other programs write them are used as they are.
class TstServerFileClients final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void file_isUsed_data();
    void file_isUsed();
};

void TstServerFileClients::file_isUsed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("lines"); // name, command and arguments
    QTest::addColumn<QStringList>("leftOut");
    QTest::newRow("Claude Code") << QByteArray(R"({
  "numStartups": 34,
  "tipsHistory": {"new-user-warmup": 1},
  "projects": {"/home/me/app": {"allowedTools": [], "mcpServers": {"inner": {"command": "p"}}}},
  "mcpServers": {
    "airtable": {"type": "stdio", "command": "npx", "args": ["-y", "airtable-mcp-server"],
                 "env": {"AIRTABLE_API_KEY": "${AIRTABLE_API_KEY:-none}"}},
    "notion": {"type": "http", "url": "https://mcp.notion.com/mcp"}
  },
  "userID": "abc"
})") << QStringList{u"airtable npx -y airtable-mcp-server"_s}
                                 << QStringList{u"notion"_s};
    QTest::newRow("Claude Desktop") << QByteArray(R"({
  "globalShortcut": "",
  "mcpServers": {
    "filesystem": {"command": "npx",
      "args": ["-y", "@modelcontextprotocol/server-filesystem", "/home/me/Desktop"]}
  }
})") << QStringList{u"filesystem npx -y @modelcontextprotocol/server-filesystem /home/me/Desktop"_s}
                                    << QStringList();
    QTest::newRow("VS Code") << QByteArray(R"({
  // Inputs are asked for once.
  "inputs": [
    {"type": "promptString", "id": "key", "description": "Key", "password": true},
  ],
  "servers": {
    "fetch": {"type": "stdio", "command": "uvx", "args": ["mcp-server-fetch"],
              "dev": {"watch": "**/*.py"}},
    /* needs a key */
    "perplexity": {"type": "stdio", "command": "npx", "args": ["-y", "server-perplexity-ask"],
                   "env": {"PERPLEXITY_API_KEY": "${input:key}"}},
    "github": {"type": "http", "url": "https://api.githubcopilot.com/mcp/"},
  },
})") << QStringList{u"fetch uvx mcp-server-fetch"_s}
                             << QStringList{u"perplexity"_s, u"github"_s};
    QTest::newRow("Cursor") << QByteArray(R"({
  "mcpServers": {
    "server-name": {"command": "node", "args": ["${userHome}/mcp-server.js"],
                    "env": {"API_KEY": "${env:API_KEY}"}},
    "local": {"command": "python", "args": ["${workspaceFolder}/server.py"]}
  }
})") << QStringList{u"server-name node /home/me/mcp-server.js"_s}
                            << QStringList{u"local"_s};
    QTest::newRow("Windsurf") << QByteArray(R"({
  "mcpServers": {
    "github": {"command": "docker", "args": ["run", "-i", "--rm", "ghcr.io/github/server"],
               "disabled": false, "disabledTools": []},
    "remote": {"serverUrl": "https://example.com/mcp"}
  }
})") << QStringList{u"github docker run -i --rm ghcr.io/github/server"_s}
                              << QStringList{u"remote"_s};
}

void TstServerFileClients::file_isUsed()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, lines);
    QFETCH(QStringList, leftOut);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"mcp.json"_s);
    QVERIFY(writeFile(path, text));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, u"/home/me"_s);
    environment.insert(u"API_KEY"_s, u"k"_s);
    const ServerFile file = readServerFile(path, environment);
    QCOMPARE(file.error, QString());
    QStringList found;
    for (const ServerEntry &server : file.servers)
        found.append((QStringList{server.name, server.command} + server.args).join(u' '));
    QCOMPARE(found, lines);
    QCOMPARE(file.problems.size(), leftOut.size());
    for (qsizetype i = 0; i < leftOut.size(); ++i)
        QVERIFY2(file.problems.at(i).contains(u"\"%1\" is left out"_s.arg(leftOut.at(i))),
                 qPrintable(file.problems.at(i)));
}

MM_SUITE(TstServerFileClients)
#include "tst_serverfileclients.moc"
