// SPDX-License-Identifier: MIT
#pragma once

namespace mm::posix {

/// Keeps the calling thread from receiving any signal but those of its own faults: signals belong
/// to the host's threads, and a write past a file size limit then fails with an error instead of
/// ending the process.
void blockSignals();

} // namespace mm::posix
