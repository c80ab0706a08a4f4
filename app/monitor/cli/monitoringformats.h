// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QByteArray>

/// The formats of monitoring systems, without the last line end. The texts of the status and the
/// path must be fit for one line.
namespace mm {

/// A plugin's output as of https://nagios-plugins.org/doc/guidelines.html: the word for the exit
/// code, the label, the reason, and performance data where content is known.
[[nodiscard]] QByteArray nagiosLine(const Reading &reading, const Status &status,
                                    const Instant &now);

/// The Prometheus text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/). Series without a known value are
/// left out.
[[nodiscard]] QByteArray prometheusText(const Reading &reading, const Status &status,
                                        const QString &path, const Instant &now);

} // namespace mm
