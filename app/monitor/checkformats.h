// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QByteArray>

/// What programs that watch machines read, without the last line end. The texts of \p status are
/// fit for one line.
namespace mm {

/// A plugin's output as of https://nagios-plugins.org/doc/guidelines.html: the word that goes with
/// the exit code, the label, the reason, and performance data where content is known.
[[nodiscard]] QByteArray nagiosLine(const Reading &reading, const Status &status,
                                    const Moment &now);

/// The Prometheus text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/). The series of what is not known
/// are left out.
[[nodiscard]] QByteArray prometheusText(const Reading &reading, const Status &status,
                                        const QString &path, const Moment &now);

} // namespace mm
