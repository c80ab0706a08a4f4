// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace mm {

/// Hands save requests from the threads that count to the one thread that saves.
class SaveScheduler final
{
public:
    static constexpr qint64 messagesPerSave = 10;

    struct Result
    {
        bool ok = false;
        QString error;
    };
    struct Pending
    {
        qint64 messages = 0; ///< since the last save began; not counted beyond messagesPerSave
        bool change = false; ///< a registration or deregistration
        bool flush = false;
        bool stop = false;
    };

    /// Thread-safe, as are the next three. Call after the message was counted. Only the 1st
    /// and the 10th message after a save began wake the save thread.
    void messageCounted() noexcept
    {
        // A save is due, whose snapshot has the message: threads need not contend for m_messages.
        if (m_messages.load() >= messagesPerSave) [[likely]]
            return;
        const qint64 messages = m_messages.fetch_add(1) + 1;
        if (messages == 1 || messages == messagesPerSave) [[unlikely]]
            wake(&m_woken);
    }
    void requestSave() { wake(&m_change); }
    void requestStop() { wake(&m_stop); }
    /// Waits for a save that begins after this call, and returns its result; that of the save
    /// before, if \p timeout is over first.
    Result flush(std::optional<std::chrono::milliseconds> timeout = {})
    {
        std::unique_lock lock(m_mutex);
        const quint64 flushId = ++m_lastFlushId;
        m_woken = true;
        m_wakeUp.notify_one();
        const auto isAnswered = [&] { return m_answeredFlushId >= flushId; };
        if (timeout)
            m_saved.wait_for(lock, *timeout, isAnswered);
        else
            m_saved.wait(lock, isAnswered);
        return m_lastResult;
    }
    /// For the save thread: returns at \p deadline, or when there was a new request.
    Pending waitUntil(std::chrono::steady_clock::time_point deadline)
    {
        std::unique_lock lock(m_mutex);
        m_wakeUp.wait_until(lock, deadline, [this] { return m_woken; });
        m_woken = false; // before m_messages is read: a message counted after that wakes it again
        return {m_messages.load(), m_change, m_lastFlushId != m_answeredFlushId, m_stop};
    }
    /// Call before the counters are read. endSave() answers the flush() calls up to its id.
    quint64 beginSave()
    {
        m_messages.exchange(0);
        const std::lock_guard lock(m_mutex);
        m_change = false;
        return m_lastFlushId;
    }
    void endSave(quint64 flushId, const Result &result)
    {
        const std::lock_guard lock(m_mutex);
        m_answeredFlushId = flushId;
        m_lastResult = result;
        m_saved.notify_all();
    }

private:
    void wake(bool *request) noexcept
    {
        const std::lock_guard lock(m_mutex);
        *request = true;
        m_woken = true;
        m_wakeUp.notify_one();
    }

    alignas(64) std::atomic<qint64> m_messages{0};
    alignas(64) std::mutex m_mutex;
    std::condition_variable m_wakeUp;
    std::condition_variable m_saved;
    bool m_woken = false;
    bool m_change = false;
    bool m_stop = false;
    quint64 m_lastFlushId = 0;
    quint64 m_answeredFlushId = 0;
    Result m_lastResult;
};

} // namespace mm
