// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace mm {

/// How often a monitor reads the stats file.
inline constexpr std::chrono::milliseconds defaultPollInterval{2000};
inline constexpr std::chrono::milliseconds minPollInterval{500};
inline constexpr std::chrono::milliseconds maxPollInterval = std::chrono::hours(1);

} // namespace mm
