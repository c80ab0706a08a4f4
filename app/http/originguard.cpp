// SPDX-License-Identifier: MIT
#include "app/http/originguard.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mm::http {

namespace {

/// In lower case, without the dot of a fully qualified name and the brackets of an IPv6 address.
QString normalizedHost(QString host)
{
    if (host.endsWith(u'.'))
        host.chop(1);
    return host.remove(u'[').remove(u']').toLower();
}

/// The host of `host` or `host:port`, normalized. Empty if it is malformed.
QString hostOf(QByteArrayView authority)
{
    static const QRegularExpression format(
        uR"(\A(\[[0-9a-f.]*:[0-9a-f:.]+\]|[^\[\]:]+)(:[0-9]{0,5})?\z)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return normalizedHost(format.match(QString::fromLatin1(authority)).captured(1));
}

/// A header's value for an error text.
QString quoted(const QByteArray &value)
{
    constexpr qsizetype maxQuoted = 80;
    return u'"' + QString::fromLatin1(value.left(maxQuoted)).simplified() + u'"';
}

/// The error response if the body can't be JSON as it is.
std::optional<Response> unsupportedBody(const Request &request)
{
    for (const Header &header : request.headers) {
        if (header.name.compare("Content-Encoding", Qt::CaseInsensitive) == 0 &&
            !header.value.isEmpty() && header.value.compare("identity", Qt::CaseInsensitive) != 0) {
            Response response = errorResponse(
                415, u"The body has the Content-Encoding %1: send it without an encoding."_s.arg(
                         quoted(header.value)));
            response.headers = {{"Accept-Encoding", "identity"}};
            return response;
        }
    }
    if (request.method != "POST")
        return {};
    if (request.count("Content-Type") == 0)
        return errorResponse(
            415,
            request.header("Content-Length") == "0"
                ? u"The body is empty: a POST needs JSON and the header Content-Type: application/json."_s
                : u"The header Content-Type is missing: it has to be application/json."_s);
    for (const Header &header : request.headers) {
        if (header.name.compare("Content-Type", Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray type = header.value.split(';').constFirst().trimmed();
        if (type.compare("application/json", Qt::CaseInsensitive) != 0)
            return errorResponse(415, u"Content-Type has to be application/json, not %1."_s.arg(
                                          quoted(header.value)));
    }
    return {};
}

/// Null if \p host is a name. QHostAddress also reads `127.1` and `0x7f.1`, which other programs
/// may read as names.
QHostAddress addressOf(const QString &host)
{
    const QHostAddress address(host);
    return host.contains(u':') || host == address.toString() ? address : QHostAddress();
}

} // namespace

OriginGuard::OriginGuard(quint16 port, Config config)
    : m_port(port)
    , m_config(std::move(config))
{
    for (QString &host : m_config.allowedHosts)
        host = normalizedHost(host);
}

bool OriginGuard::isOwnHost(QByteArrayView authority) const
{
    const QString host = hostOf(authority);
    if (host.isEmpty())
        return false;
    // Those of /etc/hosts in usual distributions; none can be a name of the Internet.
    static const QStringList names{u"localhost"_s,     u"localhost.localdomain"_s,
                                   u"localhost4"_s,    u"localhost4.localdomain4"_s,
                                   u"localhost6"_s,    u"localhost6.localdomain6"_s,
                                   u"ip6-localhost"_s, u"ip6-loopback"_s};
    // RFC 6761: names below .localhost are loopback names too.
    if (m_config.allowedHosts.contains(host) ||
        (m_config.allowsLoopback && (names.contains(host) || host.endsWith(".localhost"_L1))))
        return true;
    const QHostAddress address = addressOf(host);
    return (m_config.allowsLoopback && address.isLoopback()) ||
           (!address.isNull() &&
            (m_config.allowsAddresses || m_config.allowedHosts.contains(address.toString())));
}

/// Pages of other ports are foreign, also those of this machine.
bool OriginGuard::isOwnOrigin(QByteArrayView origin) const
{
    static constexpr QByteArrayView scheme = "http://";
    static constexpr std::array<QByteArrayView, 3> names{"localhost", "127.0.0.1", "[::1]"};
    if (!origin.startsWith(scheme))
        return false;
    QByteArrayView host = origin.sliced(scheme.size());
    const QByteArray suffix = ':' + QByteArray::number(m_port);
    if (host.endsWith(suffix))
        host.chop(suffix.size());
    else if (m_port != 80)
        return false;
    return std::any_of(names.begin(), names.end(), [host](QByteArrayView name) {
        return host.compare(name, Qt::CaseInsensitive) == 0;
    });
}

/// The time does not depend on where a wrong token differs.
bool OriginGuard::hasToken(const Request &request) const
{
    static constexpr QByteArrayView scheme = "Bearer ";
    const QByteArray value = request.header("Authorization");
    if (request.count("Authorization") != 1 || value.size() < scheme.size() ||
        QByteArrayView(value).first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return false;
    const QByteArray given = value.sliced(scheme.size()).trimmed();
    const QByteArray &token = m_config.bearerToken;
    unsigned difference = given.size() == token.size() ? 0 : 1;
    for (qsizetype i = 0; i < token.size(); ++i)
        difference |= uchar(token.at(i)) ^ uchar(i < given.size() ? given.at(i) : 0);
    return difference == 0;
}

std::optional<Response> OriginGuard::rejection(const Request &request) const
{
    // Health checks send HTTP/1.0 without Host; no browser does.
    const qsizetype hosts = request.count("Host");
    if (hosts > 1 || (hosts == 0 && request.minorVersion > 0))
        return errorResponse(400, u"A request needs one Host header."_s);
    if ((hosts == 1 && !isOwnHost(request.header("Host"))) ||
        (!request.authority.isNull() && !isOwnHost(request.authority)))
        return errorResponse(
            421, m_config.allowsLoopback
                     ? u"The Host header has to name this machine, as localhost:%1 does, or an "
                       "allowed host."_s.arg(m_port)
                     : u"The Host header has to be %1, or an allowed host."_s.arg(
                           m_config.allowedHosts.value(0)));

    const QByteArray origin = request.header("Origin");
    const bool isForeign =
        !origin.isNull() && (request.count("Origin") > 1 || !isOwnOrigin(origin));
    // Fetch Metadata: browsers send it even when they omit Origin.
    const QByteArray site = request.header("Sec-Fetch-Site").toLower();
    const bool isCrossSite = !site.isNull() && (request.count("Sec-Fetch-Site") > 1 ||
                                                (site != "same-origin" && site != "none"));
    if (isForeign || isCrossSite)
        return errorResponse(403, u"Web pages may not use this interface."_s);

    if (!m_config.bearerToken.isEmpty() && !hasToken(request)) {
        Response response = errorResponse(
            401, request.header("Authorization").isNull()
                     ? u"A token is required: send the header Authorization: Bearer TOKEN."_s
                     : u"The token in the Authorization header is not the right one."_s);
        response.headers = {{"WWW-Authenticate", "Bearer"}};
        return response;
    }

    if (m_config.jsonBodies) {
        if (auto unsupported = unsupportedBody(request))
            return unsupported;
    }
    const QByteArray expect = request.header("Expect");
    if (!expect.isNull() && expect.compare("100-continue", Qt::CaseInsensitive) != 0)
        return errorResponse(
            417, u"The only supported expectation is 100-continue, not %1."_s.arg(quoted(expect)));
    return {};
}

} // namespace mm::http
