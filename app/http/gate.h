// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/message.h"

#include <optional>

namespace mm::http {

/// Keeps out what a web page could send: a browser reaches every port of this machine for any page
/// that it shows, also under a name that leads to 127.0.0.1 only by then (DNS rebinding).
class Gate final
{
public:
    explicit Gate(quint16 port = 0)
        : m_port(port)
        , m_suffix(':' + QByteArray::number(port))
    {
    }

    /// Judges a request by its head alone. The answer that refuses it; nothing when it may pass.
    [[nodiscard]] std::optional<Response> refusal(const Request &request) const;

private:
    [[nodiscard]] bool isOurs(QByteArrayView authority) const;

    quint16 m_port;
    QByteArray m_suffix; ///< of an authority that names the port
};

} // namespace mm::http
