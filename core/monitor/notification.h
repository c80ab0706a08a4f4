// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

namespace mm {

/// Which states the user has chosen to be notified of. Active is off by default: each update of MM
/// would notify, and the tray shows that a failure is over.
struct NotificationFilter
{
    bool down = true;   ///< MM stopped, or does not update its file
    bool error = true;  ///< the file can't be read
    bool noFile = true; ///< the file is gone
    bool active = false;
    bool servers = true; ///< an MCP server that MM runs is down

    bool operator==(const NotificationFilter &) const = default;
    /// Checking is never notified.
    [[nodiscard]] bool contains(State state) const;
};

/// The text of a notification, in the language of the program. The reason may contain any
/// characters, as file names may.
struct Notification
{
    QString title;
    QString label; ///< the label's text
    QString reason;

    bool operator==(const Notification &) const = default;
};

/// \p status is not Checking.
[[nodiscard]] Notification notificationFor(const Status &status);

// For many machines, the label's notification is about Prometheus alone; machines have their own.

/// The state to notify: Active also if only machines are not active.
[[nodiscard]] State notifiedState(const FleetReading &reading, State state);
[[nodiscard]] Notification notificationFor(const Status &status, const FleetReading &reading);
/// \p names are the machines, at least one; \p reason is a sentence, or empty.
[[nodiscard]] Notification notificationForMachines(const QStringList &names, const QString &reason);

/// The first of many names, with commas between them. Sanitized for display.
[[nodiscard]] QString firstNames(const QStringList &names);

} // namespace mm
