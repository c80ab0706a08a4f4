// SPDX-License-Identifier: MIT
#pragma once

#include "core/reading.h"
#include "core/status.h"
#include "options.h"

namespace mm {

/// What `--once` prints, without the line's end.
[[nodiscard]] QByteArray onceOutput(const Reading &reading, const Moment &now, Format format);

/// What `--once` exits with: 0 Active, 1 NotUpdating or Stopped, 2 Error, 3 NoFile.
[[nodiscard]] int onceExitCode(State state);

/// Looks once and prints; ends within 6 s also where the file system hangs, and then ends the
/// process itself.
[[nodiscard]] int runOnce(const Options &options);

} // namespace mm
