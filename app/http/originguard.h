// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/message.h"

#include <optional>

namespace mm::http {

/// Rejects requests that a web page could make a browser send. A page can reach every port of this
/// machine, even under its own host name if that later resolves to 127.0.0.1 (DNS rebinding).
class OriginGuard final
{
public:
    explicit OriginGuard(quint16 port = 0)
        : m_port(port)
        , m_portSuffix(':' + QByteArray::number(port))
    {
    }

    /// Checks the head of \p request. Returns the error response, or nullopt if it is allowed.
    [[nodiscard]] std::optional<Response> rejection(const Request &request) const;

private:
    [[nodiscard]] bool isOwnAuthority(QByteArrayView authority) const;

    quint16 m_port;
    QByteArray m_portSuffix;
};

} // namespace mm::http
