// SPDX-License-Identifier: MIT
#include "core/history.h"
#include "historylooks.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutALook_thereIsNoTrend();
    void firstLook_tellsNoRate();
    void steadyTraffic_isItsRate();
    void looksAtAnyPace_giveTheRate_data();
    void looksAtAnyPace_giveTheRate();
    void idleMm_isZeroAndNoGap();
    void inactiveState_isAGap_data();
    void inactiveState_isAGap();
    void messagesDuringAGap_areNoSpike();
    void lateLook_isAGap();
    void sameLookAgain_changesNothing();
    void timeWithoutLooks_movesOnAsAGap();
    void restart_isMarkedAndNoSpike_data();
    void restart_isMarkedAndNoSpike();
    void notUpdating_isAnEndWhereTheProcessIsGone_data();
    void notUpdating_isAnEndWhereTheProcessIsGone();
    void firstMmSeen_isNoRestart();
    void manyRestarts_areBounded();
    void suspend_isAGapAsLongAsItWas();
    void clockSetBack_movesThePastAlong();
    void clockSetForward_isAGapBeyond2Seconds();
    void clockDrift_leavesNoGap();
    void endOfTheTrend_isNow();
};

void TestHistory::withoutALook_thereIsNoTrend()
{
    const History history;
    QCOMPARE(history.trend(Range::Hour, u"a"_s).step, 0);
    QVERIFY(history.trend(Range::Hour).total.isEmpty());
    QVERIFY(history.services().isEmpty());
}

void TestHistory::firstLook_tellsNoRate()
{
    Looks looks;
    looks.snapshot.totalMessages = 1'000'000;
    looks.look();
    QCOMPARE(knownIn(lastMinutes(looks)), 0);
    QCOMPARE(lastMinutes(looks).size(), 300);
}

void TestHistory::steadyTraffic_isItsRate()
{
    Looks looks;
    looks.look();
    looks.run(600, 10);
    for (const Range range : allRanges) {
        const Trend trend = looks.history.trend(range);
        QList<float> known = trend.total;
        known.removeAll(unknownRate);
        QVERIFY(!known.isEmpty());
        QVERIFY(areAbout(known, 5));
        QCOMPARE(trend.total.size(), resolutionOf(range).count);
    }
    QVERIFY(areAbout(lastMinutes(looks), 5));
}

void TestHistory::looksAtAnyPace_giveTheRate_data()
{
    QTest::addColumn<int>("pace");
    for (const int pace : {100, 333, 1999, 2003, 5000, 9999})
        QTest::addRow("%d ms", pace) << pace;
}

