// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace mm {

enum class NameLabels { Drop, Keep };

/// The part of \p text that an exporter may append to its own metrics. \p text has another
/// program's metrics in the Prometheus text format 0.0.4. Any thread.
///
/// Empty if any part of \p text is invalid or cut off, or a series is there twice: one wrong line
/// would fail the whole scrape. Otherwise all lines, without
/// - time stamps, which would keep a series alive for minutes after its last scrape;
/// - families that the exporter or Prometheus itself writes: `ee_monitor_*`, those of the stats
///   file, `up` and `scrape_*`;
/// - with NameLabels::Drop, series with a label for the name of a service, server, tool or client;
/// - comments, and families without a series.
[[nodiscard]] QByteArray foreignMetrics(const QByteArray &text, NameLabels names);

} // namespace mm
