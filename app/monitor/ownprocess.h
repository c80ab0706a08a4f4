// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>

namespace mm {

/// Does \p work in a process of its own and gives back what it returned; nothing when that takes
/// longer than \p patience. Then the other process is left to end when it can: a thread that waits
/// for a dead file system can't be ended, and would keep this process, and who waits for it, too.
///
/// To be called while this process has one thread. Where no process can be made, \p work is done in
/// this one, for as long as it takes.
[[nodiscard]] std::optional<QByteArray> inOwnProcess(const std::function<QByteArray()> &work,
                                                     std::chrono::milliseconds patience);

} // namespace mm
