// SPDX-License-Identifier: MIT
#include "core/savedemand.h"

namespace mm {

void SaveDemand::noteMessage() noexcept
{
    const qint64 unsaved = m_unsaved.fetch_add(1, std::memory_order_seq_cst) + 1;
    if (unsaved != 1 && unsaved != messagesPerSave)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_wanted.message = true;
        m_wanted.save |= unsaved == messagesPerSave;
    }
    m_wake.notify_one();
}

void SaveDemand::changed()
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted.save = true;
    }
    m_wake.notify_one();
}

SaveDemand::Done SaveDemand::saveNow()
{
    std::unique_lock lock(m_mutex);
    const quint64 ticket = ++m_asked;
    m_wanted.ticket = true;
    m_wake.notify_one();
    m_finished.wait(lock, [&] { return m_answered >= ticket; });
    return m_lastDone;
}

void SaveDemand::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted.stop = true;
    }
    m_wake.notify_one();
}

SaveDemand::Wanted SaveDemand::waitUntil(std::chrono::steady_clock::time_point deadline,
                                         const Wanted &known, bool patient)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_until(lock, deadline, [&] {
        if (m_wanted.ticket || m_wanted.stop)
            return true;
        return !patient && ((m_wanted.save && !known.save) || (m_wanted.message && !known.message));
    });
    return m_wanted;
}

quint64 SaveDemand::begin()
{
    m_armed.store(false, std::memory_order_seq_cst);
    const std::lock_guard lock(m_mutex);
    // Under the lock: whoever counts from this 0 raises its flag after it was cleared here. Else a
    // 1 could stand without its flag, and the next messages would wake nobody.
    m_unsaved.store(0, std::memory_order_seq_cst);
    const bool stopping = m_wanted.stop;
    m_wanted = {};
    m_wanted.stop = stopping;
    return m_asked;
}

void SaveDemand::finish(quint64 begun, const Done &done)
{
    {
        const std::lock_guard lock(m_mutex);
        m_answered = begun;
        m_lastDone = done;
    }
    m_finished.notify_all();
}

void SaveDemand::noteUnsaved(qint64 messages)
{
    if (messages <= 0)
        return;
    const qint64 unsaved = m_unsaved.fetch_add(messages, std::memory_order_seq_cst) + messages;
    const std::lock_guard lock(m_mutex);
    m_wanted.message = true;
    m_wanted.save |= unsaved >= messagesPerSave;
}

} // namespace mm
