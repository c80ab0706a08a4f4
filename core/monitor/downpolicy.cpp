// SPDX-License-Identifier: MIT
#include "core/monitor/downpolicy.h"

#include "core/monitor/notificationpolicy.h"

#include <algorithm>
#include <utility>

namespace mm {

DownPolicy::Result DownPolicy::update(const QStringList &down, const QStringList &unclear,
                                      const Instant &now, bool silent)
{
    Result result;
    const bool accept = std::exchange(m_first, false) || silent;
    const bool mayShow = !m_shownAt || now.steady >= *m_shownAt + NotificationPolicy::minInterval;
    const QHash<QString, Down> before = std::exchange(m_down, {});
    const auto isShown = [](const Down &each) { return each.shown; };
    QStringList names = down;
    for (const QString &name : unclear) {
        if (before.contains(name))
            names += name;
    }
    for (const QString &name : std::as_const(names)) {
        const auto found = before.constFind(name);
        Down each = found == before.cend() ? Down{now.steady, false, false} : *found;
        if (accept) {
            each.known = true;
        } else if (!each.known && mayShow &&
                   now.steady >= each.since + NotificationPolicy::debounce) {
            each.known = true;
            each.shown = true;
            result.down += name;
        }
        m_down.insert(name, each);
    }
    if (!result.down.isEmpty())
        m_shownAt = now.steady;
    result.withdraw = std::any_of(before.begin(), before.end(), isShown) &&
                      std::none_of(m_down.begin(), m_down.end(), isShown);
    return result;
}

} // namespace mm
