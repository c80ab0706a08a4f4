// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/options.h"

namespace mm {

/// Runs every action but ShowWindow; returns the exit code. Needs a QCoreApplication, and no
/// display. May end the process by _Exit() instead.
///
/// `--once` takes at most 6 s, also where the file system hangs. `--follow` runs until a stop
/// signal arrives or the reader of stdout has closed it.
[[nodiscard]] int runWithoutDisplay(const Options &options);

} // namespace mm
