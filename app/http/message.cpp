// SPDX-License-Identifier: MIT
#include "app/http/message.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

using namespace Qt::StringLiterals;

namespace mm::http {

namespace {

bool hasName(const Header &header, QByteArrayView name)
{
    return header.name.size() == name.size() && header.name.compare(name, Qt::CaseInsensitive) == 0;
}

/// Stricter than QByteArray::fromPercentEncoding(), which accepts malformed escapes.
bool percentDecode(QByteArrayView escaped, QByteArray *decoded)
{
    for (qsizetype i = escaped.indexOf('%'); i >= 0; i = escaped.indexOf('%', i + 1)) {
        if (i + 2 >= escaped.size() || !std::isxdigit(uchar(escaped.at(i + 1))) ||
            !std::isxdigit(uchar(escaped.at(i + 2))))
            return false;
    }
    *decoded = QByteArray::fromPercentEncoding(escaped.toByteArray());
    return QUtf8StringView(*decoded).isValidUtf8() &&
           std::none_of(decoded->cbegin(), decoded->cend(),
                        [](char c) { return uchar(c) < 0x20 || c == 0x7f; });
}

/// RFC 9110, 6.6.1. Cached for one second.
const QByteArray &dateHeader()
{
    static qint64 second = 0;
    static QByteArray text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != std::exchange(second, now)) {
        text = QLocale::c()
                   .toString(QDateTime::fromSecsSinceEpoch(now).toUTC(),
                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                   .toLatin1();
    }
    return text;
}

} // namespace

QByteArray Request::header(QByteArrayView name) const
{
    const auto found = std::find_if(headers.cbegin(), headers.cend(),
                                    [name](const Header &each) { return hasName(each, name); });
    return found == headers.cend() ? QByteArray() : found->value;
}

qsizetype Request::count(QByteArrayView name) const
{
    return std::count_if(headers.cbegin(), headers.cend(),
                         [name](const Header &each) { return hasName(each, name); });
}

Response errorResponse(int status, const QString &text)
{
    const QJsonObject object{{u"success"_s, false}, {u"error"_s, text}};
    Response response{.status = status,
                      .body = {QJsonDocument(object).toJson(QJsonDocument::Compact)},
                      .rejection = text};
    if (status == 503)
        response.headers = {{"Retry-After", "1"}};
    return response;
}

Response jsonResponse(const QByteArray &json)
{
    return {.body = {json}};
}

QByteArray reasonPhrase(int status)
{
    static constexpr std::array<std::pair<int, const char *>, 21> phrases{{
        {200, "OK"},
        {202, "Accepted"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {411, "Length Required"},
        {413, "Content Too Large"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {421, "Misdirected Request"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
    }};
    const auto *found = std::find_if(phrases.begin(), phrases.end(),
                                     [status](const auto &each) { return each.first == status; });
    return found == phrases.end() ? "Status" : found->second;
}

bool splitTarget(QByteArrayView target, Request *request)
{
    request->authority = QByteArray();
    if (target == "*") {
        request->path = target.toByteArray();
        return true;
    }
    QByteArrayView path = target;
    if (const qsizetype query = path.indexOf('?'); query >= 0)
        path.truncate(query);
    for (const QByteArrayView scheme : {"http://", "https://"}) {
        if (path.size() < scheme.size() ||
            path.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
            continue;
        path = path.sliced(scheme.size());
        const qsizetype end = path.indexOf('/');
        request->authority = path.first(end < 0 ? path.size() : end).toByteArray();
        path = end < 0 ? QByteArrayView("/") : path.sliced(end);
        break;
    }
    if (!path.startsWith('/') || !percentDecode(path, &request->path))
        return false;
    request->escapedPath = path.toByteArray();
    for (QByteArray *each : {&request->path, &request->escapedPath}) {
        for (qsizetype at = 0; (at = each->indexOf("//", at)) >= 0;)
            each->remove(at, 1);
        if (each->size() > 1 && each->endsWith('/'))
            each->chop(1);
    }
    return true;
}

QByteArray responseHead(const Response &response, qint64 bodySize, bool keepAlive,
                        std::chrono::seconds idleTimeout)
{
    QByteArray head;
    head.reserve(320);
    head += "HTTP/1.1 " % QByteArray::number(response.status) % ' ' % reasonPhrase(response.status);
    head += "\r\nDate: " % dateHeader();
    if (bodySize != 0) // some clients parse even an empty body if it has a type
        head += "\r\nContent-Type: " % response.contentType;
    if (bodySize >= 0)
        head += "\r\nContent-Length: " % QByteArray::number(bodySize);
    head += "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n";
    for (const Header &header : response.headers)
        head += header.name % ": " % header.value % "\r\n";
    if (keepAlive)
        head += "Connection: keep-alive\r\nKeep-Alive: timeout=" %
                QByteArray::number(qint64(idleTimeout.count())) % "\r\n\r\n";
    else
        head += "Connection: close\r\n\r\n";
    return head;
}

QString sizeText(qint64 bytes)
{
    constexpr qint64 kibibyte = 1024;
    constexpr qint64 mebibyte = kibibyte * 1024;
    return bytes % mebibyte == 0   ? u"%1 MiB"_s.arg(bytes / mebibyte)
           : bytes % kibibyte == 0 ? u"%1 KiB"_s.arg(bytes / kibibyte)
                                   : u"%1 bytes"_s.arg(bytes);
}

} // namespace mm::http
