// SPDX-License-Identifier: MIT
#include "eventpolls.h"
#include "suite.h"
#include "support.h"

#include <QElapsedTimer>

using namespace mm;
using namespace mm::test;

using Kinds = QList<EventKind>;

namespace {

QStringList numberedNames(const QString &prefix, int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names += prefix + QString::number(i);
    return names;
}

/// Unshared strings and list, as a reader creates them.
QList<Service> deepCopy(const QList<Service> &services)
{
    QList<Service> fresh;
    for (const Service &service : services)
        fresh.append({QString(service.name.constData(), service.name.size()), {}, 1});
    return fresh;
}

} // namespace

class TstEventLogServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void service_joinsAndLeaves();
    void downService_leavesWithItsCause();
    void fewServices_addOneEventEach();
    void manyServices_addOneEvent();
    void reorderedServices_addNoEvent();
    void newMm_addsOnlyJoinedServices_data();
    void newMm_addsOnlyJoinedServices();
    void mmThatClearsItsListOnStop_addsNoServicesLeft();
    void mmDeath_addsNoServicesLeft();
    void mmWithoutServiceList_addsNoServicesLeft();
    void changeDuringFileFault_isAddedAfterwards();
    void hugeName_isTruncated();
    void longLists_areComparedQuickly();
};

void TstEventLogServices::service_joinsAndLeaves()
{
    EventPolls polls;
    polls.setServices({u"a"_s, u"b"_s});
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::FirstReading});
    polls.setServices({u"b"_s, u"c"_s});
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).kind, EventKind::ServicesLeft);
    QCOMPARE(events.at(0).services, QStringList{u"a"_s});
    QCOMPARE(events.at(0).icon, StatusIcon::Minus);
    QCOMPARE(events.at(0).color, StatusColor::Gray);
    QCOMPARE(events.at(1).kind, EventKind::ServicesJoined);
    QCOMPARE(events.at(1).services, QStringList{u"c"_s});
    QCOMPARE(events.at(1).icon, StatusIcon::Plus);
    QCOMPARE(events.at(1).color, StatusColor::Green);
    for (const Event &event : events)
        QCOMPARE(event.count, 1);
}

void TstEventLogServices::downService_leavesWithItsCause()
{
    EventPolls polls;
    polls.setServices({u"a"_s, u"b"_s});
    polls.poll();
    polls.reading.snapshot.failures = {
        {.name = u"a"_s, .failedCalls = 3, .lastError = u"Nobody listens."_s, .down = true},
        {.name = u"b"_s, .failedCalls = 3, .lastError = u"It is slow."_s}};
    (void)polls.takeEvents();
    polls.setServices({});
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).kind, EventKind::ServicesLeft);
    QCOMPARE(events.at(0).reason.text(), u"Nobody listens."_s);
    QVERIFY(events.at(1).reason.isEmpty());
}

void TstEventLogServices::fewServices_addOneEventEach()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setServices(numberedNames(u"s"_s, EventLog::maxPerPoll));
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), EventLog::maxPerPoll);
    QCOMPARE(events.at(0).services, QStringList{u"s0"_s});
    QCOMPARE(events.at(7).services, QStringList{u"s7"_s});
}

void TstEventLogServices::manyServices_addOneEvent()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setServices(numberedNames(u"s"_s, 1204));
    polls.poll();
    polls.setServices({});
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).kind, EventKind::ServicesJoined);
    QCOMPARE(events.at(1).kind, EventKind::ServicesLeft);
    for (const Event &event : events) {
        QCOMPARE(event.count, 1204);
        QCOMPARE(event.services, numberedNames(u"s"_s, EventLog::maxPerPoll));
    }
}

void TstEventLogServices::reorderedServices_addNoEvent()
{
    EventPolls polls;
    polls.setServices({u"a"_s, u"b"_s, u"c"_s});
    polls.kindsOfPoll();
    polls.setServices({u"c"_s, u"a"_s, u"b"_s});
    polls.reading.snapshot.services[0].messageCount = 77;
    polls.reading.snapshot.services[1].registeredAt = u"2026-02-06T10:20:00"_s;
    QCOMPARE(polls.kindsOfPoll(), Kinds());
}

void TstEventLogServices::newMm_addsOnlyJoinedServices_data()
{
    QTest::addColumn<bool>("stops");

    QTest::newRow("stopped before") << true;
    QTest::newRow("restarted") << false;
}

