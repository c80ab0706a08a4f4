// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/desktopintegration.h"
#include "fakenotifier.h"
#include "faketrayicon.h"
#include "machinereadings.h"
#include "readcontrol.h"
#include "suite.h"
#include "ui/preferences/preferences.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QSignalSpy>
#include <QTest>

using namespace mm;
using mm::test::MachineReadings;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

MachineReadings threeMachines(const QString &down)
{
    MachineReadings all({u"alpha"_s, u"beta"_s, u"gamma"_s});
    if (!down.isEmpty())
        all[down].up = 0;
    return all;
}

/// A window of machines with a fake desktop, by the clock of the readings.
struct NotifiedMachines
{
    MachineReadings all;
    ReadControl control{all.reading()};
    MonitorWindow window{all.fleet.url, control.read(),
                         [](const MachineKey &, TrafficHistory *) { return Reading(); }};
    FakeNotifier *notifier = nullptr;
    std::unique_ptr<DesktopIntegration> desktop;

    /// \p down is not active from the start; empty for none.
    explicit NotifiedMachines(const Preferences &values = {}, const QString &down = {})
        : all(threeMachines(down))
    {
        auto made = std::make_unique<FakeNotifier>();
        notifier = made.get();
        desktop = std::make_unique<DesktopIntegration>(std::make_unique<FakeTrayIcon>(),
                                                       std::move(made), [this] { return all.now; });
        desktop->setWindow(&window, 5s);
        desktop->apply(values);
        poll();
    }
    /// The next answer, 5 s later; without one if Prometheus is lost.
    void poll(double seconds = 5)
    {
        if (all.fleet.failures > 0)
            all.pass(seconds);
        else
            all.advance(seconds);
        control.setReading(all.reading());
        // A read with the previous reading may be in flight.
        for (int read = 0; read < 2; ++read) {
            QSignalSpy readings(window.mmStatusBar(), &MmStatusBar::readingChanged);
            window.mmStatusBar()->checkNow();
            QVERIFY(readings.count() > 0 || readings.wait());
        }
    }
    void pollFor(std::chrono::seconds time)
    {
        for (auto passed = 0s; passed < time; passed += 5s)
            poll();
    }
};

} // namespace

class TstDesktopIntegrationMachines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void machinesThatStayDown_areOneNotification();
    void machineThatIsSoonBack_isNotNotified();
    void machinesThatAreBack_withdrawIt();
    void machinesDownAtTheStart_areNotNotified();
    void disabledNotifications_showNone();
    void rarePolls_areNoSuspend();
    void lostPrometheus_isNotifiedAlone();
};

void TstDesktopIntegrationMachines::machinesThatStayDown_areOneNotification()
{
    NotifiedMachines test;
    test.all[u"alpha"_s].up = 0;
    test.all[u"gamma"_s].hasBadFigure = true; // the label is red
    test.pollFor(30s);
    QCOMPARE(test.notifier->shown.size(), 1);
    QCOMPARE(test.notifier->shown.first().title, u"2 machine(s) are not active"_s);
    QCOMPARE(test.notifier->shown.first().label, u"alpha, gamma"_s);
}

void TstDesktopIntegrationMachines::machineThatIsSoonBack_isNotNotified()
{
    NotifiedMachines test;
    test.all[u"alpha"_s].up = 0;
    test.poll();
    test.all[u"alpha"_s].up = 1;
    test.pollFor(30s);
    QCOMPARE(test.notifier->shown.size(), 0);
}

void TstDesktopIntegrationMachines::machinesThatAreBack_withdrawIt()
{
    NotifiedMachines test;
    test.all[u"alpha"_s].up = 0;
    test.pollFor(30s);
    QCOMPARE(test.notifier->shown.size(), 1);
    QCOMPARE(test.notifier->shown.first().reason, u"It does not answer Prometheus."_s);
    const int withdrawn = test.notifier->withdrawn;
    test.all[u"alpha"_s].up = 1;
    test.poll();
    QCOMPARE(test.notifier->withdrawn, withdrawn + 1);
}

void TstDesktopIntegrationMachines::machinesDownAtTheStart_areNotNotified()
{
    NotifiedMachines test(Preferences(), u"beta"_s);
    test.pollFor(30s);
    QCOMPARE(test.notifier->shown.size(), 0);
}

void TstDesktopIntegrationMachines::disabledNotifications_showNone()
{
    Preferences values;
    values.notifyDown = false;
    NotifiedMachines test(values);
    test.all[u"alpha"_s].up = 0;
    test.pollFor(30s);
    QCOMPARE(test.notifier->shown.size(), 0);
}

void TstDesktopIntegrationMachines::rarePolls_areNoSuspend()
{
    NotifiedMachines test;
    for (Machine &machine : test.all.fleet.machines)
        machine.step = 60;
    test.poll();
    test.all[u"alpha"_s].up = 0;
    test.poll(20);
    test.poll(20);
    QCOMPARE(test.notifier->shown.size(), 1);
}

void TstDesktopIntegrationMachines::lostPrometheus_isNotifiedAlone()
{
    NotifiedMachines test;
    test.all.fleet.failure = FleetFailure::NoAnswer;
    test.all.fleet.problem = u"Connection refused"_s;
    test.all.fleet.failures = 2;
    test.pollFor(60s);
    QCOMPARE(test.notifier->shown.size(), 1);
    QCOMPARE(test.notifier->shown.first().title, u"Prometheus does not answer"_s);
    QCOMPARE(test.notifier->shown.first().label, u"MM: Not updating"_s);
    test.all.fleet.failures = 0;
    test.pollFor(30s);
    QCOMPARE(test.notifier->shown.size(), 1);
}

MM_WINDOW_SUITE(TstDesktopIntegrationMachines)
#include "tst_desktopintegration_machines.moc"
