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

} // namespace mm
