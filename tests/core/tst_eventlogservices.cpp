// SPDX-License-Identifier: MIT
#include "eventlooks.h"
#include "support.h"

#include <QElapsedTimer>

using namespace mm;
using namespace mm::test;

using Kinds = QList<EventKind>;

namespace {

QStringList many(const QString &prefix, int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names += prefix + QString::number(i);
    return names;
}

/// Every string and list anew, as a reader makes them.
QList<Service> copied(const QList<Service> &services)
{
    QList<Service> fresh;
    for (const Service &service : services)
        fresh.append({QString(service.name.constData(), service.name.size()), {}, 1});
    return fresh;
}

} // namespace

class TestEventLogServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void service_joinsAndLeaves();
    void aFewAtOnce_areAnEventEach();
    void burst_isOneEvent();
    void sameServices_areNoEvent();
    void newMm_losesNobodyAndGainsItsOwn_data();
    void newMm_losesNobodyAndGainsItsOwn();
    void mmThatClearsItsListAsItStops_losesNobody();
    void mmThatDies_losesNobody();
    void mmThatDoesNotList_losesNobody();
    void changeDuringTrouble_isSeenAfterwards();
    void hugeNames_areCut();
    void hugeLists_areComparedQuickly();
};

void TestEventLogServices::service_joinsAndLeaves()
{
    EventLooks looks;
    looks.lists({u"a"_s, u"b"_s});
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::FirstLook});
    looks.lists({u"b"_s, u"c"_s});
    looks.look();
    const QList<Event> events = looks.taken();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).kind, EventKind::ServicesLeft);
    QCOMPARE(events.at(0).services, QStringList{u"a"_s});
    QCOMPARE(events.at(0).symbol, Symbol::Minus);
    QCOMPARE(events.at(0).tone, Tone::Gray);
    QCOMPARE(events.at(1).kind, EventKind::ServicesJoined);
    QCOMPARE(events.at(1).services, QStringList{u"c"_s});
    QCOMPARE(events.at(1).symbol, Symbol::Plus);
    QCOMPARE(events.at(1).tone, Tone::Green);
    for (const Event &event : events)
        QCOMPARE(event.count, 1);
}

void TestEventLogServices::aFewAtOnce_areAnEventEach()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.lists(many(u"s"_s, EventLog::mostPerLook));
    looks.look();
    const QList<Event> events = looks.taken();
    QCOMPARE(events.size(), EventLog::mostPerLook);
    QCOMPARE(events.at(0).services, QStringList{u"s0"_s});
    QCOMPARE(events.at(7).services, QStringList{u"s7"_s});
}

void TestEventLogServices::burst_isOneEvent()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.lists(many(u"s"_s, 1204));
    looks.look();
    looks.lists({});
    looks.look();
    const QList<Event> events = looks.taken();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).kind, EventKind::ServicesJoined);
    QCOMPARE(events.at(1).kind, EventKind::ServicesLeft);
    for (const Event &event : events) {
        QCOMPARE(event.count, 1204);
        QCOMPARE(event.services, many(u"s"_s, EventLog::mostPerLook));
    }
}

void TestEventLogServices::sameServices_areNoEvent()
{
    EventLooks looks;
    looks.lists({u"a"_s, u"b"_s, u"c"_s});
    looks.kindsAtLook();
    looks.lists({u"c"_s, u"a"_s, u"b"_s});
    looks.reading.snapshot.services[0].messageCount = 77;
    looks.reading.snapshot.services[1].registeredAt = u"2026-02-06T10:20:00"_s;
    QCOMPARE(looks.kindsAtLook(), Kinds());
}

void TestEventLogServices::newMm_losesNobodyAndGainsItsOwn_data()
{
    QTest::addColumn<bool>("stops");

    QTest::newRow("stopped before") << true;
    QTest::newRow("restarted") << false;
}

void TestEventLogServices::newMm_losesNobodyAndGainsItsOwn()
{
    QFETCH(bool, stops);

    EventLooks looks;
    looks.lists({u"a"_s, u"b"_s});
    looks.look();
    if (stops) {
        looks.stopped();
        looks.look();
    }
    looks.takenKinds();
    looks.runs(4712);
    looks.lists({u"b"_s});
    looks.look();
    const QList<Event> events = looks.taken();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).kind, stops ? EventKind::MmStarted : EventKind::MmRestarted);
    QCOMPARE(events.at(1).kind, EventKind::ServicesJoined);
    QCOMPARE(events.at(1).services, QStringList{u"b"_s});
}

