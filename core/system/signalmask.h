// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>

namespace mm::posix {

/// Blocks all signals in the calling thread except those of its own faults. Signals belong to the
/// host's threads, and a write beyond a file size limit fails instead of ending the process.
void blockSignals();

/// While it exists, the calling thread blocks no signals: a process started meanwhile inherits
/// that.
class UnblockedSignals final
{
public:
    UnblockedSignals();
    ~UnblockedSignals();
    UnblockedSignals(const UnblockedSignals &) = delete;
    UnblockedSignals &operator=(const UnblockedSignals &) = delete;

private:
    sigset_t m_before = {};
};

} // namespace mm::posix
