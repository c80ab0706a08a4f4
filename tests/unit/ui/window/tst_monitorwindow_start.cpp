// SPDX-License-Identifier: MIT
#include "eventcounter.h"
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/mmstatusbar.h"
#include "ui/status/problempanel.h"
#include "ui/window/monitorwindow.h"

#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString started = QStringLiteral("MM was started as process 123.");
const QString failed = QStringLiteral("mm-proxy ended: <b>port 6001</b> is taken.");

/// An active window whose label shows \p reading.
class Shown final
{
public:
    explicit Shown(const Reading &reading)
        : control(reading)
        , window(somePath, control.read(), never)
    {
        window.problemPanel()->setStartable(true);
        window.show();
        window.activateWindow();
    }

    bool isReady()
    {
        return QTest::qWaitForWindowActive(&window) && QTest::qWaitFor([this] {
                   return window.mmStatusBar()->status().state != State::Checking;
               });
    }

    void show(const Reading &reading)
    {
        control.setReading(reading);
        QSignalSpy readings(window.mmStatusBar(), &MmStatusBar::readingChanged);
        window.mmStatusBar()->checkNow();
        QVERIFY(readings.wait());
    }

    [[nodiscard]] QPushButton *button() const
    {
        return window.findChild<QPushButton *>(u"mm_start_button"_s);
    }
    [[nodiscard]] QLabel *notice() const { return window.findChild<QLabel *>(u"mm_notice_text"_s); }
    [[nodiscard]] QLabel *problem() const
    {
        return window.findChild<QLabel *>(u"mm_problem_text"_s);
    }

    ReadControl control;
    MonitorWindow window;
};

} // namespace

class TstMonitorWindowStart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void button_isShownWhereStartingHelps_data();
    void button_isShownWhereStartingHelps();
    void button_isHiddenUnlessStartable();
    void button_followsTheState();
    void click_requestsOneStart();
    void button_isDisabledWhileStarting();
    void button_isReachedByKeyboard();
    void notice_isShownBelowTheProblem();
    void notice_staysUntilMmIsActive();
    void notice_isReplacedAndHidden();
    void notice_isDroppedWhileMmIsActive();
    void notice_isShownBeforeTheFirstReading();
    void notice_isAnnounced();
    void showAndRaise_restoresAMinimizedWindow();
};

void TstMonitorWindowStart::button_isShownWhereStartingHelps_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<bool>("offered");

    QTest::newRow("no file") << readingFor(State::NoFile, somePath) << true;
    QTest::newRow("stopped") << readingFor(State::Stopped, somePath) << true;
    QTest::newRow("gone") << readingFor(State::NotUpdating, somePath) << true;
    QTest::newRow("active") << readingFor(State::Active, somePath) << false;
    QTest::newRow("error") << readingFor(State::Error, somePath) << false;
    Reading suspended = readingFor(State::NotUpdating, somePath);
    suspended.writerProcess = ProcessState::Suspended;
    QTest::newRow("suspended") << suspended << false;
    QTest::newRow("hung") << hungReading(readingFor(State::Stopped, somePath), somePath,
                                         Instant::now())
                          << false;
}

void TstMonitorWindowStart::button_isShownWhereStartingHelps()
{
    QFETCH(Reading, reading);
    QFETCH(bool, offered);

    Shown shown(reading);
    QVERIFY(!shown.button()->isVisible());
    QVERIFY(shown.isReady());
    QCOMPARE(shown.button()->isVisible(), offered);
}

void TstMonitorWindowStart::button_isHiddenUnlessStartable()
{
    ReadControl control(readingFor(State::NoFile, somePath));
    MonitorWindow window(somePath, control.read(), never);
    window.show();
    const auto *button = window.findChild<QPushButton *>(u"mm_start_button"_s);
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::NoFile);
    QVERIFY(!button->isVisible());
    window.problemPanel()->setStartable(true);
    QVERIFY(button->isVisible());
    window.problemPanel()->setStartable(false);
    QVERIFY(!button->isVisible());
}