void TestHistory::looksAtAnyPace_giveTheRate()
{
    QFETCH(int, pace);
    Looks looks;
    looks.look();
    for (int i = 0; i < 700'000 / pace; ++i)
        looks.pass(milliseconds(pace), pace); // 1,000/s
    QCOMPARE(knownIn(lastMinutes(looks)), 300);
    for (const float rate : lastMinutes(looks))
        QVERIFY2(qAbs(rate - 1000) < 1, qPrintable(QString::number(double(rate))));
}

void TestHistory::idleMm_isZeroAndNoGap()
{
    Looks looks;
    looks.look();
    looks.run(300, 0);
    QCOMPARE(lastMinutes(looks).last(299), QList<float>(299, 0.0F));
}

void TestHistory::inactiveState_isAGap_data()
{
    QTest::addColumn<State>("state");
    QTest::newRow("Checking") << State::Checking;
    QTest::newRow("NoFile") << State::NoFile;
    QTest::newRow("Stopped") << State::Stopped;
    QTest::newRow("NotUpdating") << State::NotUpdating;
    QTest::newRow("Error") << State::Error;
}

void TestHistory::inactiveState_isAGap()
{
    QFETCH(State, state);
    Looks looks;
    looks.look();
    looks.run(10, 4);
    looks.run(5, 0, state);
    looks.run(10, 4);
    // The looks before and after it tell nothing of the time between, so it is one interval more.
    const QList<float> rates = lastMinutes(looks);
    QCOMPARE(rates.last(20).count(unknownRate), 6);
    QVERIFY(!rates.contains(0.0F));
    QCOMPARE(highestIn(rates), 2.0F);
}

void TestHistory::messagesDuringAGap_areNoSpike()
{
    Looks looks;
    looks.look();
    looks.run(10, 4);
    looks.run(5, 100'000, State::Error);
    looks.run(10, 4);
    QCOMPARE(highestIn(lastMinutes(looks)), 2.0F);
}

void TestHistory::lateLook_isAGap()
{
    Looks looks;
    looks.look();
    looks.run(10, 4);
    looks.pass(10s, 20);
    QCOMPARE(lastMinutes(looks).last(5), QList<float>(5, 2.0F)); // late, and its messages are known
    looks.pass(12s, 24'000);
    QCOMPARE(knownIn(lastMinutes(looks).last(6)), 0);
    looks.history.setInterval(5s);
    looks.pass(12s, 24);
    QCOMPARE(lastMinutes(looks).last(6), QList<float>(6, 2.0F));
    looks.pass(16s, 24);
    QCOMPARE(knownIn(lastMinutes(looks).last(8)), 0);
}

void TestHistory::sameLookAgain_changesNothing()
{
    Looks looks;
    looks.look();
    looks.run(3, 4);
    const Trend before = looks.history.trend(Range::TenMinutes);
    looks.look();
    looks.look();
    QCOMPARE(looks.history.trend(Range::TenMinutes), before);
    looks.run(1, 4);
    QCOMPARE(lastMinutes(looks).last(4), QList<float>(4, 2.0F));
}

void TestHistory::timeWithoutLooks_movesOnAsAGap()
{
    Looks looks;
    looks.look();
    looks.run(10, 4);
    const qint64 end = looks.history.trend(Range::TenMinutes).end;
    looks.pass(20s, 0, State::NotUpdating);
    QCOMPARE(looks.history.trend(Range::TenMinutes).end, end + 20'000);
    QCOMPARE(knownIn(lastMinutes(looks).last(10)), 0);
    QCOMPARE(lastMinutes(looks).at(289), 2.0F);
}

void TestHistory::restart_isMarkedAndNoSpike_data()
{
    QTest::addColumn<qint64>("pid");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<int>("states"); // how many looks between find Stopped
    QTest::newRow("another process that goes on") << qint64(4712) << qint64(1300) << 0;
    QTest::newRow("another process that starts from 0") << qint64(4712) << qint64(0) << 0;
    QTest::newRow("another process that knows far more") << qint64(4712) << qint64(9'000'000) << 0;
    QTest::newRow("the same process number, fewer messages") << qint64(4711) << qint64(5) << 0;
    QTest::newRow("the same process number after a stop") << qint64(4711) << qint64(1300) << 3;
    QTest::newRow("no writer any more") << qint64(0) << qint64(1300) << 0;
}

void TestHistory::restart_isMarkedAndNoSpike()
{
    QFETCH(qint64, pid);
    QFETCH(qint64, total);
    QFETCH(int, states);

    Looks looks;
    looks.snapshot.totalMessages = 1200;
    looks.look();
    looks.run(10, 4);
    looks.run(states, 0, State::Stopped);
    QVERIFY(looks.history.trend(Range::Day).restarts.isEmpty());
    if (pid == 0)
        looks.snapshot.writer.reset();
    else
        looks.snapshot.writer->pid = pid;
    looks.snapshot.totalMessages = total;
    looks.pass(2s, 0);
    const qint64 then = looks.wallMs();
    looks.run(10, 4);

    for (const Range range : allRanges)
        QCOMPARE(looks.history.trend(range).restarts, QList<qint64>{then});
    QList<float> known = lastMinutes(looks);
    known.removeAll(unknownRate);
    QVERIFY(areAbout(known, 2));
    QCOMPARE(known.size(), 20);
    // It leaves with its range.
    looks.run(300, 4);
    QVERIFY(looks.history.trend(Range::TenMinutes).restarts.isEmpty());
    QCOMPARE(looks.history.trend(Range::Hour).restarts.size(), 1);
}

void TestHistory::notUpdating_isAnEndWhereTheProcessIsGone_data()
{
    QTest::addColumn<ProcessState>("process");
    QTest::addColumn<int>("restarts");
    QTest::newRow("gone") << ProcessState::Gone << 1;
    QTest::newRow("suspended") << ProcessState::Suspended << 0;
    QTest::newRow("silent") << ProcessState::Running << 0;
    QTest::newRow("on another machine") << ProcessState::Unknown << 0;
}

void TestHistory::notUpdating_isAnEndWhereTheProcessIsGone()
{
    QFETCH(ProcessState, process);
    Looks looks;
    looks.look();
    looks.run(10, 4);
    looks.process = process;
    looks.run(3, 0, State::NotUpdating);
    looks.process = ProcessState::Running;
    looks.run(10, 4); // by a writer that was given the same process number
    QTEST(int(looks.history.trend(Range::Day).restarts.size()), "restarts");
}

void TestHistory::firstMmSeen_isNoRestart()
{
    Looks looks;
    looks.run(3, 0, State::NoFile);
    looks.run(3, 0, State::Stopped);
    looks.run(3, 4);
    QVERIFY(looks.history.trend(Range::Day).restarts.isEmpty());
}

void TestHistory::manyRestarts_areBounded()
{
    Looks looks;
    for (int i = 0; i < 1000; ++i) {
        looks.snapshot.writer->pid = 1000 + i;
        looks.run(1, 1);
    }
    const QList<qint64> restarts = looks.history.trend(Range::Day).restarts;
    QCOMPARE(restarts.size(), History::mostRestarts);
    QCOMPARE(restarts.last(), looks.wallMs());
}

void TestHistory::suspend_isAGapAsLongAsItWas()
{
    Looks looks;
    looks.look();
    looks.run(100, 4);
    looks.now.wall += 5min; // the steady clock stands still meanwhile
    looks.pass(2s, 4);
    QCOMPARE(knownIn(lastMinutes(looks).last(150)), 0);
    QCOMPARE(lastMinutes(looks).at(148), 2.0F);
    looks.run(1, 4);
    QCOMPARE(lastMinutes(looks).last(), 2.0F);
    QCOMPARE(looks.history.trend(Range::TenMinutes).end, looks.wallMs());
}

void TestHistory::clockSetBack_movesThePastAlong()
{
    Looks looks;
    looks.look();
    looks.run(100, 4);
    looks.now.wall -= 24h * 365;
    looks.run(100, 4);
    QCOMPARE(knownIn(lastMinutes(looks)), 200);
    QVERIFY(areAbout(lastMinutes(looks).last(200), 2));
    const qint64 end = looks.history.trend(Range::TenMinutes).end;
    QVERIFY(end >= looks.wallMs() && end < looks.wallMs() + 2000);
    looks.snapshot.writer->pid = 4712;
    looks.run(1, 4);
    QCOMPARE(looks.history.trend(Range::Day).restarts, QList<qint64>{looks.wallMs()});
}

void TestHistory::clockSetForward_isAGapBeyond2Seconds()
{
    Looks looks;
    looks.look();
    looks.run(10, 4);
    looks.now.wall += 1900ms;
    looks.run(1, 4);
    QVERIFY(lastMinutes(looks).last() != unknownRate);
    looks.now.wall += 2100ms;
    looks.run(1, 4);
    QCOMPARE(lastMinutes(looks).last(), unknownRate);
}

void TestHistory::clockDrift_leavesNoGap()
{
    for (const int drift : {-20, 20}) {
        Looks looks;
        looks.look();
        for (int i = 0; i < 600; ++i) {
            looks.now.wall += milliseconds(drift);
            looks.pass(2s, 4);
        }
        QCOMPARE(knownIn(lastMinutes(looks)), 300);
        for (const float rate : lastMinutes(looks))
            QVERIFY(qAbs(rate - 2) < 0.01F);
    }
}

void TestHistory::endOfTheTrend_isNow()
{
    Looks looks;
    looks.look();
    for (int i = 0; i < 50; ++i) {
        looks.pass(1777ms, 1);
        for (const Range range : allRanges) {
            const Trend trend = looks.history.trend(range);
            QVERIFY(trend.end >= looks.wallMs() && trend.end < looks.wallMs() + trend.step);
        }
    }
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
