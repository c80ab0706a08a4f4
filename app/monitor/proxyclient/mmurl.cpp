// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/mmurl.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace mm {

std::optional<MmUrl> parseMmUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != "http"_L1 || text.contains(u'@') || url.hasQuery() ||
        url.hasFragment() || (!url.path().isEmpty() && url.path() != "/"_L1))
        return {};
    MmUrl mm;
    const int port = url.port(MmUrl::defaultPort);
    if (port < 1 || port > 65535)
        return {};
    mm.port = static_cast<quint16>(port);

    QString host = url.host();
    if (host == "127.0.0.1"_L1) {
        mm.addresses = {QHostAddress(QHostAddress::LocalHost)};
    } else if (host == "::1"_L1) {
        mm.addresses = {QHostAddress(QHostAddress::LocalHostIPv6)};
        host = u"[::1]"_s;
    } else if (host != "localhost"_L1) {
        return {};
    }
    mm.authority = u"%1:%2"_s.arg(host).arg(mm.port);
    return mm;
}

} // namespace mm
