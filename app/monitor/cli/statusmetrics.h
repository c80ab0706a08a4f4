// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QByteArray>

namespace mm {

enum class MetricsScope {
    Once,              ///< of `--once`: with the names of the file and of MCP servers
    Exporter,          ///< what may leave the machine: no names
    ExporterWithNames, ///< also the names of the file, of services and of MCP servers
};

/// \p reading and \p status in the Prometheus text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/), including the last line end.
/// Exactly one `ee_monitor_state` is 1. Series without a known value are left out. Names are
/// sanitized and cut to 500 characters; of names that are then equal, only the first has a series.
/// At most 1,000 services, and as many servers, have one.
[[nodiscard]] QByteArray prometheusText(const Reading &reading, const Status &status,
                                        const Instant &now, MetricsScope scope);

} // namespace mm
