// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/notification.h"

#include <QHash>

namespace mm {

/// Decides when it is notified that MCP servers of MM are down: when one has been down or failing
/// for the debounce time of NotificationPolicy, once until it is up again, and at the same minimum
/// interval. The servers of the first poll are accepted silently. A value, not thread-safe.
class ServerDownPolicy final
{
public:
    struct Result
    {
        QList<Server> down;    ///< to be notified now; this replaces the previous notification
        bool withdraw = false; ///< none that was notified is down any more
    };

    /// Call when another file is watched.
    void reset();
    /// One poll of an active MM, at \p now, which is never before the last call's. With \p silent
    /// the user is taken to know them all.
    [[nodiscard]] Result update(const QList<Server> &servers, const Instant &now, bool silent);

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

/// \p servers is not empty.
[[nodiscard]] Notification notificationFor(const QList<Server> &servers);

} // namespace mm
