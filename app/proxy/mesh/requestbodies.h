// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace mm {

/// What an MCP client has sent, for a server of MCP; the other services get the arguments alone.
struct McpRequest
{
    QByteArray method = "tools/call"; ///< ASCII
    QByteArray params{};              ///< a JSON object, as sent; null if the client sent none
    bool passesInput = false; ///< the server may ask the client for input, as the client answers it
    /// Called with the params of the server's notifications of progress. Null if nobody reads them.
    std::function<void(const QByteArray &params)> progress{};
};

/// A call: the body of a `POST /call`, or a request of an MCP client.
struct CallRequest
{
    QString target;
    QString tool;
    QByteArray path;      ///< `/tools/{tool_name}`, percent-encoded
    QByteArray body;      ///< arguments is a part of its data, as up to 16 MiB are not copied
    QByteArray arguments; ///< JSON, as sent; `{}` if missing, null or empty
    std::chrono::milliseconds timeout{0};
    QString error; ///< why the body is rejected, one sentence; empty if it is not
    McpRequest mcp{};
    bool counts = true; ///< as a message
};

/// The name of an item of a registration's tools, JSON: a name or an object with one. Empty for
/// none, and for one that is too long to be decoded.
[[nodiscard]] QString toolName(QByteArrayView json);
/// Whether a tool can be called by this name: a path segment, not too long.
[[nodiscard]] bool isToolName(const QString &name);
/// `/tools/{name}`, percent-encoded.
[[nodiscard]] QByteArray toolPath(const QString &name);

/// \p defaultTimeout applies if the body has no "timeout".
[[nodiscard]] CallRequest parseCall(const QByteArray &body,
                                    std::chrono::milliseconds defaultTimeout);

/// The body of a `POST /register`.
struct RegisterRequest
{
    QString name;
    quint16 port = 0;
    QByteArray tools; ///< a JSON array, as sent; `[]` if missing, null or empty
    QString error;    ///< as in CallRequest
};

/// Why \p name can't be that of a service: a sentence about \p label; empty if it can.
[[nodiscard]] QString serviceNameError(const QString &label, const QString &name);

[[nodiscard]] RegisterRequest parseRegistration(const QByteArray &body);

/// The body of a `POST /heartbeat` or `/deregister`.
struct NameRequest
{
    QString name;
    std::optional<quint16> port; ///< of the program that sends it; missing in older ones
    QString error;               ///< as in CallRequest
};

[[nodiscard]] NameRequest parseName(const QByteArray &body);

} // namespace mm
