// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>

namespace mm {

/// Detects a host whose event loop hangs. Starts with the first kick(); until then it never
/// expires. Thread-safe.
class Watchdog final
{
public:
    using Clock = std::chrono::steady_clock;

    /// Returns true when it had expired before this call.
    bool kick(Clock::time_point now, std::chrono::milliseconds timeout)
    {
        const bool hadExpired = expired(now, timeout);
        m_lastKick.store(now.time_since_epoch(), std::memory_order_relaxed);
        return hadExpired;
    }
    [[nodiscard]] bool expired(Clock::time_point now, std::chrono::milliseconds timeout) const
    {
        const auto last = m_lastKick.load(std::memory_order_relaxed);
        return last != never && now.time_since_epoch() - last > timeout;
    }

private:
    static constexpr Clock::duration never = Clock::duration::min();
    std::atomic<Clock::duration> m_lastKick{never};
};

} // namespace mm
