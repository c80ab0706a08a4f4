// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/mmurl.h"
#include "core/reading.h"

#include <chrono>

namespace mm {

/// Asks once whether the MM is there that writes \p statsFile, a file which names no writer, and
/// blocks for \p atMost. Unknown when the one that answers writes another file; Gone also when none
/// answered in time. Needs no event loop.
[[nodiscard]] Connection askMm(const MmUrl &url, const QString &statsFile,
                               std::chrono::milliseconds atMost);

} // namespace mm
