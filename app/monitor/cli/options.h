// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/outputformat.h"
#include "app/monitor/proxyclient/mmurl.h"
#include "core/monitor/pollinterval.h"

#include <QString>
#include <QStringList>

namespace mm {

/// The parsed command line.
struct Options
{
    enum class Action {
        ShowWindow,
        PrintOnce,
        Follow,
        Export,
        PrintHelp,
        PrintVersion,
        ReportUsageError
    };

    Action action = Action::ShowWindow;
    QString statsFile; ///< absolute
    std::chrono::milliseconds interval = defaultPollInterval;
    OutputFormat format = OutputFormat::Plain;
    MmUrl mmUrl;
    /// Whether to register with MM, check its health and serve tools.
    bool membership = true;
    bool startMm = false;
    bool hidden = false; ///< no window at the start
    struct Exporter
    {
        QHostAddress address;
        quint16 port = 0;      ///< 0 for a free one
        QStringList hosts;     ///< that the Host header may name besides the address
        bool services = false; ///< whether names of services, servers and files may leave
    };
    Exporter exporter; ///< of Export
    /// Which options are on the command line.
    struct Given
    {
        bool statsFile = false;
        bool interval = false;
        bool mmUrl = false;
        bool noRegister = false;
    };
    Given given;
    QString message; ///< the output of PrintHelp, PrintVersion and ReportUsageError

    /// The MM to register with and to probe; nullopt without membership.
    [[nodiscard]] std::optional<MmUrl> mm() const
    {
        return membership ? std::optional(mmUrl) : std::nullopt;
    }
};

/// A program that starts at login has it if it starts hidden.
inline const QString hiddenOption = QStringLiteral("--hidden");

/// EX_USAGE of sysexits.h.
inline constexpr int exitBadUsage = 64;

/// Needs a QCoreApplication: help and version contain its name and version.
[[nodiscard]] Options parseOptions(const QStringList &arguments);

/// Arguments for which parseOptions(), in any working directory, returns the same given options of
/// a window.
[[nodiscard]] QStringList argumentsFor(const Options &options);

} // namespace mm
