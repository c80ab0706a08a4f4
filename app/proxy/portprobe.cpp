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
    switch (result.kind) {
    case http::CallResult::Kind::Refused:
        return {};
    case http::CallResult::Kind::Closed:
    case http::CallResult::Kind::TimedOut:
        return u"A program that does not answer seems to listen there."_s;
    case http::CallResult::Kind::BadAnswer:
        return u"A program that does not speak HTTP seems to listen there."_s;
    case http::CallResult::Kind::Answered:
    case http::CallResult::Kind::TooLarge:
    case http::CallResult::Kind::Overloaded:
        break;
    }
    const QJsonObject health = QJsonDocument::fromJson(result.response.body).object();
    if (health.value("program"_L1).toString() == "mm-proxy"_L1)
        return u"Another mm-proxy seems to listen there, process %1."_s.arg(
            health.value("pid"_L1).toInteger());
    return u"Another HTTP server seems to listen there."_s;
}

} // namespace mm
