// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/statspoller.h"

#include <condition_variable>
#include <memory>
#include <mutex>

/// Poll intervals: `never` reads only at the start and when a test calls checkNow().
inline constexpr std::chrono::milliseconds never = std::chrono::hours(1);
inline constexpr std::chrono::milliseconds often{5};

/// A path for windows whose file is never read.
inline const QString somePath = QStringLiteral("/tmp/stats.json");

/// A read function that a test controls: it returns at once, or blocks until it is released, and
/// counts its calls. The destructor releases all calls.
class ReadControl final
{
public:
    explicit ReadControl(mm::Reading reading = {})
        : m_shared(std::make_shared<Shared>())
    {
        m_shared->reading = std::move(reading);
    }
    ~ReadControl() { release(); }
    Q_DISABLE_COPY_MOVE(ReadControl)

    /// For the object under test. Owns what it uses.
    [[nodiscard]] mm::StatsPoller::Read read() const
    {
        return [shared = m_shared] {
            std::unique_lock lock(shared->mutex);
            ++shared->started;
            ++shared->inFlight;
            shared->maxInFlight = qMax(shared->maxInFlight, shared->inFlight);
            shared->released.wait(lock, [&shared] { return !shared->blocked; });
            --shared->inFlight;
            mm::Reading reading = shared->reading;
            reading.at = mm::Instant::now();
            return reading;
        };
    }

    /// What the next calls return.
    void setReading(const mm::Reading &reading)
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->reading = reading;
    }
    /// The next calls block until release().
    void hang()
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->blocked = true;
    }
    void release()
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->blocked = false;
        m_shared->released.notify_all();
    }

    /// Calls so far.
    [[nodiscard]] int started() const { return locked(&Shared::started); }
    [[nodiscard]] int inFlight() const { return locked(&Shared::inFlight); }
    [[nodiscard]] int maxInFlight() const { return locked(&Shared::maxInFlight); }
    /// True when no copy of the read function exists any more.
    [[nodiscard]] bool isUnreferenced() const { return m_shared.use_count() == 1; }

private:
    struct Shared
    {
        std::mutex mutex;
        std::condition_variable released;
        mm::Reading reading;
        bool blocked = false;
        int started = 0;
        int inFlight = 0;
        int maxInFlight = 0;
    };

    [[nodiscard]] int locked(int Shared::*count) const
    {
        const std::lock_guard lock(m_shared->mutex);
        return (*m_shared).*count;
    }

    std::shared_ptr<Shared> m_shared;
};
