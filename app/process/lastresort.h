// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace mm {

/// Ends this process with code 1 and \p lastWords on stderr if it is still there after \p patience.
/// \p lastWords must be a literal.
void exitAfter(std::chrono::seconds patience, const char *lastWords);

} // namespace mm
