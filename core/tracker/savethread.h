// SPDX-License-Identifier: MIT
#pragma once

#include "core/tracker/savereport.h"
#include "core/tracker/savescheduler.h"
#include "core/tracker/takeover.h"
#include "core/tracker/watchdog.h"

#include <atomic>
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
///
/// Where the system gives no thread (RLIMIT_NPROC), the thread that calls the constructor, flush(),
/// keepSaving() or the destructor saves, until one of them can start it.
class SaveThread final
{
public:
    /// Returns after the first attempt to save, or when the disk does not respond.
    SaveThread(const QString &path, std::chrono::milliseconds heartbeat, TrackerState *state);
    /// Saves a last time, with the writer's state "stopped".
    ~SaveThread();
    Q_DISABLE_COPY_MOVE(SaveThread)

    /// Thread-safe, as are the next three. Saves what was counted before the call.
    SaveScheduler::Result flush();
    /// Asks for a save without waiting for it. Without a thread it only tries to start one.
    void requestSave();
    /// Call now and then: without a thread, and only then, it saves, and waits for the disk. With
    /// one it logs when the disk begins to hang, and when it responds again.
    void keepSaving();
    [[nodiscard]] SaveReport report() const;

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] bool ensureThread();
    void run();
    [[nodiscard]] Clock::time_point nextSave(const SaveScheduler::Pending &pending) const;
    [[nodiscard]] Clock::time_point nextHeartbeat() const;
    [[nodiscard]] Clock::time_point nextCheck() const;
    [[nodiscard]] bool isFileCurrent();
    [[nodiscard]] bool isHeartbeatMissing() const;
    [[nodiscard]] std::chrono::seconds hungFor() const;
    void reportHang();
    void noteAttempt();
    SaveScheduler::Result save(Writer::State state);
    void saveLastTime();
    [[nodiscard]] QByteArray contentFor(Snapshot snapshot);
    void sendHeartbeat();
    void reportInPlace();
    void reportResult(const SaveScheduler::Result &result);

    const QString m_path;
    const std::chrono::milliseconds m_heartbeat;
    TrackerState *const m_state;

    // Used by the thread; under m_startMutex while there is none.
    Takeover m_takeover;
    Clock::time_point m_lastSaveBegan;
    Clock::time_point m_lastAttempt; ///< to save or to touch the file
    std::chrono::system_clock::time_point m_lastAttemptTime;
    Clock::time_point m_lastCheck;
    Clock::time_point m_firstUnsaved; ///< when a message after the last save was noticed; or 0
    Clock::time_point m_failingSince;
    int m_failures = 0;             ///< since the last success
    bool m_reportedRefusal = false; ///< since the last success
    bool m_reportedSize = false;
    bool m_reportedInPlace = false;

    mutable std::mutex m_reportMutex;
    SaveReport m_report;
    bool m_reportedHang = false;

    static constexpr Clock::duration never = Clock::duration::min();
    std::atomic<Clock::duration> m_busySince = never; ///< since the thread began to use the disk

    std::mutex m_startMutex;
    bool m_reportedNoThread = false;
    std::atomic<bool> m_hasThread = false;
    std::thread m_thread;
};

} // namespace mm
