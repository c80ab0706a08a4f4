// SPDX-License-Identifier: MIT
#include "core/monitor/serverdownpolicy.h"

#include "core/monitor/notificationpolicy.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

struct ServerNotificationText
{
    Q_DECLARE_TR_FUNCTIONS(mm::Notification)
};

constexpr DisplayPolicy shortened{.maxLength = 120};

} // namespace

void ServerDownPolicy::reset()
{
    *this = ServerDownPolicy();
}

ServerDownPolicy::Result ServerDownPolicy::update(const QList<Server> &servers, const Instant &now,
                                                  bool silent)
{
    Result result;
    const bool accept = std::exchange(m_first, false) || silent;
    const bool mayShow = !m_shownAt || now.steady >= *m_shownAt + NotificationPolicy::minInterval;
    const QHash<QString, Down> before = std::exchange(m_down, {});
    const auto isShown = [](const Down &each) { return each.shown; };
    for (const Server &server : servers) {
        // One that is started again is still down until it is up.
        const auto found = before.constFind(server.name);
        if (!server.isDown() && (server.state != "starting"_L1 || found == before.cend()))
            continue;
        Down down = found == before.cend() ? Down{now.steady, false, false} : *found;
        if (accept) {
            down.known = true;
        } else if (!down.known && mayShow &&
                   now.steady >= down.since + NotificationPolicy::debounce) {
            down.known = true;
            down.shown = true;
            result.down += server;
        }
        m_down.insert(server.name, down);
    }
    if (!result.down.isEmpty())
        m_shownAt = now.steady;
    result.withdraw = std::any_of(before.begin(), before.end(), isShown) &&
                      std::none_of(m_down.begin(), m_down.end(), isShown);
    return result;
}

Notification notificationFor(const QList<Server> &servers)
{
    constexpr qsizetype maxNames = 5;
    QStringList names;
    for (const Server &server : servers.first(qMin(servers.size(), maxNames)))
        names += sanitizeForDisplay(server.name, shortened);
    if (servers.size() > maxNames)
        names += u"…"_s;
    return {countText(servers.size(),
                      //: title of a notification
                      [](int n) {
                          return ServerNotificationText::tr("%n server(s) of MM are down", nullptr,
                                                            n);
                      }),
            names.join(u", "_s), servers.size() == 1 ? servers.first().reason : QString()};
}

} // namespace mm
