// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverreport.h"

#include "app/proxy/servers/servercommand.h"
#include "app/proxy/servers/variables.h"
#include "core/system/displaytext.h"

#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// As it would be typed in a shell.
QString quoted(const QString &argument)
{
    static const QRegularExpression plain(u"\\A[\\w@%+=:,./~-]+\\z"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    const QString shown = sanitizeForDisplay(argument, {});
    return plain.match(argument).hasMatch()
               ? shown
               : u'\'' + QString(shown).replace(u"'"_s, u"'\\''"_s) + u'\'';
}

/// Writes the block of one server, and collects its problems.
class Block
{
public:
    Block(const ServerEntry &server, const QProcessEnvironment &environment)
        : m_server(server)
        , m_folder(server.cwd.isEmpty() ? homeIn(environment) : server.cwd)
        , m_searched(server.env.value(u"PATH"_s, environment.value(u"PATH"_s)))
        , m_text(sanitizeForDisplay(server.name, {}) +
                 (server.disabled ? u" (disabled)\n"_s : u"\n"_s))
    {
        addCommand();
        if (!server.args.isEmpty()) {
            QStringList shown;
            for (const QString &argument : server.args)
                shown.append(quoted(argument));
            add(u"args"_s, shown.join(u' '));
        }
        const bool hasFolder = QFileInfo(m_folder).isDir();
        add(u"cwd"_s,
            hasFolder ? shownPath(m_folder) : shownPath(m_folder) + u", is not a folder"_s);
        if (!hasFolder)
            addProblem(u"its \"cwd\" %1 is not a folder."_s.arg(shownPath(m_folder)));
        if (!server.env.isEmpty())
            add(u"env"_s, sanitizeForDisplay(server.env.keys().join(u", "_s), {}));
    }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

private:
    void addCommand()
    {
        const QString &command = m_server.command;
        const QString found = programOf(command, m_folder, m_searched);
        if (!found.isEmpty()) {
            add(u"command"_s,
                quoted(command) +
                    (found == command ? QString() : u", found at "_s + shownPath(found)));
            return;
        }
        const bool isPath = command.contains(u'/');
        const QString cause = isPath ? u"is not an executable file"_s : u"is not found in PATH"_s;
        add(u"command"_s, u"%1, %2"_s.arg(quoted(command), cause) +
                              (isPath ? QString() : u'=' + sanitizeForDisplay(m_searched, {})));
        const QString hint =
            command.contains(u' ') ? u" Arguments belong into \"args\"."_s : QString();
        addProblem(u"its \"command\" %1 %2.%3"_s.arg(quoted(command), cause, hint));
    }
    void add(const QString &label, const QString &value)
    {
        m_text += u"  "_s + (label + u':').leftJustified(9) + value + u'\n';
    }
    void addProblem(const QString &problem)
    {
        if (!m_server.disabled)
            m_problems.append(u"The server \"%1\" can't start: %2"_s.arg(
                sanitizeForDisplay(m_server.name, {.maxLength = 60}), problem));
    }

    const ServerEntry &m_server;
    const QString m_folder;
    const QString m_searched;
    QString m_text;
    QStringList m_problems;
};

QString describeMissing(const QString &path)
{
    return u"There is no file %1, so MM runs no MCP servers. A small one is:\n\n"
           "{\n"
           "  \"mcpServers\": {\n"
           "    \"files\": {\n"
           "      \"command\": \"npx\",\n"
           "      \"args\": [\"-y\", \"@modelcontextprotocol/server-filesystem\", \"/home/me\"]\n"
           "    }\n"
           "  }\n"
           "}\n\n"
           "mm-proxy --import prints one with the servers of other programs."_s.arg(
               shownPath(path));
}

} // namespace

ServerReport reportServers(const QString &path, bool isDefault,
                           const QProcessEnvironment &environment)
{
    const QFileInfo info(path);
    if (isDefault && !info.exists() && !info.isSymLink())
        return {describeMissing(path)};
    const ServerFile file = readServerFile(path, environment);
    if (!file.error.isEmpty())
        return {file.error, false};
    QStringList blocks;
    QStringList problems = file.problems;
    for (const ServerEntry &server : file.servers) {
        const Block block(server, environment);
        blocks.append(block.text());
        problems += block.problems();
    }
    if (blocks.isEmpty())
        blocks.append(u"%1: MM would run no MCP servers.\n"_s.arg(shownPath(path)));
    if (!problems.isEmpty())
        blocks.append(u"Problems:\n  "_s + problems.join(u"\n  "_s));
    return {blocks.join(u'\n').trimmed(), problems.isEmpty()};
}

} // namespace mm
