// SPDX-License-Identifier: MIT
#include "core/system/detachedtask.h"
#include "suite.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <csignal>
#include <future>
#include <thread>

#include <pthread.h>

using namespace mm;
using namespace std::chrono_literals;

namespace {

/// Work that blocks until it is released. Shared, as it may outlive the test.
struct BlockingWork
{
    std::promise<void> promise;
    std::shared_future<void> released{promise.get_future()};
    std::atomic<int> started{0};
    std::atomic<int> finished{0};

    static DetachedTask::Work make(const std::shared_ptr<BlockingWork> &work)
    {
        return [work]() -> DetachedTask::Finish {
            ++work->started;
            work->released.wait();
            return [work] { ++work->finished; };
        };
    }
    void release() { promise.set_value(); }
};

} // namespace

class TstDetachedTask final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void run_callsFinishInThisThread();
    void run_blocksSignalsOnTheThread();
    void runWhileRunning_returnsFalse();
    void runInFinish_startsTheNextWork();
#ifdef Q_OS_LINUX
    void threadThatCannotStart_workRunsInTheCallingThread();
#endif
    void thread_runsUntilItsWorkIsDestroyed();
    void destructionInFinish_isSafe();
    void destructionWhileRunning_doesNotWaitAndDropsFinish();
    void destructionAtOnce_isSafe();
    void waitForFinished_callsFinishOnce();
    void waitForFinishedOfHangingWork_returnsFalse();
};

void TstDetachedTask::run_callsFinishInThisThread()
{
    DetachedTask task;
    std::thread::id workThread;
    std::thread::id finishThread;
    QVERIFY(task.run([&workThread, &finishThread]() -> DetachedTask::Finish {
        workThread = std::this_thread::get_id();
        return [&finishThread] { finishThread = std::this_thread::get_id(); };
    }));
    QVERIFY(task.isRunning());
    QTRY_VERIFY(!task.isRunning());
    QVERIFY(workThread != std::this_thread::get_id());
    QVERIFY(finishThread == std::this_thread::get_id());
}

void TstDetachedTask::run_blocksSignalsOnTheThread()
{
    DetachedTask task;
    bool blocked = false;
    QVERIFY(task.run([&blocked]() -> DetachedTask::Finish {
        sigset_t mask;
        pthread_sigmask(SIG_BLOCK, nullptr, &mask);
        const bool isBlocked = sigismember(&mask, SIGTERM) == 1;
        return [&blocked, isBlocked] { blocked = isBlocked; };
    }));
    QTRY_VERIFY(!task.isRunning());
    QVERIFY(blocked);
}

void TstDetachedTask::runWhileRunning_returnsFalse()
{
    const auto work = std::make_shared<BlockingWork>();
    DetachedTask task;
    QVERIFY(task.run(BlockingWork::make(work)));
    QVERIFY(!task.run(BlockingWork::make(work)));
    work->release();
    // Running until Finish is called, which needs the event loop.
    QTRY_COMPARE(work->finished, 1);
    QCOMPARE(work->started, 1);
    QVERIFY(task.run(BlockingWork::make(work)));
    QTRY_COMPARE(work->finished, 2);
}

void TstDetachedTask::runInFinish_startsTheNextWork()
{
    DetachedTask task;
    bool done = false;
    QVERIFY(task.run([&]() -> DetachedTask::Finish {
        return [&] {
            QVERIFY(task.run([&]() -> DetachedTask::Finish { return [&] { done = true; }; }));
        };
    }));
    QTRY_VERIFY(done);
}

