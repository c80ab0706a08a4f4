// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <atomic>

namespace mm {

/// One service's counter. The top bit of `word` says that the service was deregistered: whoever
/// adds to it afterwards learns so from the old value and counts elsewhere, so that no message is
/// lost or counted twice however the threads interleave.
struct alignas(64) ServiceCounter
{
    static constexpr quint64 retired = quint64(1) << 63U;

    QString name;
    QString registeredAt;
    quint64 sequence = 0; ///< place in the order of registration
    std::atomic<quint64> word{0};

    /// False when the service was deregistered: the message was not counted.
    bool add() noexcept { return (word.fetch_add(1, std::memory_order_seq_cst) & retired) == 0; }

    [[nodiscard]] bool isRetired() const noexcept
    {
        return (word.load(std::memory_order_relaxed) & retired) != 0;
    }
};

} // namespace mm
