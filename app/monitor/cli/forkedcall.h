// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>

namespace mm {

/// Calls \p work in a child process and returns its result: nothing when \p timeout is over first,
/// empty when the child dies. A child that hangs is abandoned. A thread would not do: while it is
/// stuck in the kernel, its process cannot end.
///
/// Call it while this process has one thread. Where the system gives no process, \p work is called
/// in this one, and may take longer than \p timeout.
[[nodiscard]] std::optional<QByteArray> forkedCall(const std::function<QByteArray()> &work,
                                                   std::chrono::milliseconds timeout);

} // namespace mm
