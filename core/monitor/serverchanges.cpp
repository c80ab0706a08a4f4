// SPDX-License-Identifier: MIT
#include "core/monitor/serverchanges.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace mm {

ServerWatch::Phase ServerWatch::phaseOf(const Server &server, Phase before)
{
    return server.isCounted()              ? Phase::Up
           : server.isDown()               ? Phase::Down
           : server.state == "stopped"_L1  ? Phase::Stopped
           : server.state == "disabled"_L1 ? Phase::Disabled
                                           : before;
}

ServerChanges ServerWatch::update(const QList<Server> &servers)
{
    ServerChanges changes;
    const bool isFirst = !m_known;
    const QHash<QString, Known> before =
        std::exchange(m_known, QHash<QString, Known>()).value_or(QHash<QString, Known>());
    for (const Server &server : servers) {
        const auto found = before.constFind(server.name);
        const Known earlier = found == before.cend() ? Known() : *found;
        Known now{phaseOf(server, earlier.phase), server.restarts};
        const bool isOther = now.phase != earlier.phase;
        // A server that is started again has changed only when it is up.
        if (!isOther && !server.isCounted())
            now.restarts = earlier.restarts;
        m_known->insert(server.name, now);
        if (isFirst)
            continue;
        if (now.phase == Phase::Down && isOther)
            changes.down += server.name;
        else if (earlier.phase == Phase::Starting && now.phase == Phase::Up)
            continue; // it has joined
        else if (now.phase == Phase::Up && (isOther || now.restarts > earlier.restarts))
            (isOther ? changes.up : changes.restarted) += server.name;
        else if (isOther && found != before.cend())
            (now.phase == Phase::Stopped ? changes.stopped : changes.disabled) += server.name;
    }
    return changes;
}

bool ServerWatch::isServer(const QString &name) const
{
    return m_known && m_known->contains(name);
}

bool ServerWatch::wasRunning(const QString &name) const
{
    return m_known && m_known->value(name).phase != Phase::Starting;
}

} // namespace mm
