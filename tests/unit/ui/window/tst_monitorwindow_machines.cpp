// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "machinesfixture.h"
#include "suite.h"
#include "textlegibility.h"
#include "ui/machines/machinewindow.h"
#include "ui/services/servicesview.h"
#include "ui/status/mmstatusbar.h"
#include "ui/status/problempanel.h"
#include "ui/trend/trendchart.h"
#include "ui/trend/trendpanel.h"
#include "ui/window/monitorwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TstMonitorWindowMachines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void window_showsMachinesInsteadOfServices();
    void unansweredWindow_isBeingChecked();
    void menus_fitMachines();
    void readings_setThePollInterval();
    void expiredMachine_isShownWithoutAPoll();
    void lostPrometheus_isExplainedWithFittingButtons();
    void noMachines_areExplained();
    void machinesThatAreBad_areNoProblemOfPrometheus();
    void enter_opensOneWindowForAMachine();
    void leaveOut_isRequestedAndPolls();
    void events_areThoseOfMachines();
    void trend_goesOnWhileAMachineIsDown();
    void layout_isRestoredAndKeepsTheOtherTable();
    void hiddenServices_areNotInTheLayout();
    void takeOver_keepsTheTable();
};

void TstMonitorWindowMachines::window_showsMachinesInsteadOfServices()
{
    MachinesFixture test;
    QVERIFY(showActive(&test.window));
    QTRY_COMPARE(test.table()->model()->rowCount(), 5);
    QVERIFY(test.table()->isVisible());
    QTRY_VERIFY(test.table()->hasFocus());
    QVERIFY(!test.window.servicesView()->isVisible());
    QCOMPARE(test.window.mmStatusBar()->status().text,
             u"MM: 1 of 5 machines | 5 services | 1,000 msgs"_s);
}

void TstMonitorWindowMachines::unansweredWindow_isBeingChecked()
{
    ReadControl control(lostMachines().reading());
    control.hang();
    const MonitorWindow window(u"http://prometheus:9090/"_s, control.read(),
                               [](const MachineKey &, TrafficHistory *) { return Reading(); });
    const Status &status = window.mmStatusBar()->status();
    QCOMPARE(status.text, u"MM: Checking..."_s);
    QCOMPARE(status.reason.text(), u"Prometheus is being asked for the first time."_s);
    QVERIFY(!status.tooltip.contains(u"File"_s));
}

void TstMonitorWindowMachines::menus_fitMachines()
{
    const MachinesFixture test;
    const QStringList texts = test.actionTexts();
    for (const QString &text :
         {u"&Check Now"_s, u"Copy &Details"_s, u"&Preferences…"_s, u"&Trend"_s, u"&Events"_s,
          u"&Compact"_s, u"S&how This Machine"_s, u"&Find"_s})
        QVERIFY2(texts.contains(text), qPrintable(text));
    for (const QString &text : {u"&Show File"_s, u"Co&ntrol"_s, u"&Start MM"_s, u"Copy as &JSON"_s})
        QVERIFY2(!texts.contains(text), qPrintable(text));
    // Qt treats a duplicate key as ambiguous and does nothing.
    QList<QKeySequence> keys;
    for (const QAction *menu : test.window.menuBar()->actions()) {
        for (const QAction *action : menu->menu()->actions())
            keys += action->shortcuts();
    }
    while (!keys.isEmpty()) {
        const QKeySequence key = keys.takeFirst();
        QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
    }
}

void TstMonitorWindowMachines::readings_setThePollInterval()
{
    MachineReadings slow({u"a"_s});
    slow[u"a"_s].step = 3 * 3600;
    const MachineReadings quick; // 2 s
    ReadControl slowReads(slow.reading());
    ReadControl quickReads(quick.reading());
    const auto readMachine = [](const MachineKey &, TrafficHistory *) { return Reading(); };
    const MonitorWindow slowWindow(slow.fleet.url, slowReads.read(), readMachine);
    const MonitorWindow quickWindow(quick.fleet.url, quickReads.read(), readMachine);
    QTRY_VERIFY_WITH_TIMEOUT(quickReads.started() >= 3, 20'000);
    QCOMPARE(slowReads.started(), 1);
}

void TstMonitorWindowMachines::expiredMachine_isShownWithoutAPoll()
{
    MachineReadings all({u"a"_s});
    all.fleet.maxAge = 0.4;
    all[u"a"_s].step = 3 * 3600;
    ReadControl control(all.reading());
    MonitorWindow window(all.fleet.url, control.read(),
                         [](const MachineKey &, TrafficHistory *) { return Reading(); });
    window.show();
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::Active);
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::NotUpdating);
    const auto *table = window.findChild<QTableView *>(u"mm_machines_table"_s);
    QCOMPARE(table->model()->index(0, 1).data().toString(), u"Not updating"_s);
    QCOMPARE(window.events().events().last().kind, EventKind::MachinesDown);
    QCOMPARE(control.started(), 1);
}