#ifdef Q_OS_LINUX
void TstDetachedTask::threadThatCannotStart_workRunsInTheCallingThread()
{
    pthread_attr_t before;
    pthread_attr_t huge;
    QCOMPARE(pthread_getattr_default_np(&before), 0);
    QCOMPARE(pthread_getattr_default_np(&huge), 0);
    QCOMPARE(pthread_attr_setstacksize(&huge, size_t(1) << 47), 0); // all addresses there are
    QCOMPARE(pthread_setattr_default_np(&huge), 0);
    DetachedTask task;
    int finished = 0;
    const QThread *thread = nullptr;
    const auto work = [&]() -> DetachedTask::Finish {
        thread = QThread::currentThread();
        return [&finished] { ++finished; };
    };
    const bool started = task.run(work);
    QCOMPARE(pthread_setattr_default_np(&before), 0);
    QVERIFY(started);
    QCOMPARE(thread, QThread::currentThread());
    QTRY_COMPARE(finished, 1);
    QVERIFY(task.run(work));
    QTRY_COMPARE(finished, 2);
    QVERIFY(thread != QThread::currentThread());
}
#endif

/// A program that is about to exit has to wait for what the destructor uses.
void TstDetachedTask::thread_runsUntilItsWorkIsDestroyed()
{
    struct Owned
    {
        std::atomic<int> *runningThen; ///< -1: it exists
        ~Owned() { *runningThen = DetachedTask::isAnyRunning() ? 1 : 0; }
    };
    QTRY_VERIFY(!DetachedTask::isAnyRunning());
    std::atomic<int> runningThen{-1};
    std::promise<void> promise;
    DetachedTask task;
    QVERIFY(task.run([owned = std::shared_ptr<Owned>(new Owned{&runningThen}),
                      released = promise.get_future().share()]() -> DetachedTask::Finish {
        released.wait();
        return [] {};
    }));
    promise.set_value(); // the thread has the last copy of the work
    QTRY_VERIFY(runningThen != -1);
    QCOMPARE(runningThen.load(), 1);
}

void TstDetachedTask::destructionInFinish_isSafe()
{
    auto task = std::make_unique<DetachedTask>();
    QVERIFY(task->run([&task]() -> DetachedTask::Finish { return [&task] { task.reset(); }; }));
    QTRY_VERIFY(!task);
}

void TstDetachedTask::destructionWhileRunning_doesNotWaitAndDropsFinish()
{
    const auto work = std::make_shared<BlockingWork>();
    {
        DetachedTask task;
        QVERIFY(task.run(BlockingWork::make(work)));
        QTRY_COMPARE(work->started, 1);
    }
    QVERIFY(work.use_count() > 1);
    work->release();
    QTRY_COMPARE(work.use_count(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(work->finished, 0);
}

void TstDetachedTask::destructionAtOnce_isSafe()
{
    std::atomic<int> finished{0};
    for (int i = 0; i < 200; ++i) {
        DetachedTask task;
        QVERIFY(task.run([&finished]() -> DetachedTask::Finish { return [&] { ++finished; }; }));
        if (i % 2)
            std::this_thread::yield();
    }
    QCoreApplication::processEvents();
    QCOMPARE(finished, 0);
}

void TstDetachedTask::waitForFinished_callsFinishOnce()
{
    DetachedTask task;
    QVERIFY(task.waitForFinished(0ms));
    int finished = 0;
    for (int round = 1; round <= 2; ++round) {
        QVERIFY(task.run(
            [&finished]() -> DetachedTask::Finish { return [&finished] { ++finished; }; }));
        QVERIFY(task.waitForFinished(30s));
        QVERIFY(!task.isRunning());
        QCOMPARE(finished, round);
    }
    QCoreApplication::processEvents();
    QCOMPARE(finished, 2);
}

void TstDetachedTask::waitForFinishedOfHangingWork_returnsFalse()
{
    const auto work = std::make_shared<BlockingWork>();
    DetachedTask task;
    QVERIFY(task.run(BlockingWork::make(work)));
    QVERIFY(!task.waitForFinished(1ms));
    QVERIFY(task.isRunning());
    work->release();
    QTRY_COMPARE(work->finished, 1);
}

MM_SUITE(TstDetachedTask)
#include "tst_detachedtask.moc"
