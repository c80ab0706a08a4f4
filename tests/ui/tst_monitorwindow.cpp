// SPDX-License-Identifier: MIT
#include "readcontrol.h"
#include "samples.h"
#include "ui/mmstatusbar.h"
#include "ui/monitorwindow.h"

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

const QString path = QStringLiteral("/tmp/<b>mesh</b>/stats.json");
/// The first look and those that a test asks for, and no other.
constexpr std::chrono::milliseconds never = 1h;
constexpr std::chrono::milliseconds often{5};

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

/// One that the keyboard reaches.
bool showActive(QWidget *window)
{
    window->show();
    window->activateWindow();
    return QTest::qWaitForWindowActive(window);
}

Reading suspended()
{
    Reading reading = readingFor(State::NotUpdating, path);
    reading.writerProcess = ProcessState::Suspended;
    return reading;
}

} // namespace

class MonitorWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void menus_holdWhatAMenuMust();
    void f5_looksAgain();
    void ctrlQ_closes();
    void preferences_areAskedForByKeyAndMenu();
    void about_isReachedByKeyboardAndTellsThePath();
    void focusOfAProblemThatIsGone_goesToTheServices();
    void everyState_isExplainedWhereItNeedsTo_data();
    void everyState_isExplainedWhereItNeedsTo();
    void problem_goesWhenTheMeshComesBack();
    void list_isOfTheSameReadingAsTheLabel();
    void emptyList_hasASentence_data();
    void emptyList_hasASentence();
    void table_isReachedByKeyboard();
    void everyText_isPlain();
    void closing_worksWhileALookHangs();
};

void MonitorWindowTest::menus_holdWhatAMenuMust()
{
    ReadControl control;
    const MonitorWindow window(path, control.read(), never);
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
    // The same key twice would be ambiguous, and then Qt does nothing at all.
    for (const QAction *action : {check, quit, about, copy, find}) {
        QList<QKeySequence> keys = action->shortcuts();
        while (!keys.isEmpty()) {
            const QKeySequence key = keys.takeFirst();
            QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
        }
    }
}

void MonitorWindowTest::f5_looksAgain()
{
    ReadControl control(readingFor(State::NoFile, path));
    MonitorWindow window(path, control.read(), never);
    QVERIFY(showActive(&window));
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::NoFile);
    control.answer(readingFor(State::Active, path));
    QTest::keyClick(&window, Qt::Key_F5);
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::Active);
    QCOMPARE(control.begun(), 2);
}

void MonitorWindowTest::ctrlQ_closes()
{
    ReadControl control;
    MonitorWindow window(path, control.read(), never);
    QVERIFY(showActive(&window));
    QTest::keyClick(&window, Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!window.isVisible());
}

void MonitorWindowTest::preferences_areAskedForByKeyAndMenu()
{
    ReadControl control;
    MonitorWindow window(path, control.read(), never);
    QVERIFY(showActive(&window));
    const QSignalSpy asked(&window, &MonitorWindow::preferencesRequested);
    QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(asked.size(), 1);
    QTest::keyClick(&window, Qt::Key_E, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_P);
    QTRY_COMPARE(asked.size(), 2);
    QCOMPARE(actionOf(window, u"&Preferences…"_s)->menuRole(), QAction::PreferencesRole);
}

void MonitorWindowTest::about_isReachedByKeyboardAndTellsThePath()
{
    ReadControl control;
    MonitorWindow window(path, control.read(), never);
    QVERIFY(showActive(&window));
    QTest::keyClick(&window, Qt::Key_H, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_A);
    QTRY_VERIFY(window.findChild<QMessageBox *>());
    QPointer<QMessageBox> about = window.findChild<QMessageBox *>();
    QTRY_VERIFY(about->isVisible());
    QVERIFY(!about->isModal());
    QCOMPARE(about->textFormat(), Qt::PlainText);
    QVERIFY(about->text().contains(path));
    QTest::keyClick(about, Qt::Key_Escape);
    QTRY_VERIFY(about.isNull());
    QVERIFY(window.isVisible());
}

void MonitorWindowTest::focusOfAProblemThatIsGone_goesToTheServices()
{
    ReadControl control(readingFor(State::Stopped, path));
    MonitorWindow window(path, control.read(), never);
    QVERIFY(showActive(&window));
    auto *check = window.findChild<QPushButton *>(u"mm_check_button"_s);
    QVERIFY(check);
    QTRY_VERIFY(check->isVisible());
    check->setFocus();
    QTRY_VERIFY(check->hasFocus());
    control.answer(readingFor(State::Active, path));
    QTest::keyClick(check, Qt::Key_Space);
    QTRY_VERIFY(problemOf(window)->isHidden());
    QVERIFY(window.findChild<QTableView *>(u"mm_services_table"_s)->hasFocus());
}

void MonitorWindowTest::everyState_isExplainedWhereItNeedsTo_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<bool>("needsWords");

    for (const State state : allStates())
        QTest::newRow(qPrintable(stateName(state)))
            << readingFor(state, path) << (state != State::Checking && state != State::Active);
    QTest::newRow("NotUpdating, suspended") << suspended() << true;
    QTest::newRow("NotUpdating, hung")
        << hungReading(readingFor(State::Active, path), path, Moment::now()) << true;
}