void TstMonitorWindowMachines::lostPrometheus_isExplainedWithFittingButtons()
{
    MachinesFixture test;
    test.window.problemPanel()->setStartable(true);
    QVERIFY(showActive(&test.window));
    test.show(lostMachines());
    QVERIFY(test.window.problemPanel()->isVisible());
    const QString text = test.window.findChild<QLabel *>(u"mm_problem_text"_s)->text();
    QVERIFY2(text.contains(u"Connection refused"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Check the address"_s), qPrintable(text));
    QVERIFY(test.widget(u"mm_check_button"_s)->isVisible());
    QVERIFY(test.widget(u"mm_copy_button"_s)->isVisible());
    for (const QString &name :
         {u"mm_start_button"_s, u"mm_move_aside_button"_s, u"mm_show_file_button"_s})
        QVERIFY2(!test.widget(name)->isVisible(), qPrintable(name));
    QCOMPARE(test.table()->model()->rowCount(), 5);
    test.show(mixedMachines());
    QVERIFY(!test.window.problemPanel()->isVisible());
}

void TstMonitorWindowMachines::noMachines_areExplained()
{
    MachinesFixture test;
    QVERIFY(showActive(&test.window));
    test.show(MachineReadings());
    QCOMPARE(test.window.mmStatusBar()->status().text, u"MM: No machines"_s);
    QVERIFY(test.window.problemPanel()->isVisible());
    const auto *message = test.window.findChild<QLabel *>(u"mm_no_machines_label"_s);
    QVERIFY(message->isVisible());
    QCOMPARE(message->text(), u"There are no machines."_s);
}

void TstMonitorWindowMachines::machinesThatAreBad_areNoProblemOfPrometheus()
{
    MachinesFixture test;
    QVERIFY(showActive(&test.window));
    test.waitForReading();
    QCOMPARE(test.window.mmStatusBar()->status().state, State::Error);
    QVERIFY(!test.window.problemPanel()->isVisible());
}

void TstMonitorWindowMachines::enter_opensOneWindowForAMachine()
{
    MachinesFixture test;
    QVERIFY(showActive(&test.window));
    QTRY_COMPARE(test.table()->model()->rowCount(), 5);
    for (int time = 0; time < 2; ++time) {
        test.select(0);
        test.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&test.window));
        QTest::keyClick(test.table(), Qt::Key_Return);
        QCOMPARE(test.window.findChildren<MachineWindow *>().size(), 1);
    }
    auto *machine = test.window.findChild<MachineWindow *>();
    QCOMPARE(machine->key(), MachineKey(u"mm"_s, u"beta:9464"_s));
    QVERIFY(machine->isVisible());
    test.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&test.window));
    test.select(4);
    QTest::keyClick(test.table(), Qt::Key_Return);
    QCOMPARE(test.window.findChildren<MachineWindow *>().size(), 2);
    QTRY_COMPARE(machine->findChild<MmStatusBar *>()->status().text,
                 u"MM: 5 services | 1,000 msgs"_s);
}

void TstMonitorWindowMachines::leaveOut_isRequestedAndPolls()
{
    MachinesFixture test;
    test.waitForReading();
    const QSignalSpy requests(&test.window, &MonitorWindow::leaveOutRequested);
    QTRY_COMPARE(test.control.inFlight(), 0);
    const int started = test.control.started();
    test.select(2);
    QCOMPARE(test.table()->model()->index(2, 0).data().toString(), u"epsilon:9464"_s);
    test.window.findChild<QAction *>(u"mm_leave_out_action"_s)->trigger();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().first().value<MachineKey>(), MachineKey(u"mm"_s, u"epsilon:9464"_s));
    QTRY_COMPARE(test.control.started(), started + 1);
}

