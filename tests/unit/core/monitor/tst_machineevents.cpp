// SPDX-License-Identifier: MIT
#include "core/monitor/activitylog.h"
#include "machinereadings.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

/// The events of successive answers of Prometheus, 5 s apart.
struct MachinePolls
{
    ActivityLog activity;
    MachineReadings all{{u"alpha"_s, u"beta"_s, u"gamma"_s}};

    /// The new events.
    QList<Event> poll(double seconds = 5)
    {
        all.advance(seconds);
        return emitted();
    }
    /// The last answer, seen again at this moment.
    QList<Event> emitted()
    {
        const qsizetype before = activity.events.events().size();
        const Reading reading = all.reading();
        (void)activity.add(reading, evaluateStatus(reading, reading.at));
        return activity.events.events().sliced(before);
    }
};

QList<EventKind> kindsOf(const QList<Event> &events)
{
    QList<EventKind> kinds;
    for (const Event &event : events)
        kinds += event.kind;
    return kinds;
}

} // namespace

class TstMachineEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstAnswer_isOneEvent();
    void unchangedMachines_areNoEvent();
    void machineThatGoesDown_isNamedWithItsReason();
    void severalMachines_areOneEvent();
    void manyMachines_areCounted();
    void machineInError_isRed();
    void expiredEvidence_isAnEventWithoutAnAnswer();
    void suspend_isNoEventOfMachines();
    void joinedAndLeftMachines_areEvents();
    void machineThatJoinsInactive_isActiveLater();
    void sameNameInAnotherJob_isAnotherMachine();
    void lostPrometheus_isOneEventAndNoneOfMachines();
    void otherFailure_isANewEvent();
    void firstFailure_isNoEvent();
    void unansweredStart_isNoEvent();
    void machineThatIsDown_doesNotEndTheTraffic();
    void allMachinesDown_endTheTraffic();
    void newTotal_isNoRestart();
};

void TstMachineEvents::firstAnswer_isOneEvent()
{
    MachinePolls polls;
    polls.all[u"beta"_s].up = 0;
    const QList<Event> events = polls.poll();
    QCOMPARE(kindsOf(events), QList{EventKind::FirstReading});
    QCOMPARE(events.first().reason.text(), u"beta: It does not answer Prometheus."_s);
}

void TstMachineEvents::unchangedMachines_areNoEvent()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all[u"alpha"_s].messages += 10;
    QCOMPARE(kindsOf(polls.poll()), QList<EventKind>());
    QCOMPARE(kindsOf(polls.emitted()), QList<EventKind>());
}

void TstMachineEvents::machineThatGoesDown_isNamedWithItsReason()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all[u"beta"_s].up = 0;
    QList<Event> events = polls.poll();
    QCOMPARE(kindsOf(events), QList{EventKind::MachinesDown});
    QCOMPARE(events.first().services, QStringList{u"beta"_s});
    QCOMPARE(events.first().count, 1);
    QCOMPARE(events.first().reason.text(), u"It does not answer Prometheus."_s);
    QCOMPARE(events.first().color, StatusColor::Gray);
    QCOMPARE(events.first().icon, StatusIcon::Bars);
    QCOMPARE(events.first().time, polls.all.now.wall);
    QCOMPARE(kindsOf(polls.poll()), QList<EventKind>());
    polls.all[u"beta"_s].up = 1;
    events = polls.poll();
    QCOMPARE(kindsOf(events), QList{EventKind::MachinesUp});
    QCOMPARE(events.first().services, QStringList{u"beta"_s});
}

void TstMachineEvents::severalMachines_areOneEvent()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all[u"alpha"_s].up = 0;
    polls.all[u"beta"_s].state = State::Stopped;
    QList<Event> events = polls.poll();
    QCOMPARE(kindsOf(events), QList{EventKind::MachinesDown});
    QCOMPARE(events.first().services, (QStringList{u"alpha"_s, u"beta"_s}));
    QVERIFY(events.first().reason.isEmpty());
    polls.all[u"alpha"_s].up = 1;
    polls.all[u"gamma"_s].up = 0;
    events = polls.poll();
    QCOMPARE(kindsOf(events), (QList{EventKind::MachinesDown, EventKind::MachinesUp}));
}

