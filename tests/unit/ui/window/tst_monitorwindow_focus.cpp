// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QTableView>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
class TstMonitorWindowFocus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void label_isLastInTheTabOrder();
    void lateFirstReading_focusesTheTable();
    void lateFirstReading_keepsTheUsersFocus();
    void laterList_keepsTheFocus();
    void firstFocus_isNotTheLabel();
    void table_isReachedByKeyboard();
};

void TstMonitorWindowFocus::label_isLastInTheTabOrder()
{
    ReadControl control(readingFor(State::Active, somePath));
    MonitorWindow window(somePath, control.read(), never);
    QVERIFY(showActive(&window));
    QTRY_VERIFY(window.findChild<QTableView *>(u"mm_services_table"_s)->hasFocus());
    const QWidget *label = window.findChild<QWidget *>(u"mm_status_label"_s);
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 20 && window.focusWidget() != label; ++i)
            QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        QCOMPARE(window.focusWidget(), label);
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        QCOMPARE(window.focusWidget(), window.findChild<QWidget *>(u"mm_services_filter"_s));
        // The window gets it back from the compact one.
        window.setCompact(true);
        window.setCompact(false);
    }
}

void TstMonitorWindowFocus::lateFirstReading_focusesTheTable()
{
    ReadControl control(readingFor(State::Active, somePath));
    control.hang();
    MonitorWindow window(somePath, control.read(), never);
    QVERIFY(showActive(&window));
    control.release();
    QTRY_VERIFY(window.findChild<QTableView *>(u"mm_services_table"_s)->hasFocus());
}

void TstMonitorWindowFocus::lateFirstReading_keepsTheUsersFocus()
{
    ReadControl control(readingFor(State::Active, somePath));
    control.hang();
    MonitorWindow window(somePath, control.read(), never);
    QVERIFY(showActive(&window));
    QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
    const QWidget *const chosen = window.focusWidget();
    control.release();
    auto *table = window.findChild<QTableView *>(u"mm_services_table"_s);
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(window.focusWidget(), chosen);
}

void TstMonitorWindowFocus::laterList_keepsTheFocus()
{
    ReadControl control(readingFor(State::Active, somePath));
    MonitorWindow window(somePath, control.read(), never);
    auto *table = window.findChild<QTableView *>(u"mm_services_table"_s);
    QVERIFY(showActive(&window));
    QTRY_VERIFY(table->hasFocus());
    auto *chosen = window.findChild<QWidget *>(u"mm_trend"_s);
    chosen->setFocus(Qt::MouseFocusReason);
    for (const State state : {State::NoFile, State::Active}) {
        control.setReading(readingFor(state, somePath));
        window.mmStatusBar()->checkNow();
        QTRY_COMPARE(table->isVisible(), state == State::Active);
        QCOMPARE(window.focusWidget(), chosen);
    }
}

void TstMonitorWindowFocus::firstFocus_isNotTheLabel()
{
    ReadControl control(readingFor(State::NoFile, somePath));
    MonitorWindow window(somePath, control.read(), never);
    QVERIFY(showActive(&window));
    QVERIFY(window.focusWidget());
    QVERIFY(window.focusWidget() != window.findChild<QWidget *>(u"mm_status_label"_s));
}

void TstMonitorWindowFocus::table_isReachedByKeyboard()
{
    ReadControl control(readingFor(State::Active, somePath));
    MonitorWindow window(somePath, control.read(), never);
    auto *table = window.findChild<QTableView *>(u"mm_services_table"_s);
    QVERIFY(showActive(&window));
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->accessibleName(), u"Services"_s);
    for (int i = 0; i < 5 && !table->hasFocus(); ++i)
        QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_Tab);
    QVERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->currentIndex().row(), 1);
}

MM_WINDOW_SUITE(TstMonitorWindowFocus)
#include "tst_monitorwindow_focus.moc"
