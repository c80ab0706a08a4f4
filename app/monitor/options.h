// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/mmurl.h"
#include "app/monitor/statusformat.h"
#include "ui/mmstatusbar.h"

#include <QString>
#include <QStringList>

#include <chrono>

namespace mm {

/// What the command line asks for.
struct Options
{
    enum class Action { ShowWindow, PrintOnce, Follow, PrintHelp, PrintVersion, RefuseUsage };

    Action action = Action::ShowWindow;
    QString statsFile; ///< absolute
    std::chrono::milliseconds interval = MmStatusBar::defaultInterval;
    Format format = Format::Plain;
    MmUrl mmUrl;
    /// Whether to have anything to do with MM itself: to register, to ask it, to serve tools.
    bool membership = true;
    bool startMm = false;
    /// Which of them stand on the command line.
    struct Given
    {
        bool statsFile = false;
        bool interval = false;
        bool mmUrl = false;
        bool noRegister = false;
    };
    Given given;
    QString message; ///< what to print for PrintHelp, PrintVersion and RefuseUsage
};

/// sysexits.h, EX_USAGE.
inline constexpr int exitBadUsage = 64;

/// Needs a QCoreApplication, whose name and version the texts tell.
[[nodiscard]] Options parseOptions(const QStringList &arguments);

/// The arguments that parseOptions() makes \p options of again, from whatever folder, as far as the
/// command line gave them; for a window.
[[nodiscard]] QStringList argumentsFor(const Options &options);

} // namespace mm
