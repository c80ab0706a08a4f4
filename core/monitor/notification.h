// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <optional>

namespace mm {

/// What users may choose to be notified of.
enum class NotificationKind {
    Down,   ///< MM stopped, or does not update its file
    Error,  ///< the file can't be read
    NoFile, ///< the file is gone
    Active, ///< MM is active again
};

/// Nothing for Checking, which is never notified.
[[nodiscard]] std::optional<NotificationKind> notificationKind(State state);

/// The kinds that the user has chosen. Active is off by default: each update of MM would notify,
/// and the tray shows that a failure is over.
struct NotificationFilter
{
    bool down = true;
    bool error = true;
    bool noFile = true;
    bool active = false;

    bool operator==(const NotificationFilter &) const = default;
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

} // namespace mm
