// SPDX-License-Identifier: MIT
#include "activewindow.h"
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString htmlPath = QStringLiteral("/tmp/<b>mesh</b>/stats.json");

QAction *actionOf(const MonitorWindow &window, const QString &text)
{
    for (const QAction *menu : window.menuBar()->actions()) {
        for (QAction *action : menu->menu()->actions()) {
            if (action->text() == text)
                return action;
        }
    }
    return nullptr;
}

QWidget *problemOf(const MonitorWindow &window)
{
    return window.findChild<QWidget *>(u"mm_problem_panel"_s);
}

QString problemTextOf(const MonitorWindow &window)
{
    return window.findChild<QLabel *>(u"mm_problem_text"_s)->text();
}

QLabel *nothingOf(const MonitorWindow &window)
{
    return window.findChild<QLabel *>(u"mm_nothing_label"_s);
}

Reading suspended()
{
    Reading reading = readingFor(State::NotUpdating, htmlPath);
    reading.writerProcess = ProcessState::Suspended;
    return reading;
}

} // namespace

class TstMonitorWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void menus_haveAllActions();
    void f5_polls();
    void ctrlQ_closes();
    void preferences_areRequestedByKeyAndMenu();
    void about_isReachedByKeyboardAndShowsPath();
    void focusOfAHiddenProblem_movesToTheServices();
    void problemPanel_explainsTheState_data();
    void problemPanel_explainsTheState();
    void problem_isHiddenOnceMmIsActive();
    void list_showsTheReadingOfTheLabel();
    void emptyList_showsASentence_data();
    void emptyList_showsASentence();
    void everyText_isPlain();
    void close_worksWhileAReadHangs();
};

void TstMonitorWindow::menus_haveAllActions()
{
    ReadControl control;
    const MonitorWindow window(htmlPath, control.read(), never);
    for (const QAction *menu : window.menuBar()->actions())
        QVERIFY2(menu->text().contains(u'&'), qPrintable(menu->text()));
    const QAction *check = actionOf(window, u"&Check Now"_s);
    const QAction *quit = actionOf(window, u"&Quit"_s);
    const QAction *about = actionOf(window, u"&About EE Monitor"_s);
    QVERIFY(check && quit && about);
    const QAction *copy = actionOf(window, u"&Copy"_s);
    const QAction *find = actionOf(window, u"&Find"_s);
    QVERIFY(copy && find && actionOf(window, u"Copy as &JSON"_s));
    QVERIFY(copy->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::Key_C)));
    QVERIFY(find->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::Key_F)));
    QVERIFY(check->shortcuts().contains(QKeySequence(Qt::Key_F5)));
    QVERIFY(quit->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::Key_Q)));
    // Qt treats a duplicate key as ambiguous and does nothing.
    for (const QAction *action : {check, quit, about, copy, find}) {
        QList<QKeySequence> keys = action->shortcuts();
        while (!keys.isEmpty()) {
            const QKeySequence key = keys.takeFirst();
            QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
        }
    }
}

void TstMonitorWindow::f5_polls()
{
    ReadControl control(readingFor(State::NoFile, htmlPath));
    MonitorWindow window(htmlPath, control.read(), never);
    QVERIFY(showActive(&window));
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::NoFile);
    control.setReading(readingFor(State::Active, htmlPath));
    QTest::keyClick(&window, Qt::Key_F5);
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::Active);
    QCOMPARE(control.started(), 2);
}

void TstMonitorWindow::ctrlQ_closes()
{
    ReadControl control;
    MonitorWindow window(htmlPath, control.read(), never);
    QVERIFY(showActive(&window));
    QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!window.isVisible());
}

void TstMonitorWindow::preferences_areRequestedByKeyAndMenu()
{
    ReadControl control;
    MonitorWindow window(htmlPath, control.read(), never);
    QVERIFY(showActive(&window));
    const QSignalSpy requests(&window, &MonitorWindow::preferencesRequested);
    QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(requests.size(), 1);
    QTest::keyClick(&window, Qt::Key_E, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_P);
    QTRY_COMPARE(requests.size(), 2);
    QCOMPARE(actionOf(window, u"&Preferences…"_s)->menuRole(), QAction::PreferencesRole);
}

void TstMonitorWindow::about_isReachedByKeyboardAndShowsPath()
{
    ReadControl control;
    MonitorWindow window(htmlPath, control.read(), never);
    QVERIFY(showActive(&window));
    QTest::keyClick(&window, Qt::Key_H, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_A);
    QTRY_VERIFY(window.findChild<QMessageBox *>());
    QPointer<QMessageBox> about = window.findChild<QMessageBox *>();
    QTRY_VERIFY(about->isVisible());
    QVERIFY(!about->isModal());
    QCOMPARE(about->textFormat(), Qt::PlainText);
    QVERIFY(about->text().contains(htmlPath));
    QTest::keyClick(about, Qt::Key_Escape);
    QTRY_VERIFY(about.isNull());
    QVERIFY(window.isVisible());
}

void TstMonitorWindow::focusOfAHiddenProblem_movesToTheServices()
{
    ReadControl control(readingFor(State::Stopped, htmlPath));
    MonitorWindow window(htmlPath, control.read(), never);
    QVERIFY(showActive(&window));
    auto *check = window.findChild<QPushButton *>(u"mm_check_button"_s);
    QVERIFY(check);
    QTRY_VERIFY(check->isVisible());
    check->setFocus();
    QTRY_VERIFY(check->hasFocus());
    control.setReading(readingFor(State::Active, htmlPath));
    QTest::keyClick(check, Qt::Key_Space);
    QTRY_VERIFY(problemOf(window)->isHidden());
    QVERIFY(window.findChild<QTableView *>(u"mm_services_table"_s)->hasFocus());
}

