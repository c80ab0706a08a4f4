// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayList>
#include <QString>

#include <optional>

/// The Model Context Protocol (modelcontextprotocol.io), revisions 2024-11-05 to 2026-07-28.
namespace mm::mcp {

/// Of JSON-RPC 2.0, section 5.1, and of MCP.
enum class ErrorCode {
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    InternalError = -32603,
    HeaderMismatch = -32020,
    UnsupportedVersion = -32022,
};

struct Error
{
    ErrorCode code = ErrorCode::InvalidRequest;
    QString message{}; ///< a sentence
    QByteArray data{}; ///< JSON; empty if there is none
    /// The message itself is invalid. Otherwise a value in its params is.
    bool isMalformed = false;
};

[[nodiscard]] Error malformed(ErrorCode code, const QString &text);

/// A message of JSON-RPC 2.0. Its values are slices of the text: they stay as they were sent.
struct Message
{
    enum class Kind { Request, Notification, Response, Invalid };

    Kind kind = Kind::Invalid;
    QByteArray id = "null"; ///< JSON, as sent; null for a notification
    QString method;
    QByteArray params; ///< a JSON object, as sent; `{}` if missing. Shares the data of the text.
    Error error;       ///< for Invalid
};

/// Whether \p raw, a JSON value, can be an id or a progress token: a string or an integer, of at
/// most 1 KiB, as it is repeated in other messages.
[[nodiscard]] bool isId(QByteArrayView raw);

/// \p text must live as long as the message.
[[nodiscard]] Message parseMessage(const QByteArray &text);

/// The messages of \p text if it is an array, at most \p max; more are an error. They share its
/// data. Nullopt if it is none, or is not JSON.
[[nodiscard]] std::optional<QByteArrayList> batchOf(const QByteArray &text, qsizetype max,
                                                    Error *error);

/// Responses and notifications, in pieces, so that large results are not copied.
[[nodiscard]] QByteArrayList resultMessage(const QByteArray &id, const QByteArrayList &result);
/// \p id is empty for none.
[[nodiscard]] QByteArray errorMessage(const QByteArray &id, const Error &error);
/// \p params is a JSON object, or empty.
[[nodiscard]] QByteArray notificationMessage(QByteArrayView method, const QByteArray &params);

} // namespace mm::mcp
