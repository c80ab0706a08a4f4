// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/options.h"

namespace mm {

/// Runs every action but ShowWindow; returns the exit code. Needs a QCoreApplication, and no
/// display.
[[nodiscard]] int runWithoutDisplay(const Options &options);

} // namespace mm
