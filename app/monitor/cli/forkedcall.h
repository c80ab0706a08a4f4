// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>

namespace mm {

/// Calls \p work in a child process and returns its result; nothing when \p timeout is over first,
/// and empty when the child dies. A child that hangs is abandoned. A thread would not do: one that
/// is stuck in the kernel keeps its process, and all that wait for the process, from ending.
///
/// To be called while this process has one thread. Where the system gives no process, \p work is
/// called in this one, for as long as it takes.
[[nodiscard]] std::optional<QByteArray> forkedCall(const std::function<QByteArray()> &work,
                                                   std::chrono::milliseconds timeout);

} // namespace mm
