// SPDX-License-Identifier: MIT
#include "core/monitor/traffichistory.h"
#include "suite.h"
#include "support.h"
#include "trafficpolls.h"

using namespace mm;
using namespace mm::test;

class TstTrafficHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noPoll_returnsEmptyTrend();
    void firstPoll_givesNoRate();
    void steadyTraffic_givesItsRate();
    void anyPollInterval_givesTheRate_data();
    void anyPollInterval_givesTheRate();
    void idleMm_givesZeroAndNoGap();
    void inactiveState_leavesGap_data();
    void inactiveState_leavesGap();
    void messagesDuringGap_giveNoSpike();
    void latePoll_leavesGap();
    void pollAtTheSameTime_changesNothing();
    void inactivePoll_advancesTrend();
    void restart_isMarkedWithoutSpike_data();
    void restart_isMarkedWithoutSpike();
    void notUpdating_endsMmOnlyIfItsProcessIsGone_data();
    void notUpdating_endsMmOnlyIfItsProcessIsGone();
    void firstActiveMm_isNoRestart();
    void manyRestarts_keepsLatest();
    void suspend_leavesGapOfItsLength();
    void clockSetBack_shiftsEarlierTimes();
    void clockSetForward_leavesGapBeyond2Seconds();
    void clockDrift_leavesNoGap();
    void trend_endsNow();
    void earlierHistory_isPutBeforeWhatWasRecorded();
    void earlierHistoryAgain_changesNothing();
    void earlierHistoryFromTheFuture_endsNow();
};

void TstTrafficHistory::noPoll_returnsEmptyTrend()
{
    const TrafficHistory history;
    QCOMPARE(history.trend(Range::Hour, u"a"_s).step, 0);
    QVERIFY(history.trend(Range::Hour).total.isEmpty());
    QVERIFY(history.services().isEmpty());
}

void TstTrafficHistory::firstPoll_givesNoRate()
{
    TrafficPolls polls;
    polls.snapshot.totalMessages = 1'000'000;
    polls.poll();
    QCOMPARE(knownIn(lastMinutes(polls)), 0);
    QCOMPARE(lastMinutes(polls).size(), 300);
}

void TstTrafficHistory::steadyTraffic_givesItsRate()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(600, 10);
    for (const Range range : allRanges) {
        const Trend trend = polls.history.trend(range);
        QList<float> known = trend.total;
        known.removeAll(unknownRate);
        QVERIFY(!known.isEmpty());
        QVERIFY(areAbout(known, 300));
        QCOMPARE(trend.total.size(), resolutionOf(range).count);
    }
    QVERIFY(areAbout(lastMinutes(polls), 300));
}

void TstTrafficHistory::anyPollInterval_givesTheRate_data()
{
    QTest::addColumn<int>("interval");
    for (const int interval : {100, 333, 1999, 2003, 5000, 9999})
        QTest::addRow("%d ms", interval) << interval;
}

