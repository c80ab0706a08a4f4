// SPDX-License-Identifier: MIT
#include "core/monitor/notification.h"
#include "machinereadings.h"
#include "suite.h"
#include "support.h"

using namespace mm;
using namespace mm::test;

namespace {

Status statusOf(const MachineReadings &all)
{
    return evaluateStatus(all.reading(), all.now);
}

} // namespace

/// The status of a reading of one machine, and the notifications of many.
class TstOneMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void label_isThatOfTheMachine_data();
    void label_isThatOfTheMachine();
    void lostPrometheus_isShown();
    void unreadMachine_isBeingChecked();
    void notifiedState_isOfPrometheusAlone();
    void notification_namesPrometheus_data();
    void notification_namesPrometheus();
    void notification_namesMachines();
};

void TstOneMachine::label_isThatOfTheMachine_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("reason");
    QTest::newRow("active") << State::Active << u"MM: 5 services | 1,000 msgs"_s
                            << u"alpha: Its MM is active."_s;
    QTest::newRow("stopped") << State::Stopped << u"MM: Stopped"_s
                             << u"alpha: Its MM was shut down cleanly."_s;
    QTest::newRow("no file") << State::NoFile << u"MM: No stats file"_s
                             << u"alpha: It has no stats file."_s;
    QTest::newRow("error") << State::Error << u"MM: Error reading stats"_s
                           << u"alpha: Its stats file can't be read."_s;
    QTest::newRow("not updating") << State::NotUpdating << u"MM: Not updating"_s
                                  << u"alpha: Its MM is gone, suspended or silent."_s;
}

void TstOneMachine::label_isThatOfTheMachine()
{
    QFETCH(State, state);
    QFETCH(QString, label);
    QFETCH(QString, reason);

    MachineReadings all({u"alpha"_s});
    all.fleet.isOneMachine = true;
    all[u"alpha"_s].state = state;
    const Status status = statusOf(all);
    QCOMPARE(status.state, state);
    QCOMPARE(status.text, label);
    QCOMPARE(status.reason.text(), reason);
    QCOMPARE(status.remedy, QString());
}

void TstOneMachine::lostPrometheus_isShown()
{
    MachineReadings all({u"alpha"_s});
    all.fleet.isOneMachine = true;
    all.fleet.failures = 2;
    all.fleet.failure = FleetFailure::Refused;
    QCOMPARE(statusOf(all).text, u"MM: Error reading Prometheus"_s);
}

void TstOneMachine::unreadMachine_isBeingChecked()
{
    MachineReadings all({u"alpha"_s});
    all.fleet.isOneMachine = true;
    all.fleet.hasAnswer = false;
    const Status status = statusOf(all);
    QCOMPARE(status.state, State::Checking);
    QCOMPARE(status.text, u"MM: Checking..."_s);
    QCOMPARE(status.reason.text(), u"Prometheus is being asked for the first time."_s);
}

void TstOneMachine::notifiedState_isOfPrometheusAlone()
{
    MachineReadings all({u"alpha"_s, u"beta"_s});
    all[u"beta"_s].up = 0;
    QCOMPARE(notifiedState(all.fleet, State::NotUpdating), State::Active);
    QCOMPARE(notifiedState(all.fleet, State::Error), State::Active);
    QCOMPARE(notifiedState(all.fleet, State::NoFile), State::NoFile);
    QCOMPARE(notifiedState(all.fleet, State::Checking), State::Checking);
    all.fleet.failures = 2;
    QCOMPARE(notifiedState(all.fleet, State::NotUpdating), State::NotUpdating);
    QCOMPARE(notifiedState(all.fleet, State::Error), State::Error);
}

void TstOneMachine::notification_namesPrometheus_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<FleetFailure>("failure");
    QTest::addColumn<bool>("hasMachines");
    QTest::addColumn<QString>("title");
    QTest::newRow("no answer") << 2 << FleetFailure::NoAnswer << true
                               << u"Prometheus does not answer"_s;
    QTest::newRow("refused") << 2 << FleetFailure::Refused << true
                             << u"Prometheus does not give the figures"_s;
    QTest::newRow("back") << 0 << FleetFailure::None << true << u"Prometheus answers again"_s;
    QTest::newRow("no machines") << 0 << FleetFailure::None << false
                                 << u"Prometheus has no machines any more"_s;
}

void TstOneMachine::notification_namesPrometheus()
{
    QFETCH(int, failures);
    QFETCH(FleetFailure, failure);
    QFETCH(bool, hasMachines);
    QFETCH(QString, title);

    MachineReadings all(hasMachines ? QStringList{u"alpha"_s} : QStringList());
    all.fleet.failures = failures;
    all.fleet.failure = failure;
    const Status status = statusOf(all);
    const Notification notification = notificationFor(status, all.fleet);
    QCOMPARE(notification.title, title);
    QCOMPARE(notification.label, status.text);
    QCOMPARE(notification.reason, status.reason.text());
}

void TstOneMachine::notification_namesMachines()
{
    const Notification one = notificationForMachines({u"alpha"_s}, u"It does not answer."_s);
    QCOMPARE(one.title, u"1 machine(s) are not active"_s);
    QCOMPARE(one.label, u"alpha"_s);
    QCOMPARE(one.reason, u"It does not answer."_s);
    const Notification many =
        notificationForMachines({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f\n"_s}, {});
    QCOMPARE(many.title, u"6 machine(s) are not active"_s);
    QCOMPARE(many.label, u"a, b, c, d, e, …"_s);
}

MM_SUITE(TstOneMachine)
#include "tst_onemachine.moc"
