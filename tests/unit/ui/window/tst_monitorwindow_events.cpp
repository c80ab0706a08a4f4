// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QDockWidget *dockOf(const MonitorWindow &window)
{
    return window.findChild<QDockWidget *>(u"mm_events_dock"_s);
}

QAbstractItemModel *eventsOf(const MonitorWindow &window)
{
    return window.findChild<QTableView *>(u"mm_events_table"_s)->model();
}

QString textOf(const MonitorWindow &window, int row)
{
    return eventsOf(window)->index(row, 1).data().toString();
}

} // namespace

class TstMonitorWindowEvents final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dock_isHiddenInitially();
    void ctrlE_showsAndHides();
    void events_followTheLabel();
    void clear_emptiesTheList();
    void closedInAnyWay_windowHasItsFormerHeight_data();
    void closedInAnyWay_windowHasItsFormerHeight();
    void check_isAcknowledged();
    void dock_isRestored();
};

void TstMonitorWindowEvents::dock_isHiddenInitially()
{
    ReadControl control(readingFor(State::Active, somePath));
    MonitorWindow window(somePath, control.read(), never);
    window.show();
    QVERIFY(!dockOf(window)->isVisible());
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::Active);
    QCOMPARE(eventsOf(window)->rowCount(), 0); // nothing is computed while hidden
}

void TstMonitorWindowEvents::ctrlE_showsAndHides()
{
    ReadControl control(readingFor(State::Active, somePath));
    MonitorWindow window(somePath, control.read(), never);
    QVERIFY(showActive(&window));
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::Active);
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(dockOf(window)->isVisible());
    QVERIFY(dockOf(window)->toggleViewAction()->isChecked());
    QCOMPARE(eventsOf(window)->rowCount(), 1); // events before it was shown are there
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(!dockOf(window)->isVisible());
}

void TstMonitorWindowEvents::events_followTheLabel()
{
    ReadControl control(readingFor(State::NoFile, somePath));
    MonitorWindow window(somePath, control.read(), never);
    window.show();
    dockOf(window)->show();
    for (const State state : {State::NoFile, State::Active, State::Stopped, State::Error}) {
        control.setReading(readingFor(state, somePath));
        window.mmStatusBar()->checkNow();
        QTRY_COMPARE(window.mmStatusBar()->status().state, state);
        QVERIFY(textOf(window, 0).endsWith(window.mmStatusBar()->status().reason));
    }
    QCOMPARE(eventsOf(window)->rowCount(), 4);
}

void TstMonitorWindowEvents::clear_emptiesTheList()
{
    ReadControl control(readingFor(State::Active, somePath));
    MonitorWindow window(somePath, control.read(), never);
    window.show();
    dockOf(window)->show();
    QTRY_COMPARE(eventsOf(window)->rowCount(), 1);
    window.findChild<QTableView *>(u"mm_events_table"_s)->actions().last()->trigger();
    QCOMPARE(eventsOf(window)->rowCount(), 0);
    control.setReading(readingFor(State::Stopped, somePath));
    window.mmStatusBar()->checkNow();
    QTRY_COMPARE(eventsOf(window)->rowCount(), 1);
}

void TstMonitorWindowEvents::closedInAnyWay_windowHasItsFormerHeight_data()
{
    QTest::addColumn<bool>("byButton");
    QTest::addColumn<bool>("restored");
    QTest::newRow("key") << false << false;
    QTest::newRow("button of the dock") << true << false;
    QTest::newRow("button, in the next window") << true << true;
}

void TstMonitorWindowEvents::closedInAnyWay_windowHasItsFormerHeight()
{
    QFETCH(bool, byButton);
    QFETCH(bool, restored);
    ReadControl control(readingFor(State::Active, somePath));
    MonitorWindow window(somePath, control.read(), never);
    QVERIFY(showActive(&window));
    const int before = window.height();
    QTest::keyClick(&window, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(window.height() > before);
    MonitorWindow next(somePath, control.read(), never);
    MonitorWindow *closing = &window;
    if (restored) {
        next.restoreLayout(window.saveLayout());
        closing = &next;
        QVERIFY(showActive(&next));
    }
    if (byButton)
        dockOf(*closing)->close();
    else
        QTest::keyClick(closing, Qt::Key_E, Qt::ControlModifier);
    QTRY_COMPARE(closing->height(), before);
}

void TstMonitorWindowEvents::check_isAcknowledged()
{
    ReadControl control(readingFor(State::Active, somePath));
    MonitorWindow window(somePath, control.read(), never);
    QVERIFY(showActive(&window));
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::Active);
    const auto *notice = window.findChild<QLabel *>(u"mm_acknowledgement"_s);
    QVERIFY(!notice->isVisible()); // polls of the program itself are silent
    QTest::keyClick(&window, Qt::Key_F5);
    QTRY_VERIFY(notice->isVisible());
    QCOMPARE(notice->accessibleName(), notice->text());
    const QString checked = notice->text();
    const QList<QAction *> actions = window.findChildren<QAction *>();
    for (QAction *action : actions) {
        if (action->text() == u"Copy &Details"_s)
            action->trigger();
    }
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text() != checked);
}

void TstMonitorWindowEvents::dock_isRestored()
{
    ReadControl control(readingFor(State::Active, somePath));
    QVariantMap layout;
    {
        MonitorWindow window(somePath, control.read(), never);
        window.show();
        window.addDockWidget(Qt::RightDockWidgetArea, dockOf(window));
        dockOf(window)->show();
        layout = window.saveLayout();
    }
    MonitorWindow window(somePath, control.read(), never);
    window.restoreLayout(layout);
    window.show();
    QVERIFY(dockOf(window)->isVisible());
    QCOMPARE(window.dockWidgetArea(dockOf(window)), Qt::RightDockWidgetArea);
}

MM_WINDOW_SUITE(TstMonitorWindowEvents)
#include "tst_monitorwindow_events.moc"
