// SPDX-License-Identifier: MIT
#include "machinereadings.h"
#include "readcontrol.h"
#include "suite.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString path()
{
    return u"/tmp/stats.json"_s;
}

Reading validReading()
{
    Reading reading;
    reading.outcome = ReadOutcome::Valid;
    reading.path = path();
    reading.snapshot.totalMessages = 1247;
    return reading;
}

/// Read now, and broken \p age before.
Reading brokenReading(std::chrono::milliseconds age)
{
    Reading reading;
    reading.outcome = ReadOutcome::Corrupt;
    reading.path = path();
    reading.at = Instant::now();
    reading.modified = reading.at.wall - age;
    return reading;
}

Reading lastOf(const QSignalSpy &spy)
{
    return spy.isEmpty() ? Reading() : spy.last().first().value<Reading>();
}

} // namespace

class TstStatsPoller final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void construction_startsTheFirstRead();
    void poll_readsNow();
    void pollWhileReading_doesNothing();
    void interval_setsTheRateOfReads();
    void hangingRead_emitsHungAgainAndAgain();
    void hangingFirstRead_emitsHung();
    void hangingRead_keepsTheEventLoopRunning();
    void readThatReturnsAfterAHang_isEmitted();
    void lateResult_keepsTheNextHangTimer();
    void destructionWhileReading_doesNotWait();
    void newlyBrokenContent_isReportedByTheNextPoll();
    void newlyBrokenContentAtALongInterval_isReadAgainSoon();
    void repairedContent_isNeverReportedAsBroken();
    void expiredEvidence_isReportedWithoutARead();
    void expiredEvidenceOfAnother_isReportedToo();
    void suspend_endsTheEvidenceWithoutARead();
    void hangingReadOfMachines_isNotReported();
    void brokenContent_isReportedAtOnce_data();
    void brokenContent_isReportedAtOnce();
};

void TstStatsPoller::construction_startsTheFirstRead()
{
    const ReadControl control(validReading());
    const StatsPoller poller(path(), control.read(), {never});
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    QVERIFY(poller.isReading());
    QTRY_COMPARE(polled.count(), 1);
    QVERIFY(!poller.isReading());
    QCOMPARE(lastOf(polled).snapshot, validReading().snapshot);
    QCOMPARE(control.started(), 1);
}

void TstStatsPoller::poll_readsNow()
{
    ReadControl control(validReading());
    StatsPoller poller(path(), control.read(), {never});
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    QTRY_COMPARE(polled.count(), 1);
    control.setReading({});
    poller.poll();
    QTRY_COMPARE(polled.count(), 2);
    QCOMPARE(lastOf(polled).outcome, ReadOutcome::NotYet);
}

void TstStatsPoller::pollWhileReading_doesNothing()
{
    ReadControl control;
    StatsPoller poller(path(), control.read(), {1ms});
    QTRY_VERIFY(control.started() >= 3);
    control.hang();
    QTRY_COMPARE(control.inFlight(), 1);
    const int started = control.started();

    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&ticks, &poller] {
        ++ticks;
        poller.poll();
    });
    timer.start(1);
    QTRY_VERIFY(ticks >= 50);
    QCOMPARE(control.started(), started);
    timer.stop();
    control.release();
    QTRY_VERIFY(control.started() > started + 3);
    QCOMPARE(control.maxInFlight(), 1);
}

void TstStatsPoller::interval_setsTheRateOfReads()
{
    const ReadControl frequent;
    const ReadControl rare;
    const StatsPoller fast(path(), frequent.read(), {1ms});
    StatsPoller slow(path(), rare.read(), {never});
    QTRY_VERIFY(frequent.started() >= 20);
    QTRY_VERIFY(!slow.isReading());
    QCOMPARE(rare.started(), 1);
    slow.setInterval(1ms);
    QTRY_VERIFY(rare.started() >= 20);
    QCOMPARE(PollTiming().interval, 2000ms);
    QCOMPARE(PollTiming().hangTimeout, 5000ms);
}

void TstStatsPoller::hangingRead_emitsHungAgainAndAgain()
{
    ReadControl control(validReading());
    Instant now;
    StatsPoller poller(path(), control.read(), {never, 50ms}, [&now] {
        now.steady += 1s;
        return now;
    });
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    QTRY_COMPARE(lastOf(polled).outcome, ReadOutcome::Valid);
    control.hang();
    poller.poll();
    QTRY_COMPARE(lastOf(polled).outcome, ReadOutcome::Hung);
    const Reading hung = lastOf(polled);
    QVERIFY(poller.isReading());
    QCOMPARE(hung.path, path());
    QVERIFY2(hung.reason.text().contains(path()), qPrintable(hung.reason));
    QCOMPARE(hung.snapshot, validReading().snapshot);
    QCOMPARE(hung.at.steady, now.steady);
    // Ages in tooltips are evaluated again.
    QTRY_VERIFY(lastOf(polled).at.steady > hung.at.steady);
    QCOMPARE(lastOf(polled).outcome, ReadOutcome::Hung);
    QCOMPARE(control.inFlight(), 1);
}

