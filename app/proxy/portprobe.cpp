// SPDX-License-Identifier: MIT
#include "app/proxy/portprobe.h"

#include "app/http/blockingget.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm {

QString describePortOwner(quint16 port)
{
    const http::CallResult result =
        http::blockingGet({QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}, port, "/health",
                          QDeadlineTimer(600ms));
    using Kind = http::CallResult::Kind;
    if (result.kind == Kind::Refused)
        return {};
    if (result.kind == Kind::Closed || result.kind == Kind::TimedOut)
        return u"A program that does not answer seems to listen there."_s;
    if (result.kind == Kind::BadAnswer)
        return u"A program that does not speak HTTP seems to listen there."_s;
    const QJsonObject health = QJsonDocument::fromJson(result.response.body).object();
    if (health.value("program"_L1).toString() == "mm-proxy"_L1)
        return u"Another mm-proxy seems to listen there, process %1."_s.arg(
            health.value("pid"_L1).toInteger());
    return u"Another HTTP server seems to listen there."_s;
}

} // namespace mm
