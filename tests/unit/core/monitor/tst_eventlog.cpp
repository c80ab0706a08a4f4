// SPDX-License-Identifier: MIT
#include "eventpolls.h"
#include "marktranslator.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

using Kinds = QList<EventKind>;

/// Events of MM and its file; tst_eventlog_services has those of services.
class TstEventLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingReadYet_addsNoEvent();
    void firstPoll_addsOnlyFirstReading_data();
    void firstPoll_addsOnlyFirstReading();
    void firstContentAfterFault_isNoStart();
    void startAfterStop_addsMmStarted();
    void startAfterDeath_addsMmStarted();
    void startWithSameProcessId_addsMmStarted();
    void otherWriter_addsMmRestarted();
    void otherWriterAfterMissingFile_addsMmRestarted();
    void resumedMm_addsMmRecovered();
    void recoveredMm_addsMmRecovered();
    void hangThenDeath_addsBoth();
    void mmWithoutWriter_isSilentAndRecovers();
    void fallingTotal_addsCounterReset();
    void fileFault_addsItsEvent_data();
    void fileFault_addsItsEvent();
    void errorAtOtherBytes_addsOneEvent();
    void changeOfLanguage_addsNoEventAndTranslatesTheOldOnes();
    void otherError_addsAnotherEvent();
    void fileFault_doesNotHideMmStop();
    void fileFaultWhileMmIsDead_addsNoSecondDeath();
    void eventTime_isThatOfThePoll();
    void clockSetBack_keepsOrder();
    void events_haveColorAndIconOfTheLabel();
    void tooManyEvents_dropsOldest();
    void hugeHostName_isTruncated();
    void clear_removesOnlyEvents();
};

void TstEventLog::nothingReadYet_addsNoEvent()
{
    EventPolls polls;
    polls.setFault(ReadOutcome::NotYet, {});
    QCOMPARE(polls.kindsOfPoll(), Kinds());
    polls.setRunning(1);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::FirstReading});
}

void TstEventLog::firstPoll_addsOnlyFirstReading_data()
{
    QTest::addColumn<QString>("how");

    for (const char *how :
         {"running", "stopped", "dead", "silent", "missing", "corrupt", "file hangs"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TstEventLog::firstPoll_addsOnlyFirstReading()
{
    QFETCH(QString, how);

    EventPolls polls;
    polls.setServices({u"a"_s, u"b"_s});
    if (how == u"stopped")
        polls.setStopped();
    else if (how == u"dead")
        polls.setProcess(ProcessState::Gone);
    else if (how == u"silent")
        polls.setSilent();
    else if (how == u"missing")
        polls.setFault(ReadOutcome::Missing, u"It does not exist."_s);
    else if (how == u"corrupt")
        polls.setFault(ReadOutcome::Corrupt, u"It is empty."_s);
    else if (how == u"file hangs")
        polls.setFault(ReadOutcome::Hung, u"It hangs."_s);
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().kind, EventKind::FirstReading);
    QVERIFY(!events.first().reason.isEmpty());
}

void TstEventLog::firstContentAfterFault_isNoStart()
{
    for (const ReadOutcome outcome :
         {ReadOutcome::Missing, ReadOutcome::Corrupt, ReadOutcome::Hung}) {
        EventPolls polls;
        polls.setFault(outcome, u"Because."_s);
        polls.poll();
        polls.setRunning(4711);
        polls.setServices({u"a"_s});
        // Neither the start of MM nor the registration was seen.
        QCOMPARE(polls.kindsOfPoll(), (Kinds{EventKind::FirstReading, EventKind::MmSeen}));
    }
}

void TstEventLog::startAfterStop_addsMmStarted()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setStopped();
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmStopped});
    polls.setRunning(4712);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmStarted});
}

void TstEventLog::startAfterDeath_addsMmStarted()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setProcess(ProcessState::Gone);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmDied});
    polls.setRunning(4712);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmStarted});
}

void TstEventLog::startWithSameProcessId_addsMmStarted()
{
    EventPolls polls; // in a container each MM has process id 1
    polls.kindsOfPoll();
    polls.setStopped();
    polls.kindsOfPoll();
    polls.setRunning(4711);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmStarted});
}