void TstMonitorWindowStart::button_followsTheState()
{
    Shown shown(readingFor(State::NoFile, somePath));
    QVERIFY(shown.isReady());
    QVERIFY(shown.button()->isVisible());
    shown.show(readingFor(State::Active, somePath));
    QVERIFY(!shown.button()->isVisible());
    shown.show(readingFor(State::Stopped, somePath));
    QVERIFY(shown.button()->isVisible());
}

void TstMonitorWindowStart::click_requestsOneStart()
{
    Shown shown(readingFor(State::NoFile, somePath));
    QVERIFY(shown.isReady());
    QSignalSpy requests(&shown.window, &MonitorWindow::startRequested);
    QTest::mouseClick(shown.button(), Qt::LeftButton);
    QCOMPARE(requests.size(), 1);
    QVERIFY(shown.button()->isEnabled());
    QVERIFY(!shown.notice()->isVisible());
    QCOMPARE(shown.window.mmStatusBar()->status().state, State::NoFile);
}

void TstMonitorWindowStart::button_isDisabledWhileStarting()
{
    Shown shown(readingFor(State::NoFile, somePath));
    QVERIFY(shown.isReady());
    QSignalSpy requests(&shown.window, &MonitorWindow::startRequested);
    shown.window.problemPanel()->setStarting(true);
    QVERIFY(shown.button()->isVisible());
    QVERIFY(!shown.button()->isEnabled());
    QTest::mouseClick(shown.button(), Qt::LeftButton);
    QTest::keyClick(&shown.window, Qt::Key_S, Qt::AltModifier);
    // Another reading does not enable it.
    shown.show(readingFor(State::Stopped, somePath));
    QVERIFY(!shown.button()->isEnabled());
    QCOMPARE(requests.size(), 0);
    shown.window.problemPanel()->setStarting(false);
    QTest::mouseClick(shown.button(), Qt::LeftButton);
    QCOMPARE(requests.size(), 1);
}

