// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverimport.h"

#include "app/proxy/json/jsonc.h"
#include "app/proxy/json/jsonslice.h"
#include "app/proxy/servers/serverentry.h"
#include "app/proxy/servers/serverlist.h"
#include "app/proxy/servers/tomlservers.h"
#include "app/proxy/servers/variables.h"
#include "core/system/displaytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// Programs keep more than their servers in these files.
constexpr qint64 maxImportedSize = qint64(64) * 1024 * 1024;

struct Source
{
    QString program;
    QString suffix; ///< for the name of a server, if it is used already
    QString path;
};

QList<Source> sources(const QProcessEnvironment &environment)
{
    const QString home = homeIn(environment);
#ifdef Q_OS_DARWIN
    const QString data = home + u"/Library/Application Support"_s;
#else
    const QString data = configFolderIn(environment);
#endif
    const QString codex = environment.value(u"CODEX_HOME"_s, home + u"/.codex"_s);
    return {
        {u"Claude Code"_s, u"claude-code"_s, home + u"/.claude.json"_s},
        {u"Claude Desktop"_s, u"claude-desktop"_s, data + u"/Claude/claude_desktop_config.json"_s},
        {u"Codex"_s, u"codex"_s, codex + u"/config.toml"_s},
        {u"VS Code"_s, u"vscode"_s, data + u"/Code/User/mcp.json"_s},
        {u"Cursor"_s, u"cursor"_s, home + u"/.cursor/mcp.json"_s},
    };
}

QJsonObject jsonOf(const ServerEntry &server)
{
    QJsonObject json{{u"command"_s, server.command}};
    if (!server.args.isEmpty())
        json.insert(u"args"_s, QJsonArray::fromStringList(server.args));
    QJsonObject env;
    for (auto variable = server.env.cbegin(); variable != server.env.cend(); ++variable)
        env.insert(variable.key(), variable.value());
    if (!env.isEmpty())
        json.insert(u"env"_s, env);
    if (!server.cwd.isEmpty())
        json.insert(u"cwd"_s, server.cwd);
    if (server.disabled)
        json.insert(u"disabled"_s, true);
    return json;
}

/// The begin of an indented note about one server.
QString labelOf(const QString &name)
{
    return u"  \"%1\""_s.arg(sanitizeForDisplay(name, {.maxLength = 60}));
}

class Importer
{
public:
    void read(const Source &source)
    {
        const QString place = u"%1, %2: "_s.arg(source.program, shownPath(source.path));
        QByteArray bytes;
        posix::FileStamp stamp;
        QString error = readServerText(source.path, maxImportedSize, &bytes, &stamp);
        if (error.isEmpty() && source.path.endsWith(u".toml"))
            bytes = jsonOfTomlServers(bytes, &error);
        const ServerList list =
            error.isEmpty() ? parseServerList(bytes) : ServerList{.error = error};
        if (!list.error.isEmpty()) {
            m_notes.append(place + list.error);
            return;
        }
        QList<NamedServer> servers = list.servers + serversOfProjects(bytes);
        m_notes.append(place + (servers.isEmpty() ? u"it has no MCP servers."_s
                                                  : u"%1 found."_s.arg(servers.size())));
        for (const QString &name : list.duplicates)
            m_notes.append(labelOf(name) +
                           u" has more than one entry; only the last one is used."_s);
        for (const NamedServer &server : servers)
            add(source, server);
    }
    [[nodiscard]] ServerImport result() const
    {
        QJsonObject servers;
        for (const ServerEntry &server : m_servers)
            servers.insert(server.name, jsonOf(server));
        const QJsonDocument file(QJsonObject{{u"mcpServers"_s, servers}});
        return {QString::fromUtf8(file.toJson()).trimmed(), m_notes};
    }

private:
    /// Claude Code keeps the servers of each project in its own file.
    static QList<NamedServer> serversOfProjects(const QByteArray &bytes)
    {
        const JsonSlice file(withoutComments(jsonText(bytes).toByteArray()), {"projects"});
        QList<NamedServer> servers;
        if (file.raw("projects").startsWith('{'))
            JsonSlice::eachMember(file.raw("projects"),
                                  [&](QByteArrayView, QByteArrayView project) {
                                      servers += parseServerList(project.toByteArray()).servers;
                                  });
        return servers;
    }
    void add(const Source &source, const NamedServer &server)
    {
        const QString label = labelOf(server.name);
        ParsedEntry parsed = parseServerEntry(server.name, server.json, nullptr);
        if (!parsed.problem.isEmpty()) {
            m_notes.append(u"%1 is left out: %2"_s.arg(label, parsed.problem));
            return;
        }
        for (int number = 1; const ServerEntry *other = find(parsed.entry.name); ++number) {
            ServerEntry renamed = *other;
            renamed.name = parsed.entry.name;
            if (renamed == parsed.entry) {
                m_notes.append(label + u" is the same as an earlier one."_s);
                return;
            }
            parsed.entry.name = server.name + u'-' + source.suffix +
                                (number > 1 ? u"-%1"_s.arg(number) : QString());
        }
        if (parsed.entry.name != server.name)
            m_notes.append(u"%1 differs from an earlier one, and becomes \"%2\"."_s.arg(
                label, sanitizeForDisplay(parsed.entry.name, {})));
        m_servers.append(parsed.entry);
    }
    [[nodiscard]] const ServerEntry *find(const QString &name) const
    {
        const auto found = std::find_if(m_servers.cbegin(), m_servers.cend(),
                                        [&](const ServerEntry &each) { return each.name == name; });
        return found == m_servers.cend() ? nullptr : &*found;
    }

    QList<ServerEntry> m_servers;
    QStringList m_notes;
};

} // namespace

ServerImport importServers(const QProcessEnvironment &environment)
{
    Importer importer;
    for (const Source &source : sources(environment))
        importer.read(source);
    ServerImport result = importer.result();
    if (result.json.contains(u"\"env\""_s))
        result.notes.append(
            u"The values in \"env\" may be secrets: use chmod 600 for the file that "
            "you write them to."_s);
    return result;
}

} // namespace mm
