// SPDX-License-Identifier: MIT
#include "app/http/originguard.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mm::http {

bool OriginGuard::isOwnAuthority(QByteArrayView authority) const
{
    static constexpr std::array<QByteArrayView, 3> names{"localhost", "127.0.0.1", "[::1]"};
    if (authority.endsWith(m_portSuffix))
        authority.chop(m_portSuffix.size());
    else if (m_port != 80)
        return false;
    return std::any_of(names.begin(), names.end(), [authority](QByteArrayView name) {
        return authority.size() == name.size() && authority.compare(name, Qt::CaseInsensitive) == 0;
    });
}

std::optional<Response> OriginGuard::rejection(const Request &request) const
{
    const qsizetype hosts = request.count("Host");
    if (hosts > 1 || (hosts == 0 && request.minorVersion > 0))
        return errorResponse(400, u"A request needs one Host header."_s);
    if (!isOwnAuthority(request.header("Host")) ||
        (!request.authority.isNull() && !isOwnAuthority(request.authority)))
        return errorResponse(
            421, u"The Host header has to name this machine, as localhost:%1 does."_s.arg(m_port));

    const QByteArray origin = request.header("Origin");
    static constexpr QByteArrayView scheme = "http://";
    const bool isForeign =
        !origin.isNull() && (request.count("Origin") > 1 || !origin.startsWith(scheme) ||
                             !isOwnAuthority(QByteArrayView(origin).sliced(scheme.size())));
    // Fetch Metadata: browsers send it even when they omit Origin.
    const QByteArray site = request.header("Sec-Fetch-Site").toLower();
    const bool isCrossSite = !site.isNull() && (request.count("Sec-Fetch-Site") > 1 ||
                                                (site != "same-origin" && site != "none"));
    if (isForeign || isCrossSite)
        return errorResponse(403, u"Web pages may not use this interface."_s);

    if (request.method == "POST") {
        QByteArray type = request.header("Content-Type");
        if (const qsizetype parameters = type.indexOf(';'); parameters >= 0)
            type.truncate(parameters);
        if (type.trimmed().compare("application/json", Qt::CaseInsensitive) != 0 ||
            request.count("Content-Type") != 1)
            return errorResponse(415, u"Content-Type has to be application/json."_s);
    }
    const QByteArray expect = request.header("Expect");
    if (!expect.isNull() && expect.compare("100-continue", Qt::CaseInsensitive) != 0)
        return errorResponse(417, u"The only supported expectation is 100-continue."_s);
    return {};
}

} // namespace mm::http
