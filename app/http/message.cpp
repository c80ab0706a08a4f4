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

bool isCalled(const Header &header, QByteArrayView name)
{
    return header.name.size() == name.size() && header.name.compare(name, Qt::CaseInsensitive) == 0;
}

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    const char lower = char(digit | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool decode(QByteArrayView escaped, QByteArray *decoded)
{
    decoded->resize(escaped.size());
    char *to = decoded->data();
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        char byte = escaped.at(i);
        if (byte == '%') {
            if (i + 2 >= escaped.size())
                return false;
            const int high = hexValue(escaped.at(i + 1));
            const int low = hexValue(escaped.at(i + 2));
            if (high < 0 || low < 0)
                return false;
            byte = char(high * 16 + low);
            i += 2;
        }
        if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f)
            return false;
        *to++ = byte;
    }
    decoded->truncate(to - decoded->constData());
    return QUtf8StringView(*decoded).isValidUtf8();
}

/// RFC 9110, 6.6.1. Made once a second.
const QByteArray &dateHeader()
{
    static qint64 second = 0;
    static QByteArray text;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != std::exchange(second, now)) {
        text = QLocale::c()
                   .toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC),
                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
                   .toLatin1();
    }
    return text;
}

} // namespace

QByteArray Request::header(QByteArrayView name) const
{
    const auto found = std::find_if(headers.cbegin(), headers.cend(),
                                    [name](const Header &each) { return isCalled(each, name); });
    return found == headers.cend() ? QByteArray() : found->value;
}

qsizetype Request::count(QByteArrayView name) const
{
    return std::count_if(headers.cbegin(), headers.cend(),
                         [name](const Header &each) { return isCalled(each, name); });
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
    return decode(path, &request->path);
}

bool namesOtherVersion(QByteArrayView head)
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

QByteArray responseHead(const Response &response, qint64 bodySize, bool keepAlive, qsizetype room)
{
    QByteArray head;
    head.reserve(320 + room);
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
