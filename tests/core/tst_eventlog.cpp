// SPDX-License-Identifier: MIT
#include "eventlooks.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

using Kinds = QList<EventKind>;

/// What happens to MM and its file. What happens to services is tst_eventlogservices's.
class TestEventLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beforeTheFirstLook_thereIsNothing();
    void firstLook_saysHowMmWasFoundAndNoMore_data();
    void firstLook_saysHowMmWasFoundAndNoMore();
    void contentAfterNone_isNoStart();
    void stopped_thenStarted();
    void died_thenStarted();
    void startUnderTheSameNumber_isAStart();
    void anotherWriter_isARestart();
    void anotherWriterAfterAnUnseenEnd_isARestart();
    void suspended_thenBack();
    void hang_thenBack();
    void hang_thatEndsInDeath_isBoth();
    void mmWithoutWriter_isSilentAndBack();
    void totalThatFalls_isNoRestart();
    void file_failsInEachWay_data();
    void file_failsInEachWay();
    void errorsThatDifferByNumbersAlone_areOne();
    void anotherError_isAnotherEvent();
    void trouble_doesNotHideWhatHappenedToMm();
    void troubleWhileMmIsDead_isNoSecondDeath();
    void times_areThoseOfTheLooks();
    void clockThatIsSetBack_keepsTheOrder();
    void events_lookLikeTheLabel();
    void oldest_goBeyondTheBound();
    void hugeReason_isCut();
    void clear_forgetsEventsAndNoMore();
};

void TestEventLog::beforeTheFirstLook_thereIsNothing()
{
    EventLooks looks;
    looks.fails(Outcome::NotYet, {});
    QCOMPARE(looks.kindsAtLook(), Kinds());
    looks.runs(1);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::FirstLook});
}

void TestEventLog::firstLook_saysHowMmWasFoundAndNoMore_data()
{
    QTest::addColumn<QString>("how");

    for (const char *how : {"running", "stopped", "dead", "hung", "missing", "corrupt", "hanging"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestEventLog::firstLook_saysHowMmWasFoundAndNoMore()
{
    QFETCH(QString, how);

    EventLooks looks;
    looks.lists({u"a"_s, u"b"_s});
    if (how == u"stopped")
        looks.stopped();
    else if (how == u"dead")
        looks.valid(ProcessState::Gone);
    else if (how == u"hung")
        looks.hangs();
    else if (how == u"missing")
        looks.fails(Outcome::Missing, u"It does not exist."_s);
    else if (how == u"corrupt")
        looks.fails(Outcome::Corrupt, u"It is empty."_s);
    else if (how == u"hanging")
        looks.fails(Outcome::Hung, u"It hangs."_s);
    looks.look();
    const QList<Event> events = looks.taken();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().kind, EventKind::FirstLook);
    QVERIFY(!events.first().reason.isEmpty());
}

void TestEventLog::contentAfterNone_isNoStart()
{
    for (const Outcome outcome : {Outcome::Missing, Outcome::Corrupt, Outcome::Hung}) {
        EventLooks looks;
        looks.fails(outcome, u"Because."_s);
        looks.look();
        looks.runs(4711);
        looks.lists({u"a"_s});
        // Who knows since when it has been running, and the service been there.
        QCOMPARE(looks.kindsAtLook(), (Kinds{EventKind::FirstLook, EventKind::MmSeen}));
    }
}

void TestEventLog::stopped_thenStarted()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.stopped();
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmStopped});
    looks.runs(4712);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmStarted});
}

void TestEventLog::died_thenStarted()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.valid(ProcessState::Gone);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmDied});
    looks.runs(4712);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmStarted});
}

void TestEventLog::startUnderTheSameNumber_isAStart()
{
    EventLooks looks; // in a container each MM is process 1
    looks.kindsAtLook();
    looks.stopped();
    looks.kindsAtLook();
    looks.runs(4711);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmStarted});
}

void TestEventLog::anotherWriter_isARestart()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.runs(4712);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmRestarted});
}

void TestEventLog::anotherWriterAfterAnUnseenEnd_isARestart()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.fails(Outcome::Missing, u"It does not exist."_s);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::FileGone});
    looks.runs(4712);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmRestarted});
}

void TestEventLog::suspended_thenBack()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.valid(ProcessState::Suspended);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmSuspended});
    looks.valid(ProcessState::Running);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmBack});
}

void TestEventLog::hang_thenBack()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.hangs();
    looks.look();
    looks.reading.silence += 1h; // its age goes on, and it is the same hang
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmSilent});
    looks.valid(ProcessState::Running);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmBack});
}

void TestEventLog::hang_thatEndsInDeath_isBoth()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.hangs();
    looks.look();
    looks.valid(ProcessState::Gone);
    QCOMPARE(looks.kindsAtLook(), (Kinds{EventKind::MmSilent, EventKind::MmDied}));
}

void TestEventLog::mmWithoutWriter_isSilentAndBack()
{
    EventLooks looks;
    looks.reading.snapshot.writer.reset();
    looks.valid(ProcessState::Unknown);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::FirstLook});
    looks.reading.connection = Connection::Gone;
    looks.reading.silence = 10s;
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmSilent});
    looks.reading.connection = Connection::Answering;
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmBack});
}

void TestEventLog::totalThatFalls_isNoRestart()
{
    EventLooks looks;
    looks.reading.snapshot.totalMessages = 1000;
    looks.kindsAtLook();
    looks.reading.snapshot.totalMessages = 2000;
    QCOMPARE(looks.kindsAtLook(), Kinds());
    looks.reading.snapshot.totalMessages = 3;
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::CountFell});
}

