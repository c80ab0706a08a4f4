// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>
#include <functional>

namespace mm {

/// For QProcess::setChildProcessModifier(): the process gets a group of its own, and where the
/// system can, SIGTERM when its parent dies.
[[nodiscard]] std::function<void()> processGroupModifier();

/// Ends the processes of \p group that are left: SIGTERM, and after \p timeout, or earlier when MM
/// exits, SIGKILL. Needs an event loop for the second.
void endProcessGroup(qint64 group, std::chrono::milliseconds timeout);

/// The variable, `NAME=value`, that marks the processes of this MM for endLeftovers().
[[nodiscard]] QString leftoverMark();

/// Ends the marked processes of MMs that do not run any more: SIGTERM, and after \p timeout
/// SIGKILL. Spares those with a session of their own, as that of a daemon. Returns how many there
/// were. Blocks for up to \p timeout. Where the system has no /proc it does nothing.
int endLeftovers(std::chrono::milliseconds timeout);

} // namespace mm
