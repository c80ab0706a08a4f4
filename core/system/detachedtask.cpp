// SPDX-License-Identifier: MIT
#include "core/system/detachedtask.h"

#include "core/system/signalmask.h"

#include <QScopeGuard>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace mm {

namespace {

std::atomic<int> runningThreads{0};

} // namespace

struct DetachedTask::Shared
{
    std::mutex mutex;
    std::condition_variable returned;
    DetachedTask *task = nullptr; ///< null once it is destroyed
    Finish finish;                ///< empty before the work has returned and after delivery
};

DetachedTask::DetachedTask()
    : m_shared(std::make_shared<Shared>())
{
    m_shared->task = this;
    m_returned.setSingleShot(true);
    QObject::connect(&m_returned, &QTimer::timeout, &m_returned, [this] { deliver(); });
}

DetachedTask::~DetachedTask()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->task = nullptr;
}

bool DetachedTask::isAnyRunning()
{
    return runningThreads != 0;
}

bool DetachedTask::run(Work work)
{
    if (m_running)
        return false;
    auto body = [shared = m_shared, work = std::move(work)] {
        posix::blockSignals();
        const auto ended = qScopeGuard([] { --runningThreads; });
        Finish finish = work();
        const std::lock_guard lock(shared->mutex);
        // The lock keeps the task alive during the call.
        shared->finish = std::move(finish);
        shared->returned.notify_all();
        // Invoked by name: ThreadSanitizer does not see the lock of Qt's event queue, and would
        // report a functor that passes through it as a race.
        if (shared->task)
            QMetaObject::invokeMethod(&shared->task->m_returned, "start", Qt::QueuedConnection);
    };
    ++runningThreads;
    try {
        std::thread(std::move(body)).detach();
    } catch (const std::system_error &) {
        --runningThreads;
        return false;
    }
    m_running = true;
    return true;
}

bool DetachedTask::waitForFinished(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_shared->mutex);
    if (m_running &&
        !m_shared->returned.wait_for(lock, timeout, [this] { return bool(m_shared->finish); }))
        return false;
    lock.unlock();
    deliver();
    return true;
}

void DetachedTask::deliver()
{
    std::unique_lock lock(m_shared->mutex);
    const Finish finish = std::exchange(m_shared->finish, nullptr);
    lock.unlock();
    if (!finish)
        return; // waitForFinished() was faster than the event
    m_running = false;
    finish(); // last: it may destroy this object
}

} // namespace mm
