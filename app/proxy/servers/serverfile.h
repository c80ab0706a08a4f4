// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QProcessEnvironment>
#include <QStringList>

namespace mm {

/// An MCP server that MM runs, as its entry of the file says, with all variables replaced.
struct ServerEntry
{
    QString name; ///< of the service
    QString command;
    QStringList args{};
    QMap<QString, QString> env{}; ///< in addition to the variables that every server gets
    QString cwd{};                ///< absolute; empty: the user's home
    bool disabled = false;

    bool operator==(const ServerEntry &) const = default;
};

/// The content of a file of MCP servers.
struct ServerFile
{
    QList<ServerEntry> servers{}; ///< in the order of the file
    QStringList problems{};       ///< a sentence for each entry that is left out
    QString error{};              ///< why the file as a whole can't be used, a sentence; or empty
};

/// Reads \p path: JSON with `mcpServers` or `servers`, as MCP clients have it. `${VAR}` and
/// `${VAR:-default}` are replaced from \p environment. The file must belong to this user or root,
/// and be writable by its owner only, as it says what is executed. Blocks while the disk does.
[[nodiscard]] ServerFile readServerFile(const QString &path,
                                        const QProcessEnvironment &environment);

} // namespace mm