void TestEventLogServices::mmThatClearsItsListAsItStops_losesNobody()
{
    EventLooks looks;
    looks.lists({u"a"_s});
    looks.kindsAtLook();
    looks.stopped();
    looks.lists({});
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::MmStopped});
}

void TestEventLogServices::mmThatDies_losesNobody()
{
    EventLooks looks;
    looks.lists({u"a"_s});
    looks.kindsAtLook();
    looks.valid(ProcessState::Gone);
    looks.look();
    looks.fails(Outcome::Missing, u"It does not exist."_s);
    QCOMPARE(looks.kindsAtLook(), (Kinds{EventKind::MmDied, EventKind::FileGone}));
}

void TestEventLogServices::mmThatDoesNotList_losesNobody()
{
    EventLooks looks;
    looks.lists({u"a"_s});
    looks.kindsAtLook();
    looks.lists({});
    looks.reading.snapshot.totalServices = 5;
    QCOMPARE(looks.kindsAtLook(), Kinds());
    looks.lists({u"a"_s, u"b"_s});
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::ServicesJoined});
}

void TestEventLogServices::changeDuringTrouble_isSeenAfterwards()
{
    EventLooks looks;
    looks.lists({u"a"_s});
    looks.kindsAtLook();
    looks.fails(Outcome::Corrupt, u"It is empty."_s);
    looks.lists({}); // of such a file nothing is known
    QCOMPARE(looks.kindsAtLook(), Kinds{EventKind::FileError});
    looks.valid(ProcessState::Running);
    looks.lists({u"a"_s, u"b"_s});
    QCOMPARE(looks.kindsAtLook(), (Kinds{EventKind::FileBack, EventKind::ServicesJoined}));
}

void TestEventLogServices::hugeNames_areCut()
{
    EventLooks looks;
    looks.kindsAtLook();
    looks.lists({QString(10'000'000, u'n')});
    looks.look();
    QVERIFY(looks.taken().first().services.first().size() < 1000);
}

void TestEventLogServices::hugeLists_areComparedQuickly()
{
    EventLooks looks;
    looks.lists(many(u"some-service-name-"_s, 100'000));
    looks.look();
    QList<QList<Service>> seen; // kept, as the rest of the window does until after this
    const auto microseconds = [&looks, &seen] {
        seen += looks.reading.snapshot.services;
        QElapsedTimer timer;
        timer.start();
        looks.log.add(looks.reading, statusOf(looks.reading, looks.reading.at));
        return timer.nsecsElapsed() / 1000;
    };
    seen += looks.reading.snapshot.services;
    const qint64 shared = microseconds();
    qint64 equal = 0;
    qint64 changed = 0;
    for (int i = 0; i < 10; ++i) {
        looks.reading.snapshot.services = copied(looks.reading.snapshot.services);
        equal = qMax(equal, microseconds());
        QList<Service> other = copied(looks.reading.snapshot.services);
        other.remove(qsizetype(5000) * (i + 1), 3);
        other.append({u"new-%1"_s.arg(i), {}, 0});
        looks.reading.snapshot.services = other;
        changed = qMax(changed, microseconds());
    }
    QCOMPARE(looks.taken().size(), 1 + 10 * 4);
    looks.lists({});
    const qint64 allLeave = microseconds();
    QCOMPARE(looks.taken().constLast().count, 100'000 - 20);
    qInfo("100,000 services: the same list %lld us, an equal one %lld us, a few changed %lld us, "
          "all leave %lld us",
          static_cast<long long>(shared), static_cast<long long>(equal),
          static_cast<long long>(changed), static_cast<long long>(allLeave));
    QVERIFY(shared < 10'000);
    QVERIFY(allLeave < 1'000'000); // no figure to be proud of, only that nothing is quadratic
}

QTEST_GUILESS_MAIN(TestEventLogServices)
#include "tst_eventlogservices.moc"
