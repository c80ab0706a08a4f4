// SPDX-License-Identifier: MIT
#include "core/system/detachedtask.h"

#include "core/system/signalmask.h"

#include <QCoreApplication>
#include <QDebug>
#include <QScopeGuard>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace mm {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::DetachedTask)
};

std::atomic<int> runningThreads{0};

/// At most once a minute.
void logNoThread(const std::system_error &failure)
{
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::minutes interval{1};
    static std::atomic<Clock::time_point> last{Clock::time_point::min()};
    const auto now = Clock::now();
    auto before = last.load();
    const bool isFirst = before == Clock::time_point::min();
    if ((isFirst || now - before >= interval) && last.compare_exchange_strong(before, now))
        //: %1 is a cause such as "Resource temporarily unavailable"
        qWarning().noquote() << Text::tr("The system gives no thread: %1. Until it does, a slow "
                                         "disk delays everything else.")
                                    .arg(qt_error_string(failure.code().value()));
}

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
    m_running = true;
    const auto body = [shared = m_shared, work = std::move(work)] {
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
        std::thread([body = std::optional(body)]() mutable {
            posix::blockSignals();
            const auto ended = qScopeGuard([] { --runningThreads; });
            (*body)();
            body.reset(); // what it owns may use Qt's globals
        }).detach();
    } catch (const std::system_error &failure) {
        --runningThreads;
        logNoThread(failure);
        body();
    }
    return true;
}

bool DetachedTask::canStartThreads(int count)
{
    std::promise<void> all;
    const std::shared_future<void> allStarted = all.get_future().share();
    std::vector<std::thread> threads;
    try {
        while (threads.size() < size_t(count))
            threads.emplace_back([allStarted] { allStarted.wait(); });
    } catch (const std::system_error &) {
        // Fewer than that.
    }
    all.set_value();
    for (std::thread &thread : threads)
        thread.join();
    return threads.size() == size_t(count);
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