void TstMonitorWindowStart::button_isReachedByKeyboard()
{
    Shown shown(readingFor(State::NotUpdating, somePath));
    QVERIFY(shown.isReady());
    QSignalSpy requests(&shown.window, &MonitorWindow::startRequested);
    QTest::keyClick(&shown.window, Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(requests.size(), 1);

    auto *table = shown.window.findChild<QTableView *>(u"mm_services_table"_s);
    table->setFocus();
    for (int i = 0; i < 8 && !shown.button()->hasFocus(); ++i)
        QTest::keyClick(shown.window.focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(shown.button()->hasFocus());
    QTest::keyClick(shown.button(), Qt::Key_Space);
    QTest::keyClick(shown.button(), Qt::Key_Return);
    QCOMPARE(requests.size(), 3);

    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(shown.button());
    QVERIFY(accessible);
    QCOMPARE(accessible->role(), QAccessible::Button);
    QCOMPARE(accessible->text(QAccessible::Name), u"Start MM"_s);
}

void TstMonitorWindowStart::notice_isShownBelowTheProblem()
{
    Shown shown(readingFor(State::NoFile, somePath));
    QVERIFY(shown.isReady());
    QVERIFY(!shown.notice()->isVisible());
    shown.window.problemPanel()->setNotice(failed);
    QVERIFY(shown.notice()->isVisible());
    QCOMPARE(shown.notice()->text(), failed);
    QCOMPARE(shown.notice()->accessibleName(), failed);
    QCOMPARE(shown.notice()->textFormat(), Qt::PlainText);
    QVERIFY(shown.notice()->textInteractionFlags() & Qt::TextSelectableByKeyboard);
    QVERIFY(shown.notice()->textInteractionFlags() & Qt::TextSelectableByMouse);
    QVERIFY(shown.problem()->isVisible());
    QTRY_VERIFY(shown.notice()->y() >= shown.problem()->geometry().bottom());
}

void TstMonitorWindowStart::notice_staysUntilMmIsActive()
{
    Shown shown(readingFor(State::NoFile, somePath));
    QVERIFY(shown.isReady());
    shown.window.problemPanel()->setNotice(failed);
    for (const State state : {State::NotUpdating, State::Error, State::Stopped}) {
        shown.show(readingFor(state, somePath));
        QCOMPARE(shown.notice()->text(), failed);
        QVERIFY(shown.notice()->isVisible());
    }
    shown.show(readingFor(State::Active, somePath));
    QVERIFY(!shown.notice()->isVisible());
    // It is outdated and stays hidden.
    shown.show(readingFor(State::NotUpdating, somePath));
    QVERIFY(!shown.notice()->isVisible());
    QVERIFY(shown.notice()->accessibleName().isEmpty());
}

void TstMonitorWindowStart::notice_isReplacedAndHidden()
{
    Shown shown(readingFor(State::NoFile, somePath));
    QVERIFY(shown.isReady());
    shown.window.problemPanel()->setNotice(failed);
    shown.window.problemPanel()->setNotice(started);
    QCOMPARE(shown.notice()->text(), started);
    shown.window.problemPanel()->setNotice(QString());
    QVERIFY(!shown.notice()->isVisible());
    QVERIFY(shown.problem()->isVisible());
}

void TstMonitorWindowStart::notice_isDroppedWhileMmIsActive()
{
    Shown shown(readingFor(State::Active, somePath));
    QVERIFY(shown.isReady());
    EventCounter appearances(shown.notice(), {QEvent::Show});
    shown.window.problemPanel()->setNotice(started);
    QVERIFY(!shown.notice()->isVisible());
    QVERIFY(!shown.window.findChild<QWidget *>(u"mm_problem_panel"_s)->isVisible());
    shown.show(readingFor(State::Stopped, somePath));
    QVERIFY(!shown.notice()->isVisible());
    QCOMPARE(appearances.count, 0);
}

void TstMonitorWindowStart::notice_isShownBeforeTheFirstReading()
{
    ReadControl control;
    control.hang();
    MonitorWindow window(somePath, control.read(), never);
    window.show();
    window.problemPanel()->setNotice(failed);
    QCOMPARE(window.mmStatusBar()->status().state, State::Checking);
    QVERIFY(window.findChild<QLabel *>(u"mm_notice_text"_s)->isVisible());
    QVERIFY(!window.findChild<QLabel *>(u"mm_problem_text"_s)->isVisible());
}

void TstMonitorWindowStart::notice_isAnnounced()
{
    Shown shown(readingFor(State::NoFile, somePath));
    QVERIFY(shown.isReady());
    // A screen reader announces it when it is shown.
    EventCounter appearances(shown.notice(), {QEvent::Show});
    shown.window.problemPanel()->setNotice(failed);
    QCOMPARE(appearances.count, 1);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(shown.notice());
    QVERIFY(accessible);
    QCOMPARE(accessible->role(), QAccessible::Notification);
    QCOMPARE(accessible->text(QAccessible::Name), failed);
    // The same result of a second attempt is announced too; a reading and an empty notice are not.
    shown.window.problemPanel()->setNotice(failed);
    QCOMPARE(appearances.count, 2);
    shown.show(readingFor(State::NoFile, somePath));
    shown.window.problemPanel()->setNotice(QString());
    QCOMPARE(appearances.count, 2);
}

void TstMonitorWindowStart::showAndRaise_restoresAMinimizedWindow()
{
    for (const bool maximized : {false, true}) {
        Shown shown(readingFor(State::Active, somePath));
        QVERIFY(shown.isReady());
        if (maximized)
            shown.window.showMaximized();
        shown.window.setWindowState(shown.window.windowState() | Qt::WindowMinimized);
        QTRY_VERIFY(shown.window.isMinimized());
        shown.window.showAndRaise();
        QTRY_VERIFY(!shown.window.isMinimized());
        QVERIFY(shown.window.isVisible());
        QCOMPARE(shown.window.isMaximized(), maximized);
        QTRY_VERIFY(shown.window.isActiveWindow());
        shown.window.hide();
        shown.window.showAndRaise();
        QVERIFY(shown.window.isVisible());
    }
}

MM_WINDOW_SUITE(TstMonitorWindowStart)
#include "tst_monitorwindow_start.moc"
