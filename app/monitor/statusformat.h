// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace mm {

/// For whom `--once` and `--follow` print.
enum class Format { Plain, Json, Waybar, I3blocks, Tmux, Nagios, Prometheus };

/// The names on the command line, in the order of Format.
[[nodiscard]] QStringList formatNames();
[[nodiscard]] std::optional<Format> formatNamed(const QString &name);
/// False for a program that reads an answer to its end, and no stream of them.
[[nodiscard]] bool isForStreams(Format format);

/// What was found and how it is judged, as the program that \p format is for wants it: one line,
/// several for Prometheus, its line end included. What comes from the file's content or from a path
/// is fit for a line, at most 500 characters long, and starts nothing that the program would
/// interpret; but with Json, `path` is whole, for programs to open.
[[nodiscard]] QByteArray statusOutput(Format format, const Reading &reading, const Moment &now);

/// With what `--once` ends: 0 Active, 1 NotUpdating or Stopped, 2 Error, 3 NoFile or Checking. It
/// is what Nagios means by them, too: OK, WARNING, CRITICAL, UNKNOWN.
[[nodiscard]] int exitCodeFor(State state);
/// With what it ends where nothing could be found out or printed.
[[nodiscard]] int exitCodeOfFailure(Format format);

} // namespace mm
