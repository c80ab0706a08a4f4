// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/fileio.h"

#include <QList>
#include <QString>

namespace mm {

/// An entry before it is parsed.
struct NamedServer
{
    QString name;
    QByteArray json; ///< its value, valid JSON
};

/// The entries of a text with MCP servers, in its order. Of duplicates, the last one.
struct ServerList
{
    QList<NamedServer> servers{};
    QStringList duplicates{}; ///< the names of those that are left out
    bool isThere = false;     ///< the text has the key, perhaps without entries
    QString error{};          ///< why the text can't be used, a clause about it; or empty
};

/// Of `mcpServers`, or else `servers`, of \p bytes: JSON, with comments as editors allow them.
[[nodiscard]] ServerList parseServerList(const QByteArray &bytes);

/// Reads the regular file \p path, of at most \p cap bytes. Returns why it can't be read, a clause
/// about it; empty on success.
[[nodiscard]] QString readServerText(const QString &path, qint64 cap, QByteArray *bytes,
                                     posix::FileStamp *stamp);

} // namespace mm
