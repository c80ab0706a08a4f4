// SPDX-License-Identifier: MIT
#pragma once

#include <QProcessEnvironment>

namespace mm {

/// Where this program keeps files of the user. Made from the environment, without disk access.
struct UserFolders
{
    QString config; ///< preferences and start at login
    QString data;   ///< traffic histories
    QString cache;  ///< MM's log
    QString state;  ///< the window's layout
    QString defaultStatsFile;
    QProcessEnvironment environment; ///< of child processes

    [[nodiscard]] static UserFolders fromEnvironment();

    [[nodiscard]] QString layoutFile() const
    {
        return state + QLatin1String("/ee-monitor/window.conf");
    }
    [[nodiscard]] QString historyFolder() const
    {
        return data + QLatin1String("/ee-monitor/history");
    }
};

} // namespace mm
