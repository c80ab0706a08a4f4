// SPDX-License-Identifier: MIT
#pragma once

#include <QProcessEnvironment>
#include <QStringList>

namespace mm {

/// The MCP servers that other programs of this user have.
struct ServerImport
{
    QString json;      ///< `{"mcpServers": {…}}`, for readServerFile()
    QStringList notes; ///< sentences: what was found where, what is left out and why
};

/// Reads the files of Claude Code, Claude Desktop, Codex, VS Code and Cursor in the user's home by
/// \p environment. Variables stay as they are written. Changes nothing.
[[nodiscard]] ServerImport importServers(const QProcessEnvironment &environment);

} // namespace mm