void TstStatsPoller::hangingFirstRead_emitsHung()
{
    ReadControl control(validReading());
    control.hang();
    const StatsPoller poller(path(), control.read(), {1ms, 50ms});
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    QTRY_COMPARE(lastOf(polled).outcome, ReadOutcome::Hung);
    QCOMPARE(control.started(), 1);
}

void TstStatsPoller::hangingRead_keepsTheEventLoopRunning()
{
    ReadControl control;
    control.hang();
    const StatsPoller poller(path(), control.read(), {1ms});
    QTRY_COMPARE(control.inFlight(), 1);
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
    timer.start(1);
    QTRY_VERIFY(ticks >= 50);
    QCOMPARE(control.inFlight(), 1);
    QCOMPARE(control.started(), 1);
}

void TstStatsPoller::readThatReturnsAfterAHang_isEmitted()
{
    ReadControl control(validReading());
    control.hang();
    const StatsPoller poller(path(), control.read(), {never, 10ms});
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    QTRY_COMPARE(lastOf(polled).outcome, ReadOutcome::Hung);
    control.release();
    QTRY_COMPARE(lastOf(polled).outcome, ReadOutcome::Valid);
}

void TstStatsPoller::lateResult_keepsTheNextHangTimer()
{
    ReadControl control(validReading());
    StatsPoller poller(path(), control.read(), {never, 50ms});
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    // The first read has returned, but its result is not handled before the event loop runs.
    while (control.started() < 1 || control.inFlight() > 0)
        std::this_thread::yield();
    control.hang();
    poller.poll();
    QCOMPARE(control.started(), 1);
    QTRY_COMPARE(lastOf(polled).outcome, ReadOutcome::Valid);
    poller.poll();
    QTRY_COMPARE(lastOf(polled).outcome, ReadOutcome::Hung);
    QCOMPARE(control.started(), 2);
}

void TstStatsPoller::destructionWhileReading_doesNotWait()
{
    ReadControl control;
    control.hang();
    int emitted = 0;
    {
        const StatsPoller poller(path(), control.read(), {1ms});
        connect(&poller, &StatsPoller::polled, this, [&emitted] { ++emitted; });
        QTRY_COMPARE(control.inFlight(), 1);
    }
    QCOMPARE(control.inFlight(), 1);
    control.release();
    QTRY_VERIFY(control.isUnreferenced());
    QCoreApplication::processEvents();
    QCOMPARE(emitted, 0);
}

void TstStatsPoller::newlyBrokenContent_isReportedByTheNextPoll()
{
    ReadControl control(validReading());
    StatsPoller poller(path(), control.read(), {never});
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    QTRY_COMPARE(polled.count(), 1);
    control.setReading(brokenReading(100ms));
    poller.poll();
    QTRY_COMPARE(polled.count(), 2);
    QCOMPARE(lastOf(polled).outcome, ReadOutcome::Valid);
    QCOMPARE(lastOf(polled).snapshot, validReading().snapshot);
    // As old as before: it counts as broken again at each write.
    control.setReading(brokenReading(100ms));
    poller.poll();
    QTRY_COMPARE(polled.count(), 3);
    QCOMPARE(lastOf(polled).outcome, ReadOutcome::Corrupt);
    control.setReading(brokenReading(100ms));
    poller.poll();
    QTRY_COMPARE(polled.count(), 4);
    QCOMPARE(lastOf(polled).outcome, ReadOutcome::Corrupt);
}

