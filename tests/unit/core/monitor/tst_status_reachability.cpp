// SPDX-License-Identifier: MIT
#include "readings.h"
#include "suite.h"

using namespace mm;
using namespace mm::test;

namespace {

/// A file without a writer, after a health check of MM.
Reading checked(MmReachability reachability, milliseconds silence)
{
    Reading reading = readingOf(ReadOutcome::Valid);
    reading.mmReachability = reachability;
    reading.mmUrl = u"http://mm:6001"_s;
    reading.silence = silence;
    return reading;
}

} // namespace

/// How the result of a health check of MM changes the status, and when MM can be started.
class TstStatusReachability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachability_decidesForFileWithoutWriter_data();
    void reachability_decidesForFileWithoutWriter();
    void reachability_decidesForEndedOrHiddenWriter_data();
    void reachability_decidesForEndedOrHiddenWriter();
    void canStart_isTrueWhereMmIsNotRunning_data();
    void canStart_isTrueWhereMmIsNotRunning();
};

void TstStatusReachability::reachability_decidesForFileWithoutWriter_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<milliseconds>("sinceReading");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("inReason");
    const auto row = [](const char *name, const Reading &reading, milliseconds sinceReading,
                        State state, const QString &inReason) {
        QTest::newRow(name) << reading << sinceReading << state << inReason;
    };
    const QString url = u"http://mm:6001"_s;
    const QString notKnown = u"does not say"_s;
    row("not checked, not written for a year", checked(MmReachability::Unknown, 24h * 365), 0ms,
        State::Active, notKnown);
    row("gone, just written", checked(MmReachability::Gone, 0ms), 0ms, State::Active, notKnown);
    row("gone, not written for nearly three checks", checked(MmReachability::Gone, 5999ms), 0ms,
        State::Active, notKnown);
    row("gone, not written for three checks", checked(MmReachability::Gone, 6s), 0ms,
        State::NotUpdating, url);
    row("gone, nearly three checks including the time since the reading",
        checked(MmReachability::Gone, 4s), 1999ms, State::Active, notKnown);
    row("gone, three checks including the time since the reading",
        checked(MmReachability::Gone, 4s), 2s, State::NotUpdating, url);
    row("gone, with the duration", checked(MmReachability::Gone, 40s), 5s, State::NotUpdating,
        u"45"_s);
    row("answering, not written for a year", checked(MmReachability::Answering, 24h * 365), 0ms,
        State::Active, url);

    const auto old = [](MmReachability reachability, milliseconds silence) {
        Reading reading = checked(reachability, silence);
        reading.olderThanBoot = true;
        return reading;
    };
    row("answering, older than boot", old(MmReachability::Answering, 24h), 0ms, State::Active, url);
    row("gone, older than boot", old(MmReachability::Gone, 24h), 0ms, State::NotUpdating, url);
    row("not checked, older than boot", old(MmReachability::Unknown, 24h), 0ms, State::NotUpdating,
        u"started"_s);
}

void TstStatusReachability::reachability_decidesForFileWithoutWriter()
{
    QFETCH(Reading, reading);
    QFETCH(milliseconds, sinceReading);
    QFETCH(QString, inReason);
    const Status status = evaluateStatus(reading, later(sinceReading));
    QTEST(status.state, "state");
    QVERIFY2(status.reason.text().contains(inReason), qPrintable(status.reason));
}

void TstStatusReachability::reachability_decidesForEndedOrHiddenWriter_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<State>("unknown");
    QTest::addColumn<State>("notSaving");
    QTest::addColumn<State>("gone");
    const auto row = [](const char *name, const Reading &reading, State unknown, State notSaving,
                        State gone) {
        QTest::newRow(name) << reading << unknown << notSaving << gone;
    };
    const Reading stopped = readingBy(Writer::State::Stopped, ProcessState::Gone);
    const Reading hidden = running(ProcessState::Unknown);
    using enum State;
    row("running", running(), Active, NotUpdating, Active);
    row("suspended", running(ProcessState::Suspended), NotUpdating, NotUpdating, NotUpdating);
    row("gone", running(ProcessState::Gone), NotUpdating, NotUpdating, NotUpdating);
    row("stopped", stopped, Stopped, NotUpdating, Stopped);
    row("hidden", hidden, Active, NotUpdating, NotUpdating);
    row("no writer", readingOf(ReadOutcome::Valid), Active, NotUpdating, Active);
}

void TstStatusReachability::reachability_decidesForEndedOrHiddenWriter()
{
    QFETCH(Reading, reading);
    reading.mmUrl = u"http://localhost:6001"_s;
    const auto stateWith = [&](MmReachability reachability) {
        reading.mmReachability = reachability;
        const Status status = evaluateStatus(reading, start);
        const bool saysGone = status.reason.text().contains(u"is gone"_s) ||
                              status.reason.text().contains(u"shut down"_s) || status.canStart;
        return reachability == MmReachability::NotSaving && saysGone ? State::Checking
                                                                     : status.state;
    };
    QTEST(stateWith(MmReachability::Unknown), "unknown");
    QTEST(stateWith(MmReachability::NotSaving), "notSaving");
    QTEST(stateWith(MmReachability::Gone), "gone");
}

void TstStatusReachability::canStart_isTrueWhereMmIsNotRunning_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<bool>("canStart");
    const auto row = [](const char *name, const Reading &reading, bool canStart) {
        QTest::newRow(name) << reading << canStart;
    };
    row("nothing read yet", readingOf(ReadOutcome::NotYet), false);
    row("missing", readingOf(ReadOutcome::Missing), true);
    Reading elsewhere = readingOf(ReadOutcome::Missing);
    elsewhere.mmReachability = MmReachability::Answering;
    row("missing, but MM answers", elsewhere, false);
    row("unreadable", readingOf(ReadOutcome::Unreadable), false);
    row("corrupt", readingOf(ReadOutcome::Corrupt), false);
    row("hung", readingOf(ReadOutcome::Hung), false);
    row("hung, writer gone before", hungReading(running(ProcessState::Gone), u"/x"_s, start),
        false);
    row("running", running(), false);
    row("gone", running(ProcessState::Gone), true);
    row("suspended", running(ProcessState::Suspended), false);
    row("stopped", readingBy(Writer::State::Stopped, ProcessState::Gone), true);
    Reading silent = running();
    silent.silence = 40s;
    row("silent, but its process exists", silent, false);
    silent.writerProcess = ProcessState::Unknown;
    row("silent on another machine", silent, true);
    row("no writer, not checked", checked(MmReachability::Unknown, 40s), false);
    row("no writer, answering", checked(MmReachability::Answering, 40s), false);
    row("no writer, does not answer", checked(MmReachability::Gone, 40s), true);
    Reading old = checked(MmReachability::Unknown, 24h);
    old.olderThanBoot = true;
    row("no writer, older than boot", old, true);
}

void TstStatusReachability::canStart_isTrueWhereMmIsNotRunning()
{
    QFETCH(Reading, reading);
    QTEST(evaluateStatus(reading, start).canStart, "canStart");
}

MM_SUITE(TstStatusReachability)
#include "tst_status_reachability.moc"
