// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/message.h"

#include <QStringList>

#include <optional>

namespace mm::http {

/// Rejects requests that a web page could make a browser send, and those without the token if one
/// is required. A page can reach every port of this machine, even under its own host name if that
/// later resolves to 127.0.0.1 (DNS rebinding).
///
/// A Host may have any port, as tunnels change it: a rebinding page sends its own name.
class OriginGuard final
{
public:
    struct Config
    {
        QStringList allowedHosts{}; ///< names or addresses without a port, besides loopback
        QByteArray bearerToken{};   ///< required in every request; empty: none is required
        /// A Host may be any IP address, which no page can rebind: the server is reachable from
        /// other machines.
        bool allowsAddresses = false;
        bool allowsLoopback = true; ///< a Host may be a name or an address of loopback
        bool jsonBodies = true;     ///< a body has to be JSON
    };

    explicit OriginGuard(quint16 port = 0)
        : OriginGuard(port, Config())
    {
    }
    OriginGuard(quint16 port, Config config);

    /// Checks the head of \p request. Returns the error response, or nullopt if it is allowed.
    [[nodiscard]] std::optional<Response> rejection(const Request &request) const;

private:
    [[nodiscard]] bool isOwnHost(QByteArrayView authority) const;
    [[nodiscard]] bool isOwnOrigin(QByteArrayView origin) const;
    [[nodiscard]] bool hasToken(const Request &request) const;

    quint16 m_port;
    Config m_config; ///< allowedHosts as normalizedHost() returns them
};

} // namespace mm::http
