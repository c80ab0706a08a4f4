// SPDX-License-Identifier: MIT
#include "core/tracker/savescheduler.h"
#include "suite.h"
#include "support.h"

#include <atomic>
#include <thread>
#include <vector>

using namespace mm;
using namespace mm::test;

namespace {

SaveScheduler::Pending pendingNow(SaveScheduler &scheduler)
{
    return scheduler.waitUntil(steady_clock::time_point::min());
}

/// A request that does not wake the waiting thread makes the test hang until its timeout.
SaveScheduler::Pending waitForRequest(SaveScheduler &scheduler)
{
    return scheduler.waitUntil(steady_clock::now() + 1h);
}

void countMessages(SaveScheduler &scheduler, int number)
{
    for (int i = 0; i < number; ++i)
        scheduler.messageCounted();
}

} // namespace

class TstSaveScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noRequest_waitsUntilTheDeadline();
    void request_wakesTheSaveThread_data();
    void request_wakesTheSaveThread();
    void firstAndTenthMessage_wakeTheSaveThread();
    void pendingRequest_wakesOnce();
    void beginSave_clearsWhatItSaves();
    void messageDuringASave_wakesAfterIt();
    void flush_waitsForASaveThatBeganLater();
    void flush_returnsTheError();
    void concurrentFlushes_shareSaves();
};

void TstSaveScheduler::noRequest_waitsUntilTheDeadline()
{
    SaveScheduler scheduler;
    const auto deadline = steady_clock::now() + 20ms;
    const auto pending = scheduler.waitUntil(deadline);
    QVERIFY(steady_clock::now() >= deadline);
    QVERIFY(pending.messages == 0 && !pending.change && !pending.flush && !pending.stop);
}

void TstSaveScheduler::request_wakesTheSaveThread_data()
{
    QTest::addColumn<QString>("request");
    QTest::newRow("first message") << u"message"_s;
    QTest::newRow("registration") << u"change"_s;
    QTest::newRow("stop") << u"stop"_s;
}

void TstSaveScheduler::request_wakesTheSaveThread()
{
    QFETCH(QString, request);
    for (int round = 0; round < 200; ++round) {
        SaveScheduler scheduler;
        std::thread requester([&] {
            if (request == "message"_L1)
                scheduler.messageCounted();
            else if (request == "change"_L1)
                scheduler.requestSave();
            else
                scheduler.requestStop();
        });
        const auto pending = waitForRequest(scheduler);
        requester.join();
        QCOMPARE(pending.messages, request == "message"_L1 ? 1 : 0);
        QCOMPARE(pending.change, request == "change"_L1);
        QCOMPARE(pending.stop, request == "stop"_L1);
    }
}

void TstSaveScheduler::firstAndTenthMessage_wakeTheSaveThread()
{
    SaveScheduler scheduler;
    for (int i = 1; i <= 25; ++i) {
        scheduler.messageCounted();
        if (i == 1 || i == SaveScheduler::messagesPerSave)
            QCOMPARE(waitForRequest(scheduler).messages, i);
    }
    const auto deadline = steady_clock::now() + 20ms;
    QCOMPARE(scheduler.waitUntil(deadline).messages, SaveScheduler::messagesPerSave);
    QVERIFY(steady_clock::now() >= deadline);
}

void TstSaveScheduler::pendingRequest_wakesOnce()
{
    SaveScheduler scheduler;
    scheduler.requestSave();
    QVERIFY(waitForRequest(scheduler).change);
    const auto deadline = steady_clock::now() + 20ms;
    QVERIFY(scheduler.waitUntil(deadline).change);
    QVERIFY(steady_clock::now() >= deadline);
}

void TstSaveScheduler::beginSave_clearsWhatItSaves()
{
    SaveScheduler scheduler;
    countMessages(scheduler, 12);
    scheduler.requestSave();
    scheduler.requestStop();
    scheduler.endSave(scheduler.beginSave(), {true, {}});
    const auto pending = pendingNow(scheduler);
    QVERIFY(pending.messages == 0 && !pending.change && !pending.flush);
    QVERIFY(pending.stop);
}

void TstSaveScheduler::messageDuringASave_wakesAfterIt()
{
    SaveScheduler scheduler;
    countMessages(scheduler, 3);
    (void)waitForRequest(scheduler);
    const quint64 flushId = scheduler.beginSave();
    scheduler.messageCounted();
    scheduler.endSave(flushId, {true, {}});
    QCOMPARE(waitForRequest(scheduler).messages, 1);
}

void TstSaveScheduler::flush_waitsForASaveThatBeganLater()
{
    SaveScheduler scheduler;
    const quint64 earlier = scheduler.beginSave();
    std::atomic<bool> answered{false};
    std::thread caller([&] {
        (void)scheduler.flush();
        answered = true;
    });
    QVERIFY(waitForRequest(scheduler).flush);
    scheduler.endSave(earlier, {true, {}}); // it may miss what the caller counted
    QVERIFY(pendingNow(scheduler).flush);
    QVERIFY(!QTest::qWaitFor([&] { return answered.load(); }, 50));
    scheduler.endSave(scheduler.beginSave(), {true, {}});
    caller.join();
    QVERIFY(!pendingNow(scheduler).flush);
}

void TstSaveScheduler::flush_returnsTheError()
{
    SaveScheduler scheduler;
    SaveScheduler::Result result{true, {}};
    std::thread caller([&] { result = scheduler.flush(); });
    QVERIFY(waitForRequest(scheduler).flush);
    scheduler.endSave(scheduler.beginSave(), {false, u"No space left on device"_s});
    caller.join();
    QVERIFY(!result.ok);
    QCOMPARE(result.error, u"No space left on device"_s);
}

void TstSaveScheduler::concurrentFlushes_shareSaves()
{
    constexpr int callers = 8;
    SaveScheduler scheduler;
    std::atomic<int> answered{0};
    std::vector<std::thread> threads;
    threads.reserve(callers);
    for (int i = 0; i < callers; ++i)
        threads.emplace_back([&] { answered += scheduler.flush().ok; });
    int saves = 0;
    while (answered < callers) {
        if (!scheduler.waitUntil(steady_clock::now() + 20ms).flush)
            continue;
        scheduler.endSave(scheduler.beginSave(), {true, {}});
        ++saves;
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(saves >= 1 && saves <= callers);
}

MM_SUITE(TstSaveScheduler)
#include "tst_savescheduler.moc"
