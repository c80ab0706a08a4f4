// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace mm {
class ServerLink;
}

namespace mm::mcp {

// What MM says of itself in the responses to `initialize` and `server/discover`: JSON. At /mcp,
// \p service is empty; \p server is null unless MM runs the service.

/// \p version is that of MM.
[[nodiscard]] QByteArray serverInfo(const QString &service, const QByteArray &version);
/// Only those that MM passes on are named of what \p server offers.
[[nodiscard]] QByteArray capabilitiesOf(const ServerLink *server);
[[nodiscard]] QByteArray instructionsOf(const QString &service, const ServerLink *server);

} // namespace mm::mcp
