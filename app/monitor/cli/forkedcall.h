// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>

namespace mm {

/// Calls \p work in a child process and returns its result: nullopt if \p timeout is over first,
/// empty if the child dies. A child that hangs is abandoned. A thread is not enough: while it hangs
/// in the kernel, its process cannot end.
///
/// Call it while this process has one thread. If no child can be started, \p work is called in this
/// process, and may take longer than \p timeout.
[[nodiscard]] std::optional<QByteArray> forkedCall(const std::function<QByteArray()> &work,
                                                   std::chrono::milliseconds timeout);

} // namespace mm
