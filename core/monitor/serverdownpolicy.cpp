// SPDX-License-Identifier: MIT
#include "core/monitor/serverdownpolicy.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

struct ServerNotificationText
{
    Q_DECLARE_TR_FUNCTIONS(mm::Notification)
};

} // namespace

void ServerDownPolicy::reset()
{
    *this = ServerDownPolicy();
}

ServerDownPolicy::Result ServerDownPolicy::update(const QList<Server> &servers, const Instant &now,
                                                  bool silent)
{
    QStringList down;
    QStringList starting; // one that is started again is still down until it is up
    for (const Server &server : servers) {
        if (server.isDown())
            down += server.name;
        else if (server.state == "starting"_L1)
            starting += server.name;
    }
    const DownPolicy::Result decided = m_policy.update(down, starting, now, silent);
    Result result{{}, decided.withdraw};
    for (const Server &server : servers) {
        if (decided.down.contains(server.name))
            result.down += server;
    }
    return result;
}

Notification notificationFor(const QList<Server> &servers)
{
    QStringList names;
    for (const Server &server : servers)
        names += server.name;
    return {countText(servers.size(),
                      //: title of a notification
                      [](int n) {
                          return ServerNotificationText::tr("%n server(s) of MM are down", nullptr,
                                                            n);
                      }),
            firstNames(names), servers.size() == 1 ? servers.first().reason : QString()};
}

} // namespace mm
