// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace mm {

/// Runs a blocking function on a detached thread and delivers its result through the event loop of
/// the thread that made this object. At most one at a time. Use it from that thread only.
///
/// A thread that is stuck in the kernel cannot be ended: neither the destructor nor run() waits.
class DetachedTask final
{
public:
    using Finish = std::function<void()>;
    using Work = std::function<Finish()>;

    DetachedTask();
    /// Running work continues; its Finish is not called.
    ~DetachedTask();
    Q_DISABLE_COPY_MOVE(DetachedTask)

    /// True from run() until the Finish is called.
    [[nodiscard]] bool isRunning() const { return m_running; }

    /// Whether any thread of any task has not returned, also of a task that was destroyed.
    [[nodiscard]] static bool isAnyRunning();

    /// Whether the system gives \p count more threads now.
    [[nodiscard]] static bool canStartThreads(int count);

    /// Calls \p work, which may outlive this object and must own what it uses, on a new thread, and
    /// the Finish that it returns in this object's thread. The Finish must not be empty. Where the
    /// system gives no thread (RLIMIT_NPROC), calls \p work in this one instead, which is logged at
    /// most once a minute. Returns false when work is running.
    [[nodiscard]] bool run(Work work);

    /// Waits until the work has returned and calls its Finish. Returns false when \p timeout is
    /// over first. Only for a program that is about to exit.
    bool waitForFinished(std::chrono::milliseconds timeout);

private:
    struct Shared;

    void deliver();

    std::shared_ptr<Shared> m_shared;
    QTimer m_returned; ///< started by the thread; its destructor discards a queued start
    bool m_running = false;
};

} // namespace mm
