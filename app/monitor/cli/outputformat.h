// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace mm {

/// The output formats of `--once` and `--follow`.
enum class OutputFormat { Plain, Json, Waybar, I3blocks, Tmux, Nagios, Prometheus };

/// The names on the command line, in the order of OutputFormat.
[[nodiscard]] QStringList outputFormatNames();
[[nodiscard]] std::optional<OutputFormat> outputFormatFromName(const QString &name);
/// Whether `--follow` supports it. False for formats whose programs read until the end of file.
[[nodiscard]] bool isStreamable(OutputFormat format);

/// \p reading and \p status in \p format: one line, or several for Prometheus, with the line end.
/// File content and paths are sanitized: cut to 500 characters, without control characters, and
/// escaped as the format requires. Only the `path` of Json is complete.
[[nodiscard]] QByteArray formatStatus(OutputFormat format, const Reading &reading, Status status,
                                      const Instant &now);
/// With the status of \p reading at \p now.
[[nodiscard]] QByteArray formatStatus(OutputFormat format, const Reading &reading,
                                      const Instant &now);

/// The exit code of `--once`: 0 Active, 1 NotUpdating or Stopped, 2 Error, 3 NoFile or Checking.
/// Nagios interprets them as OK, WARNING, CRITICAL and UNKNOWN.
[[nodiscard]] int exitCodeFor(State state);
/// The exit code if the status could not be determined or printed.
[[nodiscard]] int failureExitCode(OutputFormat format);

} // namespace mm
