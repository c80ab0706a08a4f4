// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/options.h"

namespace mm {

/// `--once`: looks once, prints one line, and gives back the exit code: 0 Active, 1 NotUpdating or
/// Stopped, 2 Error, 3 NoFile. Ends within 6 s also where the file system hangs.
[[nodiscard]] int runOnce(const Options &options);

} // namespace mm