void TstStatsPoller::newlyBrokenContentAtALongInterval_isReadAgainSoon()
{
    ReadControl control(validReading());
    StatsPoller poller(path(), control.read(), {never});
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    QTRY_COMPARE(polled.count(), 1);
    control.setReading(brokenReading(0ms));
    poller.poll();
    QTRY_COMPARE_WITH_TIMEOUT(lastOf(polled).outcome, ReadOutcome::Corrupt, 10'000);
    QCOMPARE(control.started(), 3);
}

void TstStatsPoller::repairedContent_isNeverReportedAsBroken()
{
    ReadControl control(validReading());
    StatsPoller poller(path(), control.read(), {never});
    QList<ReadOutcome> outcomes;
    connect(&poller, &StatsPoller::polled, this,
            [&](const Reading &reading) { outcomes.append(reading.outcome); });
    for (int i = 0; i < 2; ++i) {
        QTRY_COMPARE(outcomes.count(), 2 * i + 1);
        control.setReading(brokenReading(100ms));
        poller.poll();
        QTRY_COMPARE(outcomes.count(), 2 * i + 2);
        control.setReading(validReading());
        poller.poll();
    }
    QTRY_COMPARE(outcomes, QList<ReadOutcome>(5, ReadOutcome::Valid));
}

void TstStatsPoller::expiredEvidence_isReportedWithoutARead()
{
    mm::test::MachineReadings all({u"alpha"_s});
    all.fleet.maxAge = 0.3;
    const ReadControl control(all.reading());
    const StatsPoller poller(path(), control.read(), {never});
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    QTRY_COMPARE(polled.count(), 1);
    const Reading first = lastOf(polled);
    QCOMPARE(evaluateStatus(first, first.at).state, State::Active);
    QTRY_COMPARE(polled.count(), 2);
    const Reading second = lastOf(polled);
    QCOMPARE(evaluateStatus(second, second.at).state, State::NotUpdating);
    const auto late = second.at.steady - all.fleet.sent.steady - 300ms;
    QVERIFY(late > 0ms && late < 3s);
    QCOMPARE(control.started(), 1);
}

void TstStatsPoller::expiredEvidenceOfAnother_isReportedToo()
{
    mm::test::MachineReadings all({u"alpha"_s, u"beta"_s});
    all.fleet.maxAge = 0.6;
    all[u"beta"_s].upAt -= 0.4;
    const ReadControl control(all.reading());
    const StatsPoller poller(path(), control.read(), {never});
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    QTRY_COMPARE(polled.count(), 3);
    QCOMPARE(evaluateFleet(*all.reading().fleet, lastOf(polled).at).active, 0);
    const Reading second = polled.at(1).first().value<Reading>();
    QCOMPARE(evaluateFleet(*second.fleet, second.at).active, 1);
}

void TstStatsPoller::suspend_endsTheEvidenceWithoutARead()
{
    const mm::test::MachineReadings all({u"alpha"_s});
    ReadControl control(all.reading());
    std::chrono::seconds asleep{0};
    StatsPoller poller(all.reading(), control.read(), {never}, [&asleep] {
        Instant now = Instant::now();
        now.wall += asleep; // the steady clock stands
        return now;
    });
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    QTRY_COMPARE(polled.count(), 1);
    QCOMPARE(evaluateStatus(lastOf(polled), lastOf(polled).at).state, State::Active);
    control.hang(); // the network is not up yet
    asleep = 8h;
    poller.poll();
    QCOMPARE(polled.count(), 2);
    QCOMPARE(evaluateStatus(lastOf(polled), lastOf(polled).at).state, State::NotUpdating);
    poller.poll();
    QCOMPARE(polled.count(), 2);
}

void TstStatsPoller::hangingReadOfMachines_isNotReported()
{
    const mm::test::MachineReadings all({u"alpha"_s});
    ReadControl control(all.reading());
    control.hang();
    int hangs = 0;
    const StatsPoller poller(all.reading(), control.read(), {never, 1ms});
    connect(&poller, &StatsPoller::polled, &poller, [&hangs](const Reading &reading) {
        hangs += reading.outcome == ReadOutcome::Hung ? 1 : 0;
    });
    // A poller of a file, which hangs at the same time, is reported meanwhile.
    const StatsPoller ofFile(path(), control.read(), {never, 1ms});
    const QSignalSpy polled(&ofFile, &StatsPoller::polled);
    QTRY_VERIFY(polled.count() >= 20);
    QCOMPARE(hangs, 0);
}

void TstStatsPoller::brokenContent_isReportedAtOnce_data()
{
    QTest::addColumn<Reading>("before");
    QTest::addColumn<Reading>("broken");
    Reading missing;
    missing.outcome = ReadOutcome::Missing;
    Reading unreadable = brokenReading(100ms);
    unreadable.outcome = ReadOutcome::Unreadable;
    QTest::newRow("nothing before") << Reading() << brokenReading(100ms);
    QTest::newRow("no file before") << missing << brokenReading(100ms);
    QTest::newRow("broken long ago") << validReading() << brokenReading(2s);
    QTest::newRow("unreadable") << validReading() << unreadable;
}

void TstStatsPoller::brokenContent_isReportedAtOnce()
{
    QFETCH(const Reading, before);
    QFETCH(const Reading, broken);
    ReadControl control(before);
    StatsPoller poller(path(), control.read(), {never});
    const QSignalSpy polled(&poller, &StatsPoller::polled);
    QTRY_COMPARE(polled.count(), 1);
    control.setReading(broken);
    poller.poll();
    QTRY_COMPARE(polled.count(), 2);
    QCOMPARE(lastOf(polled).outcome, broken.outcome);
}

MM_SUITE(TstStatsPoller)
#include "tst_statspoller.moc"
