// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/downpolicy.h"
#include "core/monitor/notification.h"

namespace mm {

/// Decides, as DownPolicy, when it is notified that MCP servers of MM are down or failing. A value,
/// not thread-safe.
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
    DownPolicy m_policy;
};

/// \p servers is not empty.
[[nodiscard]] Notification notificationFor(const QList<Server> &servers);

} // namespace mm