void TstEventLog::otherWriter_addsMmRestarted()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setRunning(4712);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmRestarted});
}

void TstEventLog::otherWriterAfterMissingFile_addsMmRestarted()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setFault(ReadOutcome::Missing, u"It does not exist."_s);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::FileMissing});
    polls.setRunning(4712);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmRestarted});
}

void TstEventLog::resumedMm_addsMmRecovered()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setProcess(ProcessState::Suspended);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmSuspended});
    polls.setProcess(ProcessState::Running);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmRecovered});
}

void TstEventLog::recoveredMm_addsMmRecovered()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setSilent();
    polls.poll();
    polls.reading.silence += 1h; // the reason changes, but it is the same hang
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmSilent});
    polls.setProcess(ProcessState::Running);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmRecovered});
}

void TstEventLog::hangThenDeath_addsBoth()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setSilent();
    polls.poll();
    polls.setProcess(ProcessState::Gone);
    QCOMPARE(polls.kindsOfPoll(), (Kinds{EventKind::MmSilent, EventKind::MmDied}));
}

void TstEventLog::mmWithoutWriter_isSilentAndRecovers()
{
    EventPolls polls;
    polls.reading.snapshot.writer.reset();
    polls.setProcess(ProcessState::Unknown);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::FirstReading});
    polls.reading.mmReachability = MmReachability::Gone;
    polls.reading.silence = 10s;
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmSilent});
    polls.reading.mmReachability = MmReachability::Answering;
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmRecovered});
}

void TstEventLog::fallingTotal_addsCounterReset()
{
    EventPolls polls;
    polls.reading.snapshot.totalMessages = 1000;
    polls.kindsOfPoll();
    polls.reading.snapshot.totalMessages = 2000;
    QCOMPARE(polls.kindsOfPoll(), Kinds());
    polls.reading.snapshot.totalMessages = 3;
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::CounterReset});
}

void TstEventLog::fileFault_addsItsEvent_data()
{
    QTest::addColumn<ReadOutcome>("outcome");
    QTest::addColumn<EventKind>("kind");

    QTest::newRow("gone") << ReadOutcome::Missing << EventKind::FileMissing;
    QTest::newRow("unreadable") << ReadOutcome::Unreadable << EventKind::FileError;
    QTest::newRow("corrupt") << ReadOutcome::Corrupt << EventKind::FileError;
    QTest::newRow("hangs") << ReadOutcome::Hung << EventKind::FileHangs;
}

void TstEventLog::fileFault_addsItsEvent()
{
    QFETCH(ReadOutcome, outcome);
    QFETCH(EventKind, kind);

    EventPolls polls;
    polls.kindsOfPoll();
    polls.setFault(outcome, u"The reason."_s);
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().kind, kind);
    QCOMPARE(events.first().reason.text(), u"The reason."_s);
    polls.setProcess(ProcessState::Running);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::FileRecovered});
}

void TstEventLog::errorAtOtherBytes_addsOneEvent()
{
    EventPolls polls;
    polls.kindsOfPoll();
    const DeferredText error("mm::Test", "It is not valid JSON at byte %1.");
    for (int i = 0; i < 100; ++i) {
        polls.setFault(ReadOutcome::Corrupt, error.arg(QString::number(i * 7)));
        polls.poll();
    }
    QCOMPARE(polls.takeKinds(), Kinds{EventKind::FileError});
}

void TstEventLog::changeOfLanguage_addsNoEventAndTranslatesTheOldOnes()
{
    MarkTranslator translator(u"en:"_s);
    EventPolls polls;
    polls.setFault(ReadOutcome::Corrupt, DeferredText("mm::Test", "It is empty."));
    polls.poll();
    polls.setSilent();
    polls.poll();
    polls.setFault(ReadOutcome::Corrupt, DeferredText("mm::Test", "It is empty."));
    polls.poll();
    translator.mark = u"de:"_s;
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), 3);
    for (const Event &event : events) {
        QVERIFY2(event.reason.text().startsWith(u"de:"_s), qPrintable(event.reason));
        QVERIFY2(!event.reason.text().contains(u"en:"_s), qPrintable(event.reason));
    }
}