void TstMachineEvents::manyMachines_areCounted()
{
    MachinePolls polls;
    for (int i = 0; i < 20; ++i)
        polls.all.add(u"m%1"_s.arg(i));
    (void)polls.poll();
    for (Machine &machine : polls.all.fleet.machines)
        machine.up = 0;
    const QList<Event> events = polls.poll();
    QCOMPARE(kindsOf(events), QList{EventKind::MachinesDown});
    QCOMPARE(events.first().count, 23);
    QCOMPARE(events.first().services.size(), EventLog::maxPerPoll);
}

void TstMachineEvents::machineInError_isRed()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all[u"alpha"_s].up = 0;
    polls.all[u"beta"_s].hasBadFigure = true;
    QCOMPARE(polls.poll().first().color, StatusColor::Red);
}

void TstMachineEvents::expiredEvidence_isAnEventWithoutAnAnswer()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all[u"beta"_s].upAt -= 30;
    QCOMPARE(kindsOf(polls.emitted()), QList<EventKind>());
    polls.all.pass(8);
    const QList<Event> events = polls.emitted();
    QCOMPARE(kindsOf(events), QList{EventKind::MachinesDown});
    QCOMPARE(events.first().reason.text(), u"Prometheus has not scraped it for 38 second(s)."_s);
}

void TstMachineEvents::suspend_isNoEventOfMachines()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all.now.wall += std::chrono::hours(8); // the steady clock stands
    QCOMPARE(evaluateFleet(polls.all.fleet, polls.all.now).active, 0);
    QCOMPARE(kindsOf(polls.emitted()), QList<EventKind>());
    // The network is not up yet.
    polls.all.fleet.failures = 1;
    polls.all.fleet.failure = FleetFailure::NoAnswer;
    QCOMPARE(kindsOf(polls.emitted()), QList<EventKind>());
    polls.all.fleet.failures = 0;
    polls.all[u"beta"_s].up = 0;
    const QList<Event> events = polls.poll();
    QCOMPARE(kindsOf(events), QList{EventKind::MachinesDown});
    QCOMPARE(events.first().services, QStringList{u"beta"_s});
}

void TstMachineEvents::joinedAndLeftMachines_areEvents()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all.add(u"delta"_s);
    polls.all.remove(u"gamma"_s);
    polls.all.remove(u"alpha"_s);
    const QList<Event> events = polls.poll();
    QCOMPARE(kindsOf(events), (QList{EventKind::MachinesJoined, EventKind::MachinesLeft}));
    QCOMPARE(events.first().services, QStringList{u"delta"_s});
    QCOMPARE(events.first().icon, StatusIcon::Plus);
    QCOMPARE(events.last().services, (QStringList{u"alpha"_s, u"gamma"_s}));
    QCOMPARE(events.last().icon, StatusIcon::Minus);
    QCOMPARE(kindsOf(polls.poll()), QList<EventKind>());
}

void TstMachineEvents::machineThatJoinsInactive_isActiveLater()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all.add(u"delta"_s);
    polls.all[u"delta"_s].up = 0;
    QCOMPARE(kindsOf(polls.poll()), QList{EventKind::MachinesJoined});
    polls.all[u"delta"_s].up = 1;
    QCOMPARE(kindsOf(polls.poll()), QList{EventKind::MachinesUp});
}

void TstMachineEvents::sameNameInAnotherJob_isAnotherMachine()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all.fleet.machines += scrapedMachine(u"alpha"_s, polls.all.fleet.time);
    polls.all.fleet.machines.last().job = u"other"_s;
    QCOMPARE(kindsOf(polls.poll()), QList{EventKind::MachinesJoined});
    polls.all.fleet.machines.last().up = 0;
    QCOMPARE(kindsOf(polls.poll()), QList{EventKind::MachinesDown});
}

