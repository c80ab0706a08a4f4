// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/pollinterval.h"
#include "ui/platform/theme.h"

#include <QString>

namespace mm {

/// What the user can choose, except whether the program starts at login. The initial values are the
/// defaults.
struct PreferenceValues
{
    QString statsFile; ///< absolute; empty for the default
    /// minPollInterval to maxPollInterval.
    std::chrono::milliseconds interval = defaultPollInterval;
    bool membership = true; ///< whether to register with MM and check its health
    QString mmUrl;          ///< empty for the default
    bool tray = true;
    bool notificationsEnabled = true; ///< any notifications at all
    // Which changes to notify. That a failure is over can be seen in the tray, so it is off.
    bool notifyDown = true; ///< MM stopped or does not update its file
    bool notifyError = true;
    bool notifyActive = false;
    bool notifyNoFile = true;
    Theme theme = Theme::System;
    QString language; ///< a QLocale name; empty for the system's

    bool operator==(const PreferenceValues &) const = default;
};

} // namespace mm
