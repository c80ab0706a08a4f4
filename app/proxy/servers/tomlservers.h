// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace mm {

/// The tables `[mcp_servers.NAME]` of \p toml, as Codex has them, as JSON with `mcpServers`:
/// `enabled = false` becomes `disabled`, and `env_vars`, the names of variables that the server
/// gets, are in `env`. Empty with \p error, a clause without values, if it is not TOML.
[[nodiscard]] QByteArray jsonOfTomlServers(const QByteArray &toml, QString *error);

} // namespace mm
