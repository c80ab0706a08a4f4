// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/options.h"

namespace mm {

/// `--follow`: prints the status, and again each time it changes, until a stop signal arrives or
/// the reader of stdout has closed it. Returns the exit code: 0, or failureExitCode() when a line
/// could not be printed. Needs a QCoreApplication. Ends the process by _Exit() when a read hangs.
[[nodiscard]] int runFollow(const Options &options);

} // namespace mm
