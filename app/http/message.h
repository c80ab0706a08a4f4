// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/budget.h"

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

/// What one side may ask of the other.
struct Limits
{
    qsizetype headBytes = qsizetype(16) * 1024;
    qsizetype headers = 64;
    qsizetype bodyBytes = qsizetype(1024) * 1024;
    int connections = 120;
    std::chrono::milliseconds requestTime{10'000}; ///< from a request's first byte to its last
    std::chrono::milliseconds idleTime{15'000};    ///< without a request
    /// From connecting to the first byte, however many others want the place.
    std::chrono::milliseconds graceTime{20};
    /// For an answer's first MiB to be taken; each further one may take a second more.
    std::chrono::milliseconds sendTime{5'000};
    std::chrono::milliseconds lingerTime{2'000}; ///< from a last answer to the client's goodbye
    /// Bodies up to this size are taken whatever is held: others must not keep them out.
    qsizetype smallBytes = qsizetype(64) * 1024;
    qint64 heldRequests = qint64(8) * 1024 * 1024; ///< bytes of all larger bodies together
    qint64 heldAnswers = qint64(20) * 1024 * 1024; ///< likewise, of what clients have not yet taken
};

struct Request
{
    QByteArray method;
    QByteArray path;      ///< percent-decoded, valid UTF-8, without the query
    QByteArray authority; ///< of a target in absolute form; null otherwise
    QList<Header> headers;
    QByteArray body;
    int minorVersion = 1; ///< of HTTP/1
    bool keepAlive = true;

    /// The first header called \p name, in any case; null when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] qsizetype count(QByteArrayView name) const;
};

struct Response
{
    int status = 200;
    QByteArrayList body; ///< in pieces, so that a large one need not be copied
    QByteArray contentType = QByteArrayLiteral("application/json");
    QList<Header> headers; ///< besides what every answer has
    /// Of Limits::heldAnswers, where the body has one already.
    Budget::Share held;
};

/// `{"success":false,"error":"..."}`.
[[nodiscard]] Response errorResponse(int status, const QString &text);
[[nodiscard]] Response jsonResponse(const QByteArray &json);

/// "Not Found" for 404; never empty.
[[nodiscard]] QByteArray reasonPhrase(int status);

/// Splits a request target into path and authority, and decodes the path. Nothing is kept of the
/// query. False when it is neither in origin form nor in absolute form, or holds a bad escape, a
/// control character or what is not UTF-8.
[[nodiscard]] bool splitTarget(QByteArrayView target, Request *request);

/// Whether the request line that \p head begins with ends as one of HTTP does, though of another
/// version than 1.0 and 1.1.
[[nodiscard]] bool namesOtherVersion(QByteArrayView head);

/// The bytes of status line and headers. \p bodySize is the Content-Length. \p room is reserved for
/// what will be appended.
[[nodiscard]] QByteArray responseHead(const Response &response, qint64 bodySize, bool keepAlive,
                                      qsizetype room = 0);

} // namespace mm::http
