// SPDX-License-Identifier: MIT
#include "core/savedemand.h"
#include "support.h"

#include <atomic>
#include <thread>
#include <vector>

using namespace mm;
using namespace mm::test;

namespace {

/// What is wanted at once, without waiting.
SaveDemand::Wanted lookAt(SaveDemand &demand)
{
    return demand.waitUntil(steady_clock::time_point::min(), {}, false);
}

steady_clock::time_point soon()
{
    return steady_clock::now() + 20ms;
}

steady_clock::time_point never()
{
    return steady_clock::now() + 1h;
}

void countMessages(SaveDemand &demand, int number)
{
    for (int i = 0; i < number; ++i)
        demand.messageCounted();
}

} // namespace

class TestSaveDemand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingHappened_wantsNothing();
    void messages_wantASaveFromTheTenthOn();
    void messagesDuringASave_areNotReported();
    void unsavedMessages_countTowardsTheTenth();
    void unsavedMessages_wantASaveThoughNobodyReports();
    void registration_wantsASave();
    void begin_forgetsWhatWasWanted();
    void knownWishes_doNotWake();
    void patience_isOnlyBrokenByTicketsAndTheEnd();
    void stop_isNeverForgotten();
    void waiting_isEndedByEachKindOfWish_data();
    void waiting_isEndedByEachKindOfWish();
    void saveNow_waitsForASaveThatBeganLater();
    void saveNow_isToldOfFailure();
    void manyWaiters_areAnsweredByOneSave();
};

void TestSaveDemand::nothingHappened_wantsNothing()
{
    SaveDemand demand;
    demand.arm();
    demand.noteUnsaved(0);
    const auto wanted = demand.waitUntil(soon(), {}, false);
    QVERIFY(!wanted.message && !wanted.save && !wanted.ticket && !wanted.stop);
}

void TestSaveDemand::messages_wantASaveFromTheTenthOn()
{
    SaveDemand demand;
    demand.arm();
    for (int i = 1; i <= 25; ++i) {
        demand.messageCounted();
        QVERIFY(lookAt(demand).message);
        QCOMPARE(lookAt(demand).save, i >= 10);
    }
    demand.begin();
    demand.arm();
    countMessages(demand, 9);
    QVERIFY(!lookAt(demand).save);
    demand.messageCounted();
    QVERIFY(lookAt(demand).save);
}

void TestSaveDemand::messagesDuringASave_areNotReported()
{
    SaveDemand demand;
    countMessages(demand, 100);
    QVERIFY(!lookAt(demand).message);
    demand.arm();
    demand.begin();
    countMessages(demand, 100);
    QVERIFY(!lookAt(demand).message);
    QVERIFY(!lookAt(demand).save);
}

void TestSaveDemand::unsavedMessages_countTowardsTheTenth()
{
    SaveDemand demand;
    demand.begin();
    demand.arm();
    demand.noteUnsaved(4);
    QVERIFY(lookAt(demand).message);
    QVERIFY(!lookAt(demand).save);
    countMessages(demand, 6);
    QVERIFY(lookAt(demand).save);

    demand.begin();
    demand.arm();
    demand.noteUnsaved(1000);
    QVERIFY(lookAt(demand).save);
}

void TestSaveDemand::unsavedMessages_wantASaveThoughNobodyReports()
{
    SaveDemand demand;
    demand.arm();
    (void)demand.begin();
    demand.noteUnsaved(SaveDemand::messagesPerSave);
    QVERIFY(lookAt(demand).save);
}

void TestSaveDemand::registration_wantsASave()
{
    SaveDemand demand;
    demand.changed();
    QVERIFY(lookAt(demand).save);
    QVERIFY(!lookAt(demand).message);
}

void TestSaveDemand::begin_forgetsWhatWasWanted()
{
    SaveDemand demand;
    demand.arm();
    countMessages(demand, 10);
    demand.changed();
    demand.begin();
    const auto wanted = lookAt(demand);
    QVERIFY(!wanted.message && !wanted.save && !wanted.ticket);
    demand.changed();
    QVERIFY(lookAt(demand).save);
}

