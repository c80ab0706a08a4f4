// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/outputformat.h"
#include "app/monitor/fleet/exporter.h"
#include "app/monitor/fleet/prometheusoptions.h"
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
    bool hidden = false;     ///< no window at the start
    ExporterConfig exporter; ///< of Export
    /// Watches many machines instead of a stats file.
    std::optional<PrometheusOptions> prometheus;
    /// What is watched, for display: the address of Prometheus or the path of the file.
    [[nodiscard]] QString source() const { return prometheus ? prometheus->text() : statsFile; }
    /// Equal for all windows that watch the same thing. It is a path only for a stats file.
    [[nodiscard]] QString sourceKey() const
    {
        return prometheus ? prometheus->text() + prometheus->select : statsFile;
    }
    /// Which options are on the command line.
    struct Given
    {
        bool statsFile = false;
        bool interval = false;
        bool mmUrl = false;
        bool noRegister = false;
    };
    Given given;
    /// The command line says what to watch, so that a preference for Prometheus has no effect.
    [[nodiscard]] bool isSourceGiven() const
    {
        return prometheus || given.statsFile || given.mmUrl || given.noRegister || startMm;
    }
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