void TstEventLog::otherError_addsAnotherEvent()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setFault(ReadOutcome::Corrupt, u"It is empty."_s);
    polls.poll();
    polls.setFault(ReadOutcome::Unreadable, u"Permission denied."_s);
    QCOMPARE(polls.kindsOfPoll(), (Kinds{EventKind::FileError, EventKind::FileError}));
    polls.setFault(ReadOutcome::Missing, u"It does not exist."_s);
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::FileMissing});
}

void TstEventLog::fileFault_doesNotHideMmStop()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setFault(ReadOutcome::Hung, u"It hangs."_s);
    polls.poll();
    polls.setStopped();
    QCOMPARE(polls.kindsOfPoll(), (Kinds{EventKind::FileHangs, EventKind::MmStopped}));
}

void TstEventLog::fileFaultWhileMmIsDead_addsNoSecondDeath()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setProcess(ProcessState::Gone);
    polls.poll();
    polls.setFault(ReadOutcome::Hung, u"It hangs."_s);
    polls.poll();
    polls.setProcess(ProcessState::Gone);
    QCOMPARE(polls.kindsOfPoll(),
             (Kinds{EventKind::MmDied, EventKind::FileHangs, EventKind::FileRecovered}));
}

void TstEventLog::eventTime_isThatOfThePoll()
{
    EventPolls polls;
    const auto firstPoll = polls.reading.at.wall;
    polls.poll(); // two polls
    polls.setStopped();
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), 2);
    QVERIFY(events.at(0).time == firstPoll + 2s);
    QVERIFY(events.at(1).time == firstPoll + 6s);
}

void TstEventLog::clockSetBack_keepsOrder()
{
    EventPolls polls;
    polls.poll();
    polls.setStopped();
    polls.poll();
    polls.reading.at.wall -= 1h;
    polls.setRunning(4712);
    polls.poll();
    const QList<Event> events = polls.log.events();
    QCOMPARE(events.last().kind, EventKind::MmStarted);
    QVERIFY(events.last().time < events.first().time);
    QCOMPARE(polls.takeKinds(),
             (Kinds{EventKind::FirstReading, EventKind::MmStopped, EventKind::MmStarted}));
}

void TstEventLog::events_haveColorAndIconOfTheLabel()
{
    EventPolls polls;
    polls.poll();
    polls.setStopped();
    polls.poll();
    polls.setFault(ReadOutcome::Corrupt, u"It is empty."_s);
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), 3);
    QCOMPARE(events.at(0).icon, StatusIcon::Disc);
    QCOMPARE(events.at(0).color, StatusColor::Green);
    QCOMPARE(events.at(1).icon, StatusIcon::Square);
    QCOMPARE(events.at(1).color, StatusColor::Gray);
    QCOMPARE(events.at(2).icon, StatusIcon::Cross);
    QCOMPARE(events.at(2).color, StatusColor::Red);
    for (const Event &event : events)
        QCOMPARE(event.count, 0);
}

void TstEventLog::tooManyEvents_dropsOldest()
{
    EventPolls polls;
    polls.poll();
    for (int i = 0; i < 1500; ++i) {
        polls.setRunning(5000 + i);
        polls.poll();
    }
    QCOMPARE(polls.log.events().size(), EventLog::maxEvents);
    QCOMPARE(polls.log.dropped(), 501);
    QVERIFY(polls.log.events().first().reason.text().contains(u"5500"));
    QVERIFY(polls.log.events().last().reason.text().contains(u"6499"));
}

void TstEventLog::hugeHostName_isTruncated()
{
    EventPolls polls;
    polls.reading.snapshot.writer->host = QString(10'000'000, u'h');
    polls.setProcess(ProcessState::Unknown);
    polls.poll();
    QVERIFY(polls.log.events().first().reason.text().size() < 2000);
}

void TstEventLog::clear_removesOnlyEvents()
{
    EventPolls polls;
    polls.setFault(ReadOutcome::Corrupt, u"It is empty."_s);
    polls.poll();
    polls.log.clear();
    QCOMPARE(polls.log.events().size(), 0);
    QCOMPARE(polls.log.dropped(), 1);
    polls.poll();
    QCOMPARE(polls.log.events().size(), 0);
}

MM_SUITE(TstEventLog)
#include "tst_eventlog.moc"