void MonitorWindowTest::everyState_isExplainedWhereItNeedsTo()
{
    QFETCH(Reading, reading);
    QFETCH(bool, needsWords);

    ReadControl control(reading);
    MonitorWindow window(path, control.read(), often);
    window.show();
    QVERIFY(problemOf(window)->isHidden());
    QTRY_VERIFY(control.begun() > 2);
    QTRY_COMPARE(!problemOf(window)->isHidden(), needsWords);
    if (!needsWords)
        return;
    const Status status = window.mmStatusBar()->status();
    QVERIFY(!status.remedy.isEmpty());
    const QString text = problemTextOf(window);
    QVERIFY(problemOf(window)->isVisible());
    QVERIFY2(text.contains(status.reason), qPrintable(text));
    QVERIFY2(text.contains(status.remedy), qPrintable(text));
    QVERIFY2(text.contains(path), qPrintable(text));
    QVERIFY2(!text.contains(u'\n'), qPrintable(text));
}

void MonitorWindowTest::problem_goesWhenTheMeshComesBack()
{
    ReadControl control(readingFor(State::Error, path));
    MonitorWindow window(path, control.read(), often);
    window.show();
    QTRY_VERIFY(problemOf(window)->isVisible());
    control.answer(readingFor(State::Active, path));
    QTRY_VERIFY(!problemOf(window)->isVisible());
    control.answer(readingFor(State::NoFile, path));
    QTRY_VERIFY(problemOf(window)->isVisible());
    QVERIFY(problemTextOf(window).contains(u"does not exist"_s));
}

void MonitorWindowTest::list_isOfTheSameReadingAsTheLabel()
{
    ReadControl control(readingFor(State::Active, path));
    const MonitorWindow window(path, control.read(), often);
    const auto *table = window.findChild<QTableView *>(u"mm_services_table"_s)->model();
    QTRY_COMPARE(table->rowCount(), 2);
    QCOMPARE(table->index(0, 0).data().toString(), u"ee_monitor"_s);
    QCOMPARE(table->index(1, 2).data().toString(), u"12"_s);

    // At each look, label, paragraph and list agree.
    int looks = 0;
    int disagreements = 0;
    connect(window.mmStatusBar(), &MmStatusBar::readingChanged, this,
            [&](const Reading &reading, const Status &status) {
                ++looks;
                const bool listed = table->rowCount() == reading.snapshot.services.size();
                const bool explained = problemOf(window)->isHidden() == status.remedy.isEmpty();
                disagreements += listed && explained ? 0 : 1;
            });
    for (const State state : allStates()) {
        control.answer(readingFor(state, path));
        QTRY_COMPARE(window.mmStatusBar()->status().state, state);
    }
    QVERIFY(looks >= 6);
    QCOMPARE(disagreements, 0);
}

void MonitorWindowTest::emptyList_hasASentence_data()
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

void MonitorWindowTest::emptyList_hasASentence()
{
    QFETCH(State, state);
    QFETCH(qint64, services);
    QFETCH(QString, sentence);

    Reading reading = readingFor(state, path);
    reading.snapshot.services.clear();
    reading.snapshot.totalServices = services;
    ReadControl control(reading);
    MonitorWindow window(path, control.read(), never);
    window.show();
    QTRY_COMPARE(window.mmStatusBar()->status().state, state);
    QTRY_COMPARE(nothingOf(window)->text(), sentence);
    QVERIFY(nothingOf(window)->isVisible());
    QVERIFY(!window.findChild<QTableView *>(u"mm_services_table"_s)->isVisible());
}

void MonitorWindowTest::table_isReachedByKeyboard()
{
    ReadControl control(readingFor(State::Active, path));
    MonitorWindow window(path, control.read(), never);
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

void MonitorWindowTest::everyText_isPlain()
{
    ReadControl control;
    MonitorWindow window(path, control.read(), often);
    window.show();
    for (const State state : allStates()) {
        control.answer(readingFor(state, path));
        const int begun = control.begun();
        QTRY_VERIFY(control.begun() > begun + 2);
        QTRY_COMPARE(window.mmStatusBar()->status().state, state);
        const auto labels = window.findChildren<QLabel *>();
        QVERIFY(labels.size() >= 3);
        for (const QLabel *label : labels)
            QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->objectName()));
    }
}

void MonitorWindowTest::closing_worksWhileALookHangs()
{
    ReadControl control;
    control.hang();
    {
        MonitorWindow window(path, control.read(), often);
        QVERIFY(showActive(&window));
        QTRY_COMPARE(control.out(), 1);
        QVERIFY(window.close());
        QVERIFY(!window.isVisible());
    }
    QCOMPARE(control.out(), 1);
    control.letGo();
    QTRY_VERIFY(control.isForgotten());
}

QTEST_MAIN(MonitorWindowTest)
#include "tst_monitorwindow.moc"
