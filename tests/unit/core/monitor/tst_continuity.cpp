// SPDX-License-Identifier: MIT
#include "core/monitor/continuity.h"
#include "readings.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

class TstContinuity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isGap_comparesBothClocks_data();
    void isGap_comparesBothClocks();
    void secondActivePoll_isMeasured();
    void gap_isNotMeasured();
    void inactivePoll_isNotMeasured();
    void pollAtTheSameTime_isRepeat();
    void changedMm_isReported_data();
    void changedMm_isReported();
    void resume_comparesWithEarlierMm();

private:
    static Reading pollAt(milliseconds time, qint64 pid = 42, qint64 messages = 127)
    {
        Reading reading = running();
        reading.at = later(time);
        reading.snapshot.writer->pid = pid;
        reading.snapshot.totalMessages = messages;
        return reading;
    }
};

void TstContinuity::isGap_comparesBothClocks_data()
{
    QTest::addColumn<milliseconds>("wall");
    QTest::addColumn<milliseconds>("steady");
    QTest::addColumn<milliseconds>("interval");
    QTest::addColumn<bool>("gap");
    const auto row = [](const char *name, milliseconds wall, milliseconds steady,
                        milliseconds interval,
                        bool gap) { QTest::newRow(name) << wall << steady << interval << gap; };
    row("on time", 2s, 2s, 2s, false);
    row("three intervals late", 3min, 3min, 1min, false);
    row("later", 3min + 1ms, 3min + 1ms, 1min, true);
    row("short interval, 10 s late", 10s, 10s, 100ms, false);
    row("short interval, later", 10'001ms, 10'001ms, 100ms, true);
    row("suspended", 8h, 2s, 2s, true);
    row("clock corrected by 2 s", 4s, 2s, 2s, false);
    row("clock set forward", 4001ms, 2s, 2s, true);
    row("clock set back", -1h, 2s, 2s, false);
}

void TstContinuity::isGap_comparesBothClocks()
{
    QFETCH(milliseconds, wall);
    QFETCH(milliseconds, steady);
    QFETCH(milliseconds, interval);
    QTEST(isGap(start, {start.wall + wall, start.steady + steady}, interval), "gap");
}

void TstContinuity::secondActivePoll_isMeasured()
{
    Continuity continuity;
    QVERIFY(!continuity.update(pollAt(0s), State::Active).isMeasured);
    const PollStep step = continuity.update(pollAt(2s), State::Active);
    QVERIFY(step.isMeasured);
    QCOMPARE(step.elapsed, milliseconds(2s));
}

void TstContinuity::gap_isNotMeasured()
{
    Continuity continuity;
    continuity.setInterval(1min);
    continuity.update(pollAt(0s), State::Active);
    QVERIFY(continuity.update(pollAt(3min), State::Active).isMeasured);
    QVERIFY(!continuity.update(pollAt(7min), State::Active).isMeasured);
    QVERIFY(continuity.update(pollAt(8min), State::Active).isMeasured);
}

void TstContinuity::inactivePoll_isNotMeasured()
{
    Continuity continuity;
    continuity.update(pollAt(0s), State::Active);
    QVERIFY(!continuity.update(pollAt(2s), State::Error).isMeasured);
    QVERIFY(!continuity.update(pollAt(4s), State::Active).isMeasured);
    QVERIFY(continuity.update(pollAt(6s), State::Active).isMeasured);
}

void TstContinuity::pollAtTheSameTime_isRepeat()
{
    Continuity continuity;
    continuity.update(pollAt(0s), State::Active);
    QVERIFY(continuity.update(pollAt(0s), State::Active).isRepeat);
    const PollStep step = continuity.update(pollAt(2s), State::Active);
    QVERIFY(!step.isRepeat);
    QVERIFY(step.isMeasured);
}

void TstContinuity::changedMm_isReported_data()
{
    QTest::addColumn<State>("between");
    QTest::addColumn<qint64>("pid");
    QTest::addColumn<qint64>("messages");
    QTest::addColumn<int>("change");
    const auto row = [](const char *name, State between, qint64 pid, qint64 messages,
                        MmChange change) {
        QTest::newRow(name) << between << pid << messages << int(change);
    };
    row("same", State::Active, 42, 130, MmChange::None);
    row("same after an error", State::Error, 42, 130, MmChange::None);
    row("other process", State::Active, 43, 130, MmChange::Replaced);
    row("other process after an error", State::Error, 43, 0, MmChange::Replaced);
    row("same process id after a stop", State::Stopped, 42, 130, MmChange::Started);
    row("fewer messages", State::Active, 42, 126, MmChange::CounterReset);
}

void TstContinuity::changedMm_isReported()
{
    QFETCH(State, between);
    QFETCH(qint64, pid);
    QFETCH(qint64, messages);
    QFETCH(int, change);

    Continuity continuity;
    QCOMPARE(continuity.update(pollAt(0s), State::Active).change, MmChange::None);
    continuity.update(pollAt(2s), between);
    const PollStep step = continuity.update(pollAt(4s, pid, messages), State::Active);
    QCOMPARE(int(step.change), change);
    QCOMPARE(step.isMeasured, step.change == MmChange::None && between == State::Active);
}

void TstContinuity::resume_comparesWithEarlierMm()
{
    Continuity before;
    before.update(pollAt(0s), State::Active);
    Continuity after;
    after.resume(before.lastActive());
    const PollStep step = after.update(pollAt(1h, 43), State::Active);
    QCOMPARE(step.change, MmChange::Replaced);
    QVERIFY(!step.isMeasured);
}

MM_SUITE(TstContinuity)
#include "tst_continuity.moc"
