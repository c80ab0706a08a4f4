// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/options.h"

namespace mm {

/// `--follow`: prints a line, and then one each time it would be another, until a signal asks for
/// the end or nobody reads any more. The exit code: 0, or 2 when a line could not be printed. Needs
/// a QCoreApplication; may leave by _Exit().
[[nodiscard]] int runFollow(const Options &options);

} // namespace mm
