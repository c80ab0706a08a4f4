// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/servers/serverfile.h"

namespace mm {

/// An entry of a file of MCP servers, or why it can't be used.
struct ParsedEntry
{
    ServerEntry entry;
    QString problem{}; ///< a clause about the server, such as "its \"args\" …"; or empty
};

/// \p json is the value of the entry, valid JSON. The variables of an enabled server are replaced
/// from \p environment; without it, all texts stay as they are written. The problem never has a
/// value, as that may be a secret.
[[nodiscard]] ParsedEntry parseServerEntry(const QString &name, QByteArrayView json,
                                           const QProcessEnvironment *environment);

/// The absolute path of the program that \p command is: with a slash relative to \p folder, without
/// one in a folder of \p path, a value of $PATH. Empty if there is no such program.
[[nodiscard]] QString programOf(const QString &command, const QString &folder, const QString &path);

} // namespace mm
