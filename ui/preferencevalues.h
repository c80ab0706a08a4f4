// SPDX-License-Identifier: MIT
#pragma once

#include "ui/mmstatusbar.h"
#include "ui/theme.h"

#include <QString>

namespace mm {

inline constexpr std::chrono::milliseconds shortestInterval{500};
inline constexpr std::chrono::milliseconds longestInterval = std::chrono::hours(1);

/// What the user can choose, apart from whether the program starts at login. As it stands here is
/// how it is by default.
struct PreferenceValues
{
    QString statsFile; ///< absolute; empty for the default one
    /// From shortestInterval to longestInterval.
    std::chrono::milliseconds interval = MmStatusBar::defaultInterval;
    bool membership = true; ///< to register with MM, and to ask it
    QString mmUrl;          ///< empty for the default one
    bool tray = true;
    bool notifying = true; ///< at all
    // Of which changes to tell. Who learns of a failure sees in the tray that it is over.
    bool notifyDown = true; ///< MM stopped, or is not updating its file
    bool notifyError = true;
    bool notifyActive = false;
    bool notifyNoFile = true;
    Theme theme = Theme::System;
    QString language; ///< as QLocale takes it; empty for the system's

    bool operator==(const PreferenceValues &) const = default;
};

} // namespace mm
