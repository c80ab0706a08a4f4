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
    void reachability_isIgnoredForNamedWriter_data();
    void reachability_isIgnoredForNamedWriter();
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
    QVERIFY2(status.reason.contains(inReason), qPrintable(status.reason));
}

void TstStatusReachability::reachability_isIgnoredForNamedWriter_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::newRow("running") << running();
    QTest::newRow("gone") << running(ProcessState::Gone);
    QTest::newRow("suspended") << running(ProcessState::Suspended);
    QTest::newRow("on another machine") << running(ProcessState::Unknown);
    QTest::newRow("stopped") << readingBy(Writer::State::Stopped, ProcessState::Gone);
}

void TstStatusReachability::reachability_isIgnoredForNamedWriter()
{
    QFETCH(Reading, reading);
    for (const milliseconds silence : {milliseconds(0), milliseconds(20s), milliseconds(40s)}) {
        reading.silence = silence;
        reading.mmReachability = MmReachability::Unknown;
        const Status unchecked = evaluateStatus(reading, start);
        for (const MmReachability reachability :
             {MmReachability::Answering, MmReachability::Gone}) {
            reading.mmReachability = reachability;
            QCOMPARE(evaluateStatus(reading, start), unchecked);
        }
    }
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