void TstMonitorWindowMachines::events_areThoseOfMachines()
{
    MachinesFixture test;
    test.waitForReading();
    MachineReadings next = test.all;
    next[u"alpha:9464"_s].up = 0;
    test.show(next);
    const auto &events = test.window.events().events();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.first().kind, EventKind::FirstReading);
    QCOMPARE(events.last().kind, EventKind::MachinesDown);
    QCOMPARE(events.last().services, QStringList{u"alpha:9464"_s});
}

void TstMonitorWindowMachines::trend_goesOnWhileAMachineIsDown()
{
    MachinesFixture test;
    QVERIFY(showActive(&test.window));
    test.waitForReading();
    const auto known = [&test] {
        const Trend trend = test.window.findChild<TrendPanel *>()->chart()->trend();
        return std::any_of(trend.total.begin(), trend.total.end(),
                           [](float rate) { return rate >= 0; });
    };
    QTRY_VERIFY((test.waitForReading(), known()));
}

void TstMonitorWindowMachines::layout_isRestoredAndKeepsTheOtherTable()
{
    MachinesFixture test;
    test.table()->setColumnHidden(4, true);
    test.table()->sortByColumn(3, Qt::DescendingOrder);
    const QVariantMap machines = test.window.saveLayout();
    MachinesFixture restored;
    restored.window.restoreLayout(machines);
    QVERIFY(restored.table()->isColumnHidden(4));
    QCOMPARE(restored.table()->horizontalHeader()->sortIndicatorSection(), 3);

    // As after a change from a file to machines, and back.
    ReadControl control;
    MonitorWindow ofFile(somePath, control.read(), never);
    auto *services = ofFile.findChild<QTableView *>(u"mm_services_table"_s);
    services->setColumnHidden(1, true);
    ofFile.restoreLayout([&] {
        QVariantMap layout = ofFile.saveLayout();
        layout.insert(
            machines.value(u"machineColumns"_s).isNull()
                ? QVariantMap()
                : QVariantMap{{u"machineColumns"_s, machines.value(u"machineColumns"_s)}});
        return layout;
    }());
    MachinesFixture changed;
    changed.window.restoreLayout(ofFile.saveLayout());
    QVERIFY(changed.table()->isColumnHidden(4));
    MonitorWindow back(somePath, control.read(), never);
    back.restoreLayout(changed.window.saveLayout());
    QVERIFY(back.findChild<QTableView *>(u"mm_services_table"_s)->isColumnHidden(1));
}

/// Their columns were never shown. In another language or with a larger font they would be too
/// narrow for a later window of services, which finds its own widths.
void TstMonitorWindowMachines::hiddenServices_areNotInTheLayout()
{
    MachinesFixture test;
    QVERIFY(!test.window.saveLayout().contains(u"columns"_s));
    const QVariantMap services{{u"columns"_s, QByteArray("x")}, {u"columnCount"_s, 1}};
    test.window.restoreLayout(services);
    const QVariantMap saved = test.window.saveLayout();
    for (auto each = services.cbegin(); each != services.cend(); ++each)
        QCOMPARE(saved.value(each.key()), each.value());
}

void TstMonitorWindowMachines::takeOver_keepsTheTable()
{
    MachinesFixture former;
    QVERIFY(showActive(&former.window));
    former.waitForReading();
    former.window.findChild<QLineEdit *>(u"mm_machines_filter"_s)->setText(u"ta"_s);
    former.select(1);
    ReadControl control;
    control.hang();
    MonitorWindow window(former.all.fleet.url, control.read(),
                         [](const MachineKey &, TrafficHistory *) { return Reading(); });
    window.takeOver(&former.window, true);
    QVERIFY(window.isVisible());
    const auto *table = window.findChild<QTableView *>(u"mm_machines_table"_s);
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->currentIndex().data().toString(), u"delta:9464"_s);
    QCOMPARE(window.events().events().size(), former.window.events().events().size());
}

MM_WINDOW_SUITE(TstMonitorWindowMachines)
#include "tst_monitorwindow_machines.moc"