void TstTrafficHistory::anyPollInterval_givesTheRate()
{
    QFETCH(int, interval);
    TrafficPolls polls;
    polls.poll();
    for (int i = 0; i < 700'000 / interval; ++i)
        polls.pollAfter(milliseconds(interval), interval); // 1,000/s
    QCOMPARE(knownIn(lastMinutes(polls)), 300);
    for (const float rate : lastMinutes(polls))
        QVERIFY2(qAbs(rate - 60'000) < 60, qPrintable(QString::number(double(rate))));
}

void TstTrafficHistory::idleMm_givesZeroAndNoGap()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(300, 0);
    QCOMPARE(lastMinutes(polls).last(299), QList<float>(299, 0.0F));
}

void TstTrafficHistory::inactiveState_leavesGap_data()
{
    QTest::addColumn<State>("state");
    QTest::newRow("Checking") << State::Checking;
    QTest::newRow("NoFile") << State::NoFile;
    QTest::newRow("Stopped") << State::Stopped;
    QTest::newRow("NotUpdating") << State::NotUpdating;
    QTest::newRow("Error") << State::Error;
}

void TstTrafficHistory::inactiveState_leavesGap()
{
    QFETCH(State, state);
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(10, 4);
    polls.pollRepeatedly(5, 0, state);
    polls.pollRepeatedly(10, 4);
    // The time between the last active poll and the first inactive one is unknown too.
    const QList<float> rates = lastMinutes(polls);
    QCOMPARE(rates.last(20).count(unknownRate), 6);
    QVERIFY(!rates.contains(0.0F));
    QCOMPARE(highestIn(rates), 120.0F);
}

void TstTrafficHistory::messagesDuringGap_giveNoSpike()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(10, 4);
    polls.pollRepeatedly(5, 100'000, State::Error);
    polls.pollRepeatedly(10, 4);
    QCOMPARE(highestIn(lastMinutes(polls)), 120.0F);
}

void TstTrafficHistory::latePoll_leavesGap()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(10, 4);
    polls.pollAfter(10s, 20);
    QCOMPARE(lastMinutes(polls).last(5), QList<float>(5, 120.0F)); // late, but within the limit
    polls.pollAfter(12s, 24'000);
    QCOMPARE(knownIn(lastMinutes(polls).last(6)), 0);
    polls.history.setInterval(5s);
    polls.pollAfter(12s, 24);
    QCOMPARE(lastMinutes(polls).last(6), QList<float>(6, 120.0F));
    polls.pollAfter(16s, 24);
    QCOMPARE(knownIn(lastMinutes(polls).last(8)), 0);
}

void TstTrafficHistory::pollAtTheSameTime_changesNothing()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(3, 4);
    const Trend before = polls.history.trend(Range::TenMinutes);
    polls.poll();
    polls.poll();
    QCOMPARE(polls.history.trend(Range::TenMinutes), before);
    polls.pollRepeatedly(1, 4);
    QCOMPARE(lastMinutes(polls).last(4), QList<float>(4, 120.0F));
}

void TstTrafficHistory::inactivePoll_advancesTrend()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(10, 4);
    const qint64 end = polls.history.trend(Range::TenMinutes).end;
    polls.pollAfter(20s, 0, State::NotUpdating);
    QCOMPARE(polls.history.trend(Range::TenMinutes).end, end + 20'000);
    QCOMPARE(knownIn(lastMinutes(polls).last(10)), 0);
    QCOMPARE(lastMinutes(polls).at(289), 120.0F);
}

void TstTrafficHistory::restart_isMarkedWithoutSpike_data()
{
    QTest::addColumn<qint64>("pid");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<int>("stoppedPolls"); // polls in state Stopped before the restart
    QTest::newRow("another process that continues the count") << qint64(4712) << qint64(1300) << 0;
    QTest::newRow("another process that starts from 0") << qint64(4712) << qint64(0) << 0;
    QTest::newRow("another process with a far higher count")
        << qint64(4712) << qint64(9'000'000) << 0;
    QTest::newRow("the same process id, fewer messages") << qint64(4711) << qint64(5) << 0;
    QTest::newRow("the same process id after a stop") << qint64(4711) << qint64(1300) << 3;
    QTest::newRow("no writer afterwards") << qint64(0) << qint64(1300) << 0;
}

void TstTrafficHistory::restart_isMarkedWithoutSpike()
{
    QFETCH(qint64, pid);
    QFETCH(qint64, total);
    QFETCH(int, stoppedPolls);

    TrafficPolls polls;
    polls.snapshot.totalMessages = 1200;
    polls.poll();
    polls.pollRepeatedly(10, 4);
    polls.pollRepeatedly(stoppedPolls, 0, State::Stopped);
    QVERIFY(polls.history.trend(Range::Day).restarts.isEmpty());
    if (pid == 0)
        polls.snapshot.writer.reset();
    else
        polls.snapshot.writer->pid = pid;
    polls.snapshot.totalMessages = total;
    polls.pollAfter(2s, 0);
    const qint64 then = polls.wallMs();
    polls.pollRepeatedly(10, 4);

    for (const Range range : allRanges)
        QCOMPARE(polls.history.trend(range).restarts, QList<qint64>{then});
    QList<float> known = lastMinutes(polls);
    known.removeAll(unknownRate);
    QVERIFY(areAbout(known, 120));
    QCOMPARE(known.size(), 20);
    // The mark is dropped with its range.
    polls.pollRepeatedly(300, 4);
    QVERIFY(polls.history.trend(Range::TenMinutes).restarts.isEmpty());
    QCOMPARE(polls.history.trend(Range::Hour).restarts.size(), 1);
}

void TstTrafficHistory::notUpdating_endsMmOnlyIfItsProcessIsGone_data()
{
    QTest::addColumn<ProcessState>("process");
    QTest::addColumn<int>("restarts");
    QTest::newRow("gone") << ProcessState::Gone << 1;
    QTest::newRow("suspended") << ProcessState::Suspended << 0;
    QTest::newRow("silent") << ProcessState::Running << 0;
    QTest::newRow("on another machine") << ProcessState::Unknown << 0;
}

void TstTrafficHistory::notUpdating_endsMmOnlyIfItsProcessIsGone()
{
    QFETCH(ProcessState, process);
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(10, 4);
    polls.process = process;
    polls.pollRepeatedly(3, 0, State::NotUpdating);
    polls.process = ProcessState::Running;
    polls.pollRepeatedly(10, 4); // perhaps by another process with the same process id
    QTEST(int(polls.history.trend(Range::Day).restarts.size()), "restarts");
}

void TstTrafficHistory::firstActiveMm_isNoRestart()
{
    TrafficPolls polls;
    polls.pollRepeatedly(3, 0, State::NoFile);
    polls.pollRepeatedly(3, 0, State::Stopped);
    polls.pollRepeatedly(3, 4);
    QVERIFY(polls.history.trend(Range::Day).restarts.isEmpty());
}

void TstTrafficHistory::manyRestarts_keepsLatest()
{
    TrafficPolls polls;
    for (int i = 0; i < 1000; ++i) {
        polls.snapshot.writer->pid = 1000 + i;
        polls.pollRepeatedly(1, 1);
    }
    const QList<qint64> restarts = polls.history.trend(Range::Day).restarts;
    QCOMPARE(restarts.size(), TrafficHistory::maxRestarts);
    QCOMPARE(restarts.last(), polls.wallMs());
}

void TstTrafficHistory::suspend_leavesGapOfItsLength()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(100, 4);
    polls.now.wall += 5min; // the steady clock does not advance meanwhile
    polls.pollAfter(2s, 4);
    QCOMPARE(knownIn(lastMinutes(polls).last(150)), 0);
    QCOMPARE(lastMinutes(polls).at(148), 120.0F);
    polls.pollRepeatedly(1, 4);
    QCOMPARE(lastMinutes(polls).last(), 120.0F);
    QCOMPARE(polls.history.trend(Range::TenMinutes).end, polls.wallMs());
}

