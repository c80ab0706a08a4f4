// SPDX-License-Identifier: MIT
#pragma once

#include "core/tracker/savereport.h"
#include "core/tracker/savescheduler.h"
#include "core/tracker/takeover.h"
#include "core/tracker/watchdog.h"

#include <mutex>
#include <thread>

namespace mm {

/// What the threads that count share with the one that saves.
struct TrackerState
{
    CounterTable counters;
    SaveScheduler scheduler;
    CrashCounter crashCounter;
    Watchdog watchdog;
};

/// Keeps one stats file up to date. All I/O of a tracker happens in this thread.
class SaveThread final
{
public:
    /// Returns after the first attempt to save.
    SaveThread(const QString &path, std::chrono::milliseconds heartbeat, TrackerState *state);
    /// Saves a last time, with the writer's state "stopped".
    ~SaveThread();
    Q_DISABLE_COPY_MOVE(SaveThread)

    /// Thread-safe.
    [[nodiscard]] SaveReport report() const;

private:
    using Clock = std::chrono::steady_clock;

    void run();
    [[nodiscard]] Clock::time_point nextSave(const SaveScheduler::Pending &pending) const;
    [[nodiscard]] Clock::time_point nextHeartbeat() const;
    [[nodiscard]] Clock::time_point nextCheck() const;
    [[nodiscard]] bool isFileCurrent();
    void save(Writer::State state);
    void saveLastTime();
    [[nodiscard]] QByteArray contentFor(Snapshot snapshot);
    void sendHeartbeat();
    void reportInPlace();
    void reportResult(const SaveScheduler::Result &result);

    const QString m_path;
    const std::chrono::milliseconds m_heartbeat;
    TrackerState *const m_state;

    // Used by the thread only.
    Takeover m_takeover;
    Clock::time_point m_lastSaveBegan;
    Clock::time_point m_lastAttempt; ///< to save or to touch the file
    Clock::time_point m_lastCheck;
    Clock::time_point m_firstUnsaved; ///< when a message after the last save was noticed; or 0
    Clock::time_point m_failingSince;
    int m_failures = 0;             ///< since the last success
    bool m_reportedRefusal = false; ///< since the last success
    bool m_reportedSize = false;
    bool m_reportedInPlace = false;

    mutable std::mutex m_reportMutex;
    SaveReport m_report;

    std::thread m_thread;
};

} // namespace mm
