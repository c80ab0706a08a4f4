// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QHash>
#include <QStringList>

namespace mm {

/// Decides when to notify the user that some of many machines or servers are down: when one has
/// been down for the debounce time of NotificationPolicy, once until it is up again, and with the
/// same minimum interval. Those that are down in the first poll are accepted silently. A value, not
/// thread-safe.
class DownPolicy final
{
public:
    struct Result
    {
        QStringList down;      ///< to be notified now; this replaces the previous notification
        bool withdraw = false; ///< none that was notified is down any more
    };

    /// One poll at \p now, which is not before that of the previous call. \p down are the names of
    /// those that are down, \p unclear of those whose previous state still counts. With \p silent,
    /// the user counts as informed of all.
    [[nodiscard]] Result update(const QStringList &down, const QStringList &unclear,
                                const Instant &now, bool silent);

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Down
    {
        Time since;
        bool known = false; ///< to the user
        bool shown = false; ///< by a notification
    };

    bool m_first = true;
    QHash<QString, Down> m_down; ///< by name
    std::optional<Time> m_shownAt;
};

} // namespace mm
