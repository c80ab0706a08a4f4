// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/options.h"

namespace mm {

/// `--once`: looks once, prints what was found, and gives back the exit code, exitCodeFor()'s. Ends
/// within 6 s also where the file system hangs.
[[nodiscard]] int runOnce(const Options &options);

} // namespace mm
