// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/pollinterval.h"
#include "ui/platform/theme.h"

#include <QString>

namespace mm {

/// The user's choices, except whether the program starts at login. The initial values are the
/// defaults.
struct Preferences
{
    QString statsFile; ///< absolute; empty for the default
    /// Whether to watch the machines of Prometheus instead of the stats file.
    bool prometheus = false;
    QString prometheusUrl;    ///< empty for the default
    QString prometheusSelect; ///< which of its targets are machines; empty for the default
    QString prometheusConfig; ///< absolute path of the file with its password; empty for none
    /// minPollInterval to maxPollInterval.
    std::chrono::milliseconds interval = defaultPollInterval;
    bool membership = true; ///< whether to register with MM and check its health
    QString mmUrl;          ///< empty for the default
    bool tray = true;
    bool notificationsEnabled = true; ///< any notifications at all
    // Which changes to notify. notifyActive is off because the tray shows that a failure is over.
    bool notifyDown = true; ///< MM stopped or does not update its file
    bool notifyError = true;
    bool notifyActive = false;
    bool notifyNoFile = true;
    bool notifyServers = true; ///< an MCP server that MM runs is down
    Theme theme = Theme::System;
    QString language; ///< a QLocale name; empty for the system's

    bool operator==(const Preferences &) const = default;
};

} // namespace mm