void TstTrafficHistory::clockSetBack_shiftsEarlierTimes()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(100, 4);
    polls.now.wall -= 24h * 365;
    polls.pollRepeatedly(100, 4);
    QCOMPARE(knownIn(lastMinutes(polls)), 200);
    QVERIFY(areAbout(lastMinutes(polls).last(200), 120));
    const qint64 end = polls.history.trend(Range::TenMinutes).end;
    QVERIFY(end >= polls.wallMs() && end < polls.wallMs() + 2000);
    polls.snapshot.writer->pid = 4712;
    polls.pollRepeatedly(1, 4);
    QCOMPARE(polls.history.trend(Range::Day).restarts, QList<qint64>{polls.wallMs()});
}

void TstTrafficHistory::clockSetForward_leavesGapBeyond2Seconds()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(10, 4);
    polls.now.wall += 1900ms;
    polls.pollRepeatedly(1, 4);
    QVERIFY(lastMinutes(polls).last() != unknownRate);
    polls.now.wall += 2100ms;
    polls.pollRepeatedly(1, 4);
    QCOMPARE(lastMinutes(polls).last(), unknownRate);
}

void TstTrafficHistory::clockDrift_leavesNoGap()
{
    for (const int drift : {-20, 20}) {
        TrafficPolls polls;
        polls.poll();
        for (int i = 0; i < 600; ++i) {
            polls.now.wall += milliseconds(drift);
            polls.pollAfter(2s, 4);
        }
        QCOMPARE(knownIn(lastMinutes(polls)), 300);
        for (const float rate : lastMinutes(polls))
            QVERIFY(qAbs(rate - 120) < 0.6F);
    }
}

void TstTrafficHistory::trend_endsNow()
{
    TrafficPolls polls;
    polls.poll();
    for (int i = 0; i < 50; ++i) {
        polls.pollAfter(1777ms, 1);
        for (const Range range : allRanges) {
            const Trend trend = polls.history.trend(range);
            QVERIFY(trend.end >= polls.wallMs() && trend.end < polls.wallMs() + trend.step);
        }
    }
}

void TstTrafficHistory::earlierHistory_isPutBeforeWhatWasRecorded()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(60, 10);
    TrafficHistory earlier = std::exchange(polls.history, {});
    polls.pollRepeatedly(1, 10);
    polls.pollRepeatedly(30, 20);
    polls.history.addEarlier(earlier);
    const QList<float> rates = lastMinutes(polls);
    QCOMPARE(rates.count(unknownRate), 300 - 60 - 30);
    QVERIFY(areAbout(rates.last(30), 600));
    QVERIFY(areAbout(rates.mid(300 - 91, 60), 300));

    // MM goes on counting as before.
    polls.pollRepeatedly(1, 20);
    QCOMPARE(polls.history.trend(Range::TenMinutes).restarts.size(), 0);
    QVERIFY(areAbout(lastMinutes(polls).last(31), 600));
}

void TstTrafficHistory::earlierHistoryAgain_changesNothing()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(600, 10);
    const TrafficHistory earlier = polls.history;
    polls.pollRepeatedly(30, 20);
    const Trend before = polls.history.trend(Range::TenMinutes);
    polls.history.addEarlier(earlier);
    QCOMPARE(polls.history.trend(Range::TenMinutes), before);
}

void TstTrafficHistory::earlierHistoryFromTheFuture_endsNow()
{
    TrafficPolls polls;
    polls.poll();
    polls.pollRepeatedly(60, 10);
    const TrafficHistory earlier = std::exchange(polls.history, {});
    polls.now.wall -= 1h;
    polls.poll(State::NotUpdating);
    polls.history.addEarlier(earlier);
    QCOMPARE(knownIn(lastMinutes(polls)), 60);
    QCOMPARE(lastMinutes(polls).last(), 300);
    QCOMPARE(polls.history.trend(Range::TenMinutes).end / 2000, (polls.wallMs() + 1999) / 2000);
}

MM_SUITE(TstTrafficHistory)
#include "tst_traffichistory.moc"