void TstEventLogServices::newMm_addsOnlyJoinedServices()
{
    QFETCH(bool, stops);

    EventPolls polls;
    polls.setServices({u"a"_s, u"b"_s});
    polls.poll();
    if (stops) {
        polls.setStopped();
        polls.poll();
    }
    polls.takeKinds();
    polls.setRunning(4712);
    polls.setServices({u"b"_s});
    polls.poll();
    const QList<Event> events = polls.takeEvents();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.at(0).kind, stops ? EventKind::MmStarted : EventKind::MmRestarted);
    QCOMPARE(events.at(1).kind, EventKind::ServicesJoined);
    QCOMPARE(events.at(1).services, QStringList{u"b"_s});
}

void TstEventLogServices::mmThatClearsItsListOnStop_addsNoServicesLeft()
{
    EventPolls polls;
    polls.setServices({u"a"_s});
    polls.kindsOfPoll();
    polls.setStopped();
    polls.setServices({});
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::MmStopped});
}

void TstEventLogServices::mmDeath_addsNoServicesLeft()
{
    EventPolls polls;
    polls.setServices({u"a"_s});
    polls.kindsOfPoll();
    polls.setProcess(ProcessState::Gone);
    polls.poll();
    polls.setFault(ReadOutcome::Missing, u"It does not exist."_s);
    QCOMPARE(polls.kindsOfPoll(), (Kinds{EventKind::MmDied, EventKind::FileMissing}));
}

void TstEventLogServices::mmWithoutServiceList_addsNoServicesLeft()
{
    EventPolls polls;
    polls.setServices({u"a"_s});
    polls.kindsOfPoll();
    polls.setServices({});
    polls.reading.snapshot.totalServices = 5;
    QCOMPARE(polls.kindsOfPoll(), Kinds());
    polls.setServices({u"a"_s, u"b"_s});
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::ServicesJoined});
}

void TstEventLogServices::changeDuringFileFault_isAddedAfterwards()
{
    EventPolls polls;
    polls.setServices({u"a"_s});
    polls.kindsOfPoll();
    polls.setFault(ReadOutcome::Corrupt, u"It is empty."_s);
    polls.setServices({}); // ignored: the reading has no content
    QCOMPARE(polls.kindsOfPoll(), Kinds{EventKind::FileError});
    polls.setProcess(ProcessState::Running);
    polls.setServices({u"a"_s, u"b"_s});
    QCOMPARE(polls.kindsOfPoll(), (Kinds{EventKind::FileRecovered, EventKind::ServicesJoined}));
}

void TstEventLogServices::hugeName_isTruncated()
{
    EventPolls polls;
    polls.kindsOfPoll();
    polls.setServices({QString(10'000'000, u'n')});
    polls.poll();
    QVERIFY(polls.takeEvents().first().services.first().size() < 1000);
}

void TstEventLogServices::longLists_areComparedQuickly()
{
    EventPolls polls;
    polls.setServices(numberedNames(u"some-service-name-"_s, 10'000));
    polls.poll();
    QList<QList<Service>> kept; // kept alive, as by the rest of the window
    const auto microseconds = [&polls, &kept] {
        kept += polls.reading.snapshot.services;
        QElapsedTimer timer;
        timer.start();
        polls.add();
        polls.reading.at.steady += 2s;
        return timer.nsecsElapsed() / 1000;
    };
    kept += polls.reading.snapshot.services;
    const qint64 shared = microseconds();
    qint64 equal = 0;
    qint64 changed = 0;
    for (int i = 0; i < 10; ++i) {
        polls.reading.snapshot.services = deepCopy(polls.reading.snapshot.services);
        equal = qMax(equal, microseconds());
        QList<Service> other = deepCopy(polls.reading.snapshot.services);
        other.remove(qsizetype(500) * (i + 1), 3);
        other.append({u"new-%1"_s.arg(i), {}, 0});
        polls.reading.snapshot.services = other;
        changed = qMax(changed, microseconds());
    }
    QCOMPARE(polls.takeEvents().size(), 1 + 10 * 4);
    polls.setServices({});
    const qint64 allLeave = microseconds();
    QCOMPARE(polls.takeEvents().constLast().count, 10'000 - 20);
    qInfo("10,000 services: the same list %lld us, an equal one %lld us, a few changed %lld us, "
          "all leave %lld us",
          static_cast<long long>(shared), static_cast<long long>(equal),
          static_cast<long long>(changed), static_cast<long long>(allLeave));
    QVERIFY(shared < 10'000);
    QVERIFY(allLeave < 1'000'000); // generous: it only excludes quadratic cost
}

MM_SUITE(TstEventLogServices)
#include "tst_eventlog_services.moc"
