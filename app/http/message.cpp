// SPDX-License-Identifier: MIT
#include "app/http/message.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
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

/// RFC 9110, 6.6.1. Formatted once a second.
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
    Response response;
    response.status = status;
    response.body = {QJsonDocument(object).toJson(QJsonDocument::Compact)};
    return response;
}

Response jsonResponse(const QByteArray &json)
{
    Response response;
    response.body = {json};
    return response;
}

QByteArray reasonPhrase(int status)
{
    static constexpr std::array<std::pair<int, const char *>, 18> phrases{{
        {200, "OK"},
        {400, "Bad Request"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
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
    QByteArrayView path = target;
    request->authority = QByteArray();
    constexpr QByteArrayView scheme = "http://";
    if (target.size() >= scheme.size() &&
        target.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0) {
        qsizetype end = scheme.size();
        while (end < target.size() && target.at(end) != '/' && target.at(end) != '?')
            ++end;
        request->authority = target.sliced(scheme.size(), end - scheme.size()).toByteArray();
        path = target.sliced(end);
        if (path.isEmpty() || path.front() == '?')
            path = "/";
    } else if (target == "*") {
        request->path = target.toByteArray();
        return true;
    }
    if (!path.startsWith('/'))
        return false;
    if (const qsizetype query = path.indexOf('?'); query >= 0)
        path.truncate(query);
    return percentDecode(path, &request->path);
}

bool hasUnsupportedVersion(QByteArrayView head)
{
    const qsizetype end = head.indexOf("\r\n");
    QByteArray line = head.first(end < 0 ? head.size() : end).toByteArray();
    if (line.endsWith('\r'))
        line.chop(1);
    const QByteArrayList words = line.split(' ');
    const QByteArray &version = words.constLast();
    return words.size() == 3 && version != "HTTP/1.1" && version != "HTTP/1.0" &&
           version.size() == 8 && version.startsWith("HTTP/") &&
           std::isdigit(static_cast<unsigned char>(version.at(5))) && version.at(6) == '.' &&
           std::isdigit(static_cast<unsigned char>(version.at(7)));
}

QByteArray responseHead(const Response &response, qint64 bodySize, bool keepAlive,
                        qsizetype reserve)
{
    QByteArray head;
    head.reserve(320 + reserve);
    head += QByteArrayView("HTTP/1.1 ");
    head += QByteArray::number(response.status);
    head += ' ';
    head += reasonPhrase(response.status);
    head += QByteArrayView("\r\nDate: ");
    head += dateHeader();
    head += QByteArrayView("\r\nContent-Type: ");
    head += response.contentType;
    head += QByteArrayView("\r\nContent-Length: ");
    std::array<char, 20> digits{};
    const char *const end = std::to_chars(digits.begin(), digits.end(), bodySize).ptr;
    head += QByteArrayView(digits.data(), end);
    head += QByteArrayView("\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n");
    for (const Header &header : response.headers) {
        head += header.name;
        head += ": ";
        head += header.value;
        head += "\r\n";
    }
    head += keepAlive ? QByteArrayView("Connection: keep-alive\r\n\r\n")
                      : QByteArrayView("Connection: close\r\n\r\n");
    return head;
}

} // namespace mm::http
