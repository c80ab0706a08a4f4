// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mesh/callmetrics.h"
#include "app/proxy/mesh/serverlink.h"
#include "core/statsfile/snapshot.h"
#include "core/tracker/savereport.h"

#include <QMap>

namespace mm {

/// An MCP server that MM runs.
struct ServerMetrics
{
    QString name;
    ServerStatus status;
    qint64 noiseLines = 0;
};

/// Input of prometheusText() besides the calls.
struct MetricsSnapshot
{
    QByteArray version;
    qint64 active = 0; ///< services
    qint64 down = 0;   ///< services
    qint64 stale = 0;  ///< services
    qint64 callsInFlight = 0;
    qint64 streams = 0;           ///< that MCP clients keep open for changes
    QMap<int, qint64> rejected{}; ///< requests, by status
    QList<ServerMetrics> servers{};
    Snapshot snapshot;
    SaveReport saving;
    std::chrono::milliseconds heartbeat{0};       ///< of the stats file
    std::chrono::system_clock::time_point time{}; ///< of this snapshot
};

/// All metrics in the Prometheus text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/). All series of a service exist
/// from its registration on, so that `increase()` sees its first error. Only the first 1,000
/// services have their own series, to limit the size; a comment line says how many are left out.
[[nodiscard]] QByteArray prometheusText(const MetricsSnapshot &mesh, const CallMetrics &calls);

} // namespace mm
