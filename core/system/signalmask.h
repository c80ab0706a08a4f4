// SPDX-License-Identifier: MIT
#pragma once

namespace mm::posix {

/// Blocks all signals in the calling thread except those of its own faults. Signals belong to the
/// host's threads, and a write beyond a file size limit fails instead of ending the process.
void blockSignals();

} // namespace mm::posix
