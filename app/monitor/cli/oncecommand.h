// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/options.h"

namespace mm {

/// `--once`: reads once, prints the status and returns exitCodeFor() its state. Takes at most 6 s,
/// also where the file system hangs.
[[nodiscard]] int runOnce(const Options &options);

} // namespace mm