void TestSaveDemand::knownWishes_doNotWake()
{
    SaveDemand demand;
    demand.arm();
    demand.messageCounted();
    const auto known = lookAt(demand);
    const auto deadline = soon();
    const auto wanted = demand.waitUntil(deadline, known, false);
    QVERIFY(steady_clock::now() >= deadline);
    QVERIFY(wanted.message);
}

void TestSaveDemand::patience_isOnlyBrokenByTicketsAndTheEnd()
{
    SaveDemand demand;
    demand.arm();
    countMessages(demand, 10);
    demand.changed();
    const auto deadline = soon();
    QVERIFY(demand.waitUntil(deadline, {}, true).save);
    QVERIFY(steady_clock::now() >= deadline);

    std::thread waiter([&] { (void)demand.saveNow(); });
    QVERIFY(demand.waitUntil(never(), {}, true).ticket);
    demand.finish(demand.begin(), {});
    waiter.join();
    demand.stop();
    QVERIFY(demand.waitUntil(never(), {}, true).stop);
}

void TestSaveDemand::stop_isNeverForgotten()
{
    SaveDemand demand;
    demand.stop();
    demand.finish(demand.begin(), {true, {}});
    QVERIFY(lookAt(demand).stop);
}

void TestSaveDemand::waiting_isEndedByEachKindOfWish_data()
{
    QTest::addColumn<QString>("wish");
    QTest::newRow("first message") << u"message"_s;
    QTest::newRow("registration") << u"changed"_s;
    QTest::newRow("stop") << u"stop"_s;
}

void TestSaveDemand::waiting_isEndedByEachKindOfWish()
{
    QFETCH(QString, wish);
    for (int round = 0; round < 200; ++round) {
        SaveDemand demand;
        demand.arm();
        std::thread wisher([&] {
            if (wish == "message"_L1)
                demand.messageCounted();
            else if (wish == "changed"_L1)
                demand.changed();
            else
                demand.stop();
        });
        const auto wanted = demand.waitUntil(never(), {}, false); // a lost wish would hang here
        wisher.join();
        QCOMPARE(wanted.message, wish == "message"_L1);
        QCOMPARE(wanted.save, wish == "changed"_L1);
        QCOMPARE(wanted.stop, wish == "stop"_L1);
    }
}

void TestSaveDemand::saveNow_waitsForASaveThatBeganLater()
{
    SaveDemand demand;
    const quint64 earlier = demand.begin();
    std::atomic<bool> answered{false};
    std::thread waiter([&] {
        (void)demand.saveNow();
        answered = true;
    });
    QVERIFY(demand.waitUntil(never(), {}, true).ticket);
    demand.finish(earlier, {true, {}}); // it may not have seen what the waiter counted
    QVERIFY(lookAt(demand).ticket);
    QVERIFY(!QTest::qWaitFor([&] { return answered.load(); }, 50));
    demand.finish(demand.begin(), {true, {}});
    waiter.join();
    QVERIFY(answered);
}

void TestSaveDemand::saveNow_isToldOfFailure()
{
    SaveDemand demand;
    SaveDemand::Done done{true, {}};
    std::thread waiter([&] { done = demand.saveNow(); });
    QVERIFY(demand.waitUntil(never(), {}, true).ticket);
    demand.finish(demand.begin(), {false, u"No space left on device"_s});
    waiter.join();
    QVERIFY(!done.ok);
    QCOMPARE(done.error, u"No space left on device"_s);
}

void TestSaveDemand::manyWaiters_areAnsweredByOneSave()
{
    constexpr int waiters = 8;
    SaveDemand demand;
    std::atomic<int> answered{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < waiters; ++i) {
        threads.emplace_back([&] { answered += demand.saveNow().ok; });
    }
    int saves = 0;
    while (answered < waiters) {
        if (!demand.waitUntil(soon(), {}, true).ticket)
            continue;
        demand.finish(demand.begin(), {true, {}});
        ++saves;
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(saves >= 1 && saves <= waiters);
}

QTEST_GUILESS_MAIN(TestSaveDemand)
#include "tst_savedemand.moc"