void TstMachineEvents::lostPrometheus_isOneEventAndNoneOfMachines()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all.fleet.failure = FleetFailure::NoAnswer;
    polls.all.fleet.problem = u"Connection refused"_s;
    polls.all.fleet.failures = 2;
    polls.all.pass(5);
    QList<Event> events = polls.emitted();
    QCOMPARE(kindsOf(events), QList{EventKind::PrometheusLost});
    QCOMPARE(events.first().icon, StatusIcon::Bars);
    QVERIFY(events.first().reason.text().contains(u"Connection refused"_s));
    polls.all.fleet.failures = 3;
    polls.all.pass(5);
    QCOMPARE(kindsOf(polls.emitted()), QList<EventKind>());
    polls.all.fleet.failures = 0;
    polls.all[u"beta"_s].up = 0;
    events = polls.poll();
    QCOMPARE(kindsOf(events), (QList{EventKind::PrometheusBack, EventKind::MachinesDown}));
    QCOMPARE(events.first().icon, StatusIcon::Disc);
    QCOMPARE(events.last().services, QStringList{u"beta"_s});
}

void TstMachineEvents::otherFailure_isANewEvent()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all.fleet.failure = FleetFailure::NoAnswer;
    polls.all.fleet.failures = 2;
    (void)polls.emitted();
    polls.all.fleet.failure = FleetFailure::Refused;
    const QList<Event> events = polls.emitted();
    QCOMPARE(kindsOf(events), QList{EventKind::PrometheusLost});
    QCOMPARE(events.first().color, StatusColor::Red);
}

void TstMachineEvents::firstFailure_isNoEvent()
{
    MachinePolls polls;
    (void)polls.poll();
    polls.all.fleet.failure = FleetFailure::NoAnswer;
    polls.all.fleet.failures = 1;
    QCOMPARE(kindsOf(polls.emitted()), QList<EventKind>());
}

void TstMachineEvents::unansweredStart_isNoEvent()
{
    MachinePolls polls;
    polls.all.fleet.hasAnswer = false;
    QCOMPARE(kindsOf(polls.emitted()), QList<EventKind>());
    polls.all.fleet.failures = 1;
    QCOMPARE(kindsOf(polls.emitted()), QList{EventKind::FirstReading});
}

namespace {

/// Messages per minute of the last three polls, 10 s apart, that count 100 messages each.
QList<float> ratesOf(ActivityLog *activity, MachineReadings *all)
{
    activity->history.setInterval(10s);
    for (int poll = 1; poll <= 4; ++poll) {
        all->advance(10);
        Reading reading = all->reading();
        reading.snapshot.totalMessages = 100 * poll;
        (void)activity->add(reading, evaluateStatus(reading, reading.at));
    }
    QList<float> known;
    for (const float rate : activity->history.trend(Range::TenMinutes).total) {
        if (rate >= 0)
            known += rate;
    }
    return known;
}

} // namespace

void TstMachineEvents::machineThatIsDown_doesNotEndTheTraffic()
{
    MachinePolls polls;
    polls.all[u"beta"_s].up = 0;
    const QList<float> rates = ratesOf(&polls.activity, &polls.all);
    QVERIFY(rates.size() >= 14); // 30 s in steps of 2 s
    for (const float rate : rates)
        QVERIFY2(rate > 500 && rate < 700, qPrintable(QString::number(double(rate))));
}

void TstMachineEvents::allMachinesDown_endTheTraffic()
{
    MachinePolls polls;
    for (Machine &machine : polls.all.fleet.machines)
        machine.up = 0;
    QCOMPARE(ratesOf(&polls.activity, &polls.all), QList<float>());
}

void TstMachineEvents::newTotal_isNoRestart()
{
    MachinePolls polls;
    Reading reading = polls.all.reading();
    reading.snapshot.totalMessages = 1000;
    (void)polls.activity.add(reading, evaluateStatus(reading, reading.at));
    polls.all.advance(5);
    reading = polls.all.reading(); // as after a restart of the program, from 0
    (void)polls.activity.add(reading, evaluateStatus(reading, reading.at));
    QCOMPARE(polls.activity.history.trend(Range::TenMinutes).restarts, QList<qint64>());
}

MM_SUITE(TstMachineEvents)
#include "tst_machineevents.moc"
