// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/proxyclient/mmurl.h"
#include "core/statsfile/reading.h"

#include <chrono>

namespace mm {

/// Checks once whether the MM that writes \p statsFile, which names no writer, is there. Blocks for
/// \p timeout at most. Unknown if the MM that answers writes another file; Gone if none answered in
/// time. Needs no event loop; any thread.
[[nodiscard]] MmReachability probeMm(const MmUrl &url, const QString &statsFile,
                                     std::chrono::milliseconds timeout);

} // namespace mm
