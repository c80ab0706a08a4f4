// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/options.h"

namespace mm {

/// Runs every action but ShowWindow; returns the exit code. Needs a QCoreApplication, but
/// no display. May end the process with _Exit() instead.
///
/// `--once` takes at most 6 s, even if the file system hangs. `--follow` runs until a termination
/// signal arrives or the reader of stdout closes it; `--exporter` until a termination signal
/// arrives.
[[nodiscard]] int runWithoutDisplay(const Options &options);

} // namespace mm
