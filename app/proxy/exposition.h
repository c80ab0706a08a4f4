// SPDX-License-Identifier: MIT
#pragma once

#include "core/savereport.h"
#include "core/snapshot.h"

#include <QByteArray>

namespace mm {

class CallMetrics;

/// What a scrape tells.
struct MeshFigures
{
    QByteArray version;
    qint64 active = 0; ///< services
    qint64 stale = 0;  ///< likewise
    Snapshot snapshot;
    SaveReport saving;
};

/// All metrics in the Prometheus text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/). A series of its own have the
/// first 1,000 services, so that a scrape stays of a bearable size; a comment says how many are
/// left out.
[[nodiscard]] QByteArray exposition(const MeshFigures &mesh, const CallMetrics &calls);

} // namespace mm
