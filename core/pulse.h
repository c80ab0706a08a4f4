// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>

namespace mm {

/// Whether a host that has promised to say so again and again still lives. Any thread.
class Pulse final
{
public:
    using Clock = std::chrono::steady_clock;

    /// True when the one before was more than \p longest ago: the host was away and is back.
    bool beat(Clock::time_point now, std::chrono::milliseconds longest)
    {
        const auto before = m_last.exchange(now.time_since_epoch(), std::memory_order_relaxed);
        return before != never && now.time_since_epoch() - before > longest;
    }
    /// False for a host that has promised nothing.
    [[nodiscard]] bool isMissing(Clock::time_point now, std::chrono::milliseconds longest) const
    {
        const auto last = m_last.load(std::memory_order_relaxed);
        return last != never && now.time_since_epoch() - last > longest;
    }

private:
    static constexpr Clock::duration never = Clock::duration::min();
    std::atomic<Clock::duration> m_last{never};
};

} // namespace mm