void TstMonitorWindow::problemPanel_explainsTheState_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<bool>("needsWords");

    for (const State state : allStates)
        QTest::newRow(qPrintable(stateName(state)))
            << readingFor(state, htmlPath) << (state != State::Checking && state != State::Active);
    QTest::newRow("NotUpdating, suspended") << suspended() << true;
    QTest::newRow("NotUpdating, hung")
        << hungReading(readingFor(State::Active, htmlPath), htmlPath, Instant::now()) << true;
}

void TstMonitorWindow::problemPanel_explainsTheState()
{
    QFETCH(Reading, reading);
    QFETCH(bool, needsWords);

    ReadControl control(reading);
    MonitorWindow window(htmlPath, control.read(), often);
    window.show();
    QVERIFY(problemOf(window)->isHidden());
    QTRY_VERIFY(control.started() > 2);
    QTRY_COMPARE(!problemOf(window)->isHidden(), needsWords);
    if (!needsWords)
        return;
    const Status status = window.mmStatusBar()->status();
    QVERIFY(!status.remedy.isEmpty());
    const QString text = problemTextOf(window);
    QVERIFY(problemOf(window)->isVisible());
    QVERIFY2(text.contains(status.reason), qPrintable(text));
    QVERIFY2(text.contains(status.remedy), qPrintable(text));
    QVERIFY2(text.contains(htmlPath), qPrintable(text));
    QVERIFY2(!text.contains(u'\n'), qPrintable(text));
}

void TstMonitorWindow::problem_isHiddenOnceMmIsActive()
{
    ReadControl control(readingFor(State::Error, htmlPath));
    MonitorWindow window(htmlPath, control.read(), often);
    window.show();
    QTRY_VERIFY(problemOf(window)->isVisible());
    control.setReading(readingFor(State::Active, htmlPath));
    QTRY_VERIFY(!problemOf(window)->isVisible());
    control.setReading(readingFor(State::NoFile, htmlPath));
    QTRY_VERIFY(problemOf(window)->isVisible());
    QVERIFY(problemTextOf(window).contains(u"does not exist"_s));
}

void TstMonitorWindow::list_showsTheReadingOfTheLabel()
{
    ReadControl control(readingFor(State::Active, htmlPath));
    const MonitorWindow window(htmlPath, control.read(), often);
    const auto *table = window.findChild<QTableView *>(u"mm_services_table"_s)->model();
    QTRY_COMPARE(table->rowCount(), 2);
    QCOMPARE(table->index(0, 0).data().toString(), u"ee_monitor"_s);
    QCOMPARE(table->index(1, 2).data().toString(), u"12"_s);

    // At each reading, label, paragraph and list agree.
    int readings = 0;
    int disagreements = 0;
    connect(window.mmStatusBar(), &MmStatusBar::readingChanged, this,
            [&](const Reading &reading, const Status &status) {
                ++readings;
                const bool listed = table->rowCount() == reading.snapshot.services.size();
                const bool explained = problemOf(window)->isHidden() == status.remedy.isEmpty();
                disagreements += listed && explained ? 0 : 1;
            });
    for (const State state : allStates) {
        control.setReading(readingFor(state, htmlPath));
        QTRY_COMPARE(window.mmStatusBar()->status().state, state);
    }
    QVERIFY(readings >= 6);
    QCOMPARE(disagreements, 0);
}

void TstMonitorWindow::emptyList_showsASentence_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<qint64>("services");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("active, none") << State::Active << qint64(0)
                                  << u"No service is registered yet."_s;
    QTest::newRow("active, counted but not listed")
        << State::Active << qint64(5) << u"This MM counts its services, but does not list them."_s;
    QTest::newRow("error") << State::Error << qint64(0) << QString();
    QTest::newRow("no file") << State::NoFile << qint64(0) << QString();
    QTest::newRow("stopped") << State::Stopped << qint64(0) << QString();
}

void TstMonitorWindow::emptyList_showsASentence()
{
    QFETCH(State, state);
    QFETCH(qint64, services);
    QFETCH(QString, sentence);

    Reading reading = readingFor(state, htmlPath);
    reading.snapshot.services.clear();
    reading.snapshot.totalServices = services;
    ReadControl control(reading);
    MonitorWindow window(htmlPath, control.read(), never);
    window.show();
    QTRY_COMPARE(window.mmStatusBar()->status().state, state);
    QTRY_COMPARE(nothingOf(window)->text(), sentence);
    QVERIFY(nothingOf(window)->isVisible());
    QVERIFY(!window.findChild<QTableView *>(u"mm_services_table"_s)->isVisible());
}

void TstMonitorWindow::everyText_isPlain()
{
    ReadControl control;
    MonitorWindow window(htmlPath, control.read(), often);
    window.show();
    for (const State state : allStates) {
        control.setReading(readingFor(state, htmlPath));
        const int begun = control.started();
        QTRY_VERIFY(control.started() > begun + 2);
        QTRY_COMPARE(window.mmStatusBar()->status().state, state);
        const auto labels = window.findChildren<QLabel *>();
        QVERIFY(labels.size() >= 3);
        for (const QLabel *label : labels)
            QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName()));
    }
}

void TstMonitorWindow::close_worksWhileAReadHangs()
{
    ReadControl control;
    control.hang();
    {
        MonitorWindow window(htmlPath, control.read(), often);
        QVERIFY(showActive(&window));
        QTRY_COMPARE(control.inFlight(), 1);
        QVERIFY(window.close());
        QVERIFY(!window.isVisible());
    }
    QCOMPARE(control.inFlight(), 1);
    control.release();
    QTRY_VERIFY(control.isUnreferenced());
}

MM_WINDOW_SUITE(TstMonitorWindow)
#include "tst_monitorwindow.moc"