void TestEventLog::file_failsInEachWay_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<EventKind>("kind");

    QTest::newRow("gone") << Outcome::Missing << EventKind::FileGone;
    QTest::newRow("unreadable") << Outcome::Unreadable << EventKind::FileError;
    QTest::newRow("corrupt") << Outcome::Corrupt << EventKind::FileError;
    QTest::newRow("hangs") << Outcome::Hung << EventKind::FileHangs;
}

void TestEventLog::file_failsInEachWay()
{
    QFETCH(Outcome, outcome);
    QFETCH(EventKind, kind);

    EventLooks looks;
    looks.kindsAtLook();
    looks.fails(outcome, u"The reason."_s);
    looks.look();
    const QList<Event> events = looks.taken();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().kind, kind);
    QCOMPARE(events.first().reason, u"The reason."_s);
    looks.valid(ProcessState::Running);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::FileBack});
}

void TestEventLog::errorsThatDifferByNumbersAlone_areOne()
{
    EventLooks looks;
    looks.kindsAtLook();
    for (int i = 0; i < 100; ++i) {
        looks.fails(Outcome::Corrupt, u"It is not valid JSON: nonsense at byte %1."_s.arg(i * 7));
        looks.look();
    }
    QCOMPARE(looks.takenKinds(), Kinds{EventKind::FileError});
}

void TestEventLog::anotherError_isAnotherEvent()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.fails(Outcome::Corrupt, u"It is empty."_s);
    looks.look();
    looks.fails(Outcome::Unreadable, u"It may not be read."_s);
    QCOMPARE(looks.kindsAtLook(), (Kinds{EventKind::FileError, EventKind::FileError}));
    looks.fails(Outcome::Missing, u"It does not exist."_s);
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::FileGone});
}

void TestEventLog::trouble_doesNotHideWhatHappenedToMm()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.fails(Outcome::Hung, u"It hangs."_s);
    looks.look();
    looks.stopped();
    QCOMPARE(looks.kindsAtLook(), (Kinds{EventKind::FileHangs, EventKind::MmStopped}));
}

void TestEventLog::troubleWhileMmIsDead_isNoSecondDeath()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.valid(ProcessState::Gone);
    looks.look();
    looks.fails(Outcome::Hung, u"It hangs."_s);
    looks.look();
    looks.valid(ProcessState::Gone);
    QCOMPARE(looks.kindsAtLook(),
             (Kinds{EventKind::MmDied, EventKind::FileHangs, EventKind::FileBack}));
}

void TestEventLog::times_areThoseOfTheLooks()
{
    EventLooks looks;
    const auto start = looks.reading.at.wall;
    looks.look(); // of two each
    looks.stopped();
    looks.look();
    const QList<Event> events = looks.taken();
    QCOMPARE(events.size(), 2);
    QVERIFY(events.at(0).time == start + 2s);
    QVERIFY(events.at(1).time == start + 6s);
}

void TestEventLog::clockThatIsSetBack_keepsTheOrder()
{
    EventLooks looks;
    looks.look();
    looks.stopped();
    looks.look();
    looks.reading.at.wall -= 1h;
    looks.runs(4712);
    looks.look();
    const QList<Event> events = looks.log.events();
    QCOMPARE(events.last().kind, EventKind::MmStarted);
    QVERIFY(events.last().time < events.first().time);
    QCOMPARE(looks.takenKinds(),
             (Kinds{EventKind::FirstLook, EventKind::MmStopped, EventKind::MmStarted}));
}

void TestEventLog::events_lookLikeTheLabel()
{
    EventLooks looks;
    looks.look();
    looks.stopped();
    looks.look();
    looks.fails(Outcome::Corrupt, u"It is empty."_s);
    looks.look();
    const QList<Event> events = looks.taken();
    QCOMPARE(events.size(), 3);
    QCOMPARE(events.at(0).symbol, Symbol::Disc);
    QCOMPARE(events.at(0).tone, Tone::Green);
    QCOMPARE(events.at(1).symbol, Symbol::Square);
    QCOMPARE(events.at(1).tone, Tone::Gray);
    QCOMPARE(events.at(2).symbol, Symbol::Cross);
    QCOMPARE(events.at(2).tone, Tone::Red);
    for (const Event &event : events)
        QCOMPARE(event.count, 0);
}

void TestEventLog::oldest_goBeyondTheBound()
{
    EventLooks looks;
    looks.look();
    for (int i = 0; i < 1500; ++i) {
        looks.runs(5000 + i);
        looks.look();
    }
    QCOMPARE(looks.log.events().size(), EventLog::mostEvents);
    QCOMPARE(looks.log.dropped(), 501);
    QVERIFY(looks.log.events().first().reason.contains(u"5500"));
    QVERIFY(looks.log.events().last().reason.contains(u"6499"));
}

void TestEventLog::hugeReason_isCut()
{
    EventLooks looks;
    looks.reading.snapshot.writer->host = QString(10'000'000, u'h');
    looks.valid(ProcessState::Unknown);
    looks.look();
    QVERIFY(looks.log.events().first().reason.size() < 2000);
}

void TestEventLog::clear_forgetsEventsAndNoMore()
{
    EventLooks looks;
    looks.fails(Outcome::Corrupt, u"It is empty."_s);
    looks.look();
    looks.log.clear();
    QCOMPARE(looks.log.events().size(), 0);
    QCOMPARE(looks.log.dropped(), 1);
    looks.look();
    QCOMPARE(looks.log.events().size(), 0);
}

QTEST_GUILESS_MAIN(TestEventLog)
#include "tst_eventlog.moc"
