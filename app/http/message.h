// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/quota.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <chrono>

/// HTTP/1.1 (RFC 9110, RFC 9112) between programs of one machine.
namespace mm::http {

struct Header
{
    QByteArray name;
    QByteArray value;
};

/// A request as the server receives it.
struct Request
{
    QByteArray method;
    QByteArray path; ///< percent-decoded, valid UTF-8, without the query
    /// The same before it was decoded: a slash that was escaped is a part of a name.
    QByteArray escapedPath;
    QByteArray authority; ///< host and port of a target in absolute form, else null
    QList<Header> headers;
    QByteArray body;
    int minorVersion = 1; ///< of HTTP/1
    bool keepAlive = true;

    /// The value of the first header \p name (case is ignored); null if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    /// The number of headers \p name.
    [[nodiscard]] qsizetype count(QByteArrayView name) const;
};

/// A response as the server sends it.
struct Response
{
    int status = 200;
    QByteArrayList body{}; ///< in pieces, so that a large body is not copied
    QByteArray contentType = "application/json";
    QList<Header> headers{}; ///< in addition to those of every response
    /// Why the request was rejected: a sentence; empty if it was carried out, even if that failed.
    QString rejection{};
    /// Held if the body is already counted in the server's responseQuota().
    MemoryQuota::Lease lease{};
};

/// A request that a server rejected.
struct Rejection
{
    int status = 0;
    QByteArray path{}; ///< of the request; empty if its head was invalid or incomplete
    QString text;      ///< a sentence
};

/// A response as the client receives it.
struct ClientResponse
{
    int status = 0;
    QByteArray reason{};
    QByteArray contentType{};
    QByteArray contentEncoding{};
    QByteArray location{};
    qint64 contentLength = -1; ///< -1 if it is not known
    QByteArray body{};
    bool keepAlive = false; ///< the connection can be used again
};

/// `{"error":"...","success":false}`, for a request that is rejected. With Retry-After if \p status
/// is 503.
[[nodiscard]] Response errorResponse(int status, const QString &text);
[[nodiscard]] Response jsonResponse(const QByteArray &json);

/// "Not Found" for 404; never empty.
[[nodiscard]] QByteArray reasonPhrase(int status);

/// Splits a request target into path and authority, and decodes the path. The query is dropped, as
/// are empty segments of the path: `//a/` is `/a`. False when the target is in neither origin nor
/// absolute form, or has a malformed escape, a control character or invalid UTF-8.
[[nodiscard]] bool splitTarget(QByteArrayView target, Request *request);

/// The bytes of status line and headers. \p bodySize is the Content-Length, or -1 for a body
/// that ends with the connection; \p idleTimeout how long the connection is kept without a request.
[[nodiscard]] QByteArray responseHead(const Response &response, qint64 bodySize, bool keepAlive,
                                      std::chrono::seconds idleTimeout);

/// "16 MiB", for error texts.
[[nodiscard]] QString sizeText(qint64 bytes);

} // namespace mm::http
