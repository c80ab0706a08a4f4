// SPDX-License-Identifier: MIT
#include "readcontrol.h"
#include "samples.h"
#include "ui/mmstatusbar.h"
#include "ui/monitorwindow.h"

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

const QString path = QStringLiteral("/tmp/stats.json");
/// The first look and those that a test asks for, and no other.
constexpr std::chrono::milliseconds never = 1h;

const QString started = QStringLiteral("MM was started as process 123.");
const QString failed = QStringLiteral("mm-proxy ended: <b>port 6001</b> is taken.");

/// How often a widget came into view, which is when a screen reader speaks a notification.
class Appearances final : public QObject
{
public:
    explicit Appearances(QWidget *widget) { widget->installEventFilter(this); }

    int count = 0;

protected:
    bool eventFilter(QObject * /*widget*/, QEvent *event) override
    {
        count += event->type() == QEvent::Show ? 1 : 0;
        return false;
    }
};

/// A window whose label shows \p reading, fit for the keyboard.
class Shown final
{
public:
    explicit Shown(const Reading &reading)
        : control(reading)
        , window(path, control.read(), never)
    {
        window.setStartable(true);
        window.show();
        window.activateWindow();
    }

    bool isReady()
    {
        return QTest::qWaitForWindowActive(&window) && QTest::qWaitFor([this] {
                   return window.mmStatusBar()->status().state != State::Checking;
               });
    }

    void look(const Reading &reading)
    {
        control.answer(reading);
        QSignalSpy told(window.mmStatusBar(), &MmStatusBar::readingChanged);
        window.mmStatusBar()->checkNow();
        QVERIFY(told.wait());
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

/// What the window offers and says where MM can be started from it.
class MonitorWindowStartTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void button_isThereWhereStartingHelps_data();
    void button_isThereWhereStartingHelps();
    void button_isThereOnlyWhereStartingIsOffered();
    void button_followsTheState();
    void click_asksForAStartAndNoMore();
    void button_takesNoSecondStart();
    void button_isReachedByKeyboard();
    void notice_isSaidBelowTheProblem();
    void notice_staysUntilMmIsActive();
    void notice_isReplacedAndHidden();
    void notice_isDroppedWhileMmIsActive();
    void notice_isShownBeforeTheFirstLook();
    void notice_isAnnounced();
    void window_comesBackFromTheTaskBar();
};

void MonitorWindowStartTest::button_isThereWhereStartingHelps_data()
{
    QTest::addColumn<Reading>("reading");
    QTest::addColumn<bool>("offered");

    QTest::newRow("no file") << readingFor(State::NoFile, path) << true;
    QTest::newRow("stopped") << readingFor(State::Stopped, path) << true;
    QTest::newRow("gone") << readingFor(State::NotUpdating, path) << true;
    QTest::newRow("active") << readingFor(State::Active, path) << false;
    QTest::newRow("error") << readingFor(State::Error, path) << false;
    Reading suspended = readingFor(State::NotUpdating, path);
    suspended.writerProcess = ProcessState::Suspended;
    QTest::newRow("suspended") << suspended << false;
    QTest::newRow("hung") << hungReading(readingFor(State::Stopped, path), path, Moment::now())
                          << false;
}

void MonitorWindowStartTest::button_isThereWhereStartingHelps()
{
    QFETCH(Reading, reading);
    QFETCH(bool, offered);

    Shown shown(reading);
    QVERIFY(!shown.button()->isVisible());
    QVERIFY(shown.isReady());
    QCOMPARE(shown.button()->isVisible(), offered);
}

void MonitorWindowStartTest::button_isThereOnlyWhereStartingIsOffered()
{
    ReadControl control(readingFor(State::NoFile, path));
    MonitorWindow window(path, control.read(), never);
    window.show();
    const auto *button = window.findChild<QPushButton *>(u"mm_start_button"_s);
    QTRY_COMPARE(window.mmStatusBar()->status().state, State::NoFile);
    QVERIFY(!button->isVisible());
    window.setStartable(true);
    QVERIFY(button->isVisible());
    window.setStartable(false);
    QVERIFY(!button->isVisible());
}

void MonitorWindowStartTest::button_followsTheState()
{
    Shown shown(readingFor(State::NoFile, path));
    QVERIFY(shown.isReady());
    QVERIFY(shown.button()->isVisible());
    shown.look(readingFor(State::Active, path));
    QVERIFY(!shown.button()->isVisible());
    shown.look(readingFor(State::Stopped, path));
    QVERIFY(shown.button()->isVisible());
}

void MonitorWindowStartTest::click_asksForAStartAndNoMore()
{
    Shown shown(readingFor(State::NoFile, path));
    QVERIFY(shown.isReady());
    QSignalSpy asked(&shown.window, &MonitorWindow::startRequested);
    QTest::mouseClick(shown.button(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QVERIFY(shown.button()->isEnabled());
    QVERIFY(!shown.notice()->isVisible());
    QCOMPARE(shown.window.mmStatusBar()->status().state, State::NoFile);
}

void MonitorWindowStartTest::button_takesNoSecondStart()
{
    Shown shown(readingFor(State::NoFile, path));
    QVERIFY(shown.isReady());
    QSignalSpy asked(&shown.window, &MonitorWindow::startRequested);
    shown.window.setStarting(true);
    QVERIFY(shown.button()->isVisible());
    QVERIFY(!shown.button()->isEnabled());
    QTest::mouseClick(shown.button(), Qt::LeftButton);
    QTest::keyClick(&shown.window, Qt::Key_S, Qt::AltModifier);
    // Another look does not set it free.
    shown.look(readingFor(State::Stopped, path));
    QVERIFY(!shown.button()->isEnabled());
    QCOMPARE(asked.size(), 0);
    shown.window.setStarting(false);
    QTest::mouseClick(shown.button(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

void MonitorWindowStartTest::button_isReachedByKeyboard()
{
    Shown shown(readingFor(State::NotUpdating, path));
    QVERIFY(shown.isReady());
    QSignalSpy asked(&shown.window, &MonitorWindow::startRequested);
    QTest::keyClick(&shown.window, Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(asked.size(), 1);

    auto *table = shown.window.findChild<QTableView *>(u"mm_services_table"_s);
    table->setFocus();
    for (int i = 0; i < 8 && !shown.button()->hasFocus(); ++i)
        QTest::keyClick(shown.window.focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(shown.button()->hasFocus());
    QTest::keyClick(shown.button(), Qt::Key_Space);
    QTest::keyClick(shown.button(), Qt::Key_Return);
    QCOMPARE(asked.size(), 3);

    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(shown.button());
    QVERIFY(spoken);
    QCOMPARE(spoken->role(), QAccessible::Button);
    QCOMPARE(spoken->text(QAccessible::Name), u"Start MM"_s);
}

void MonitorWindowStartTest::notice_isSaidBelowTheProblem()
{
    Shown shown(readingFor(State::NoFile, path));
    QVERIFY(shown.isReady());
    QVERIFY(!shown.notice()->isVisible());
    shown.window.setNotice(failed);
    QVERIFY(shown.notice()->isVisible());
    QCOMPARE(shown.notice()->text(), failed);
    QCOMPARE(shown.notice()->accessibleName(), failed);
    QCOMPARE(shown.notice()->textFormat(), Qt::PlainText);
    QVERIFY(shown.notice()->textInteractionFlags() & Qt::TextSelectableByKeyboard);
    QVERIFY(shown.notice()->textInteractionFlags() & Qt::TextSelectableByMouse);
    QVERIFY(shown.problem()->isVisible());
    QTRY_VERIFY(shown.notice()->y() >= shown.problem()->geometry().bottom());
}

void MonitorWindowStartTest::notice_staysUntilMmIsActive()
{
    Shown shown(readingFor(State::NoFile, path));
    QVERIFY(shown.isReady());
    shown.window.setNotice(failed);
    for (const State state : {State::NotUpdating, State::Error, State::Stopped}) {
        shown.look(readingFor(state, path));
        QCOMPARE(shown.notice()->text(), failed);
        QVERIFY(shown.notice()->isVisible());
    }
    shown.look(readingFor(State::Active, path));
    QVERIFY(!shown.notice()->isVisible());
    // It is of a start that is over: it does not come back.
    shown.look(readingFor(State::NotUpdating, path));
    QVERIFY(!shown.notice()->isVisible());
    QVERIFY(shown.notice()->accessibleName().isEmpty());
}

void MonitorWindowStartTest::notice_isReplacedAndHidden()
{
    Shown shown(readingFor(State::NoFile, path));
    QVERIFY(shown.isReady());
    shown.window.setNotice(failed);
    shown.window.setNotice(started);
    QCOMPARE(shown.notice()->text(), started);
    shown.window.setNotice(QString());
    QVERIFY(!shown.notice()->isVisible());
    QVERIFY(shown.problem()->isVisible());
}

void MonitorWindowStartTest::notice_isDroppedWhileMmIsActive()
{
    Shown shown(readingFor(State::Active, path));
    QVERIFY(shown.isReady());
    const Appearances appearances(shown.notice());
    shown.window.setNotice(started);
    QVERIFY(!shown.notice()->isVisible());
    QVERIFY(!shown.window.findChild<QWidget *>(u"mm_problem_panel"_s)->isVisible());
    shown.look(readingFor(State::Stopped, path));
    QVERIFY(!shown.notice()->isVisible());
    QCOMPARE(appearances.count, 0);
}

void MonitorWindowStartTest::notice_isShownBeforeTheFirstLook()
{
    ReadControl control;
    control.hang();
    MonitorWindow window(path, control.read(), never);
    window.show();
    window.setNotice(failed);
    QCOMPARE(window.mmStatusBar()->status().state, State::Checking);
    QVERIFY(window.findChild<QLabel *>(u"mm_notice_text"_s)->isVisible());
    QVERIFY(!window.findChild<QLabel *>(u"mm_problem_text"_s)->isVisible());
}

void MonitorWindowStartTest::notice_isAnnounced()
{
    Shown shown(readingFor(State::NoFile, path));
    QVERIFY(shown.isReady());
    const Appearances appearances(shown.notice());
    shown.window.setNotice(failed);
    QCOMPARE(appearances.count, 1);
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(shown.notice());
    QVERIFY(spoken);
    QCOMPARE(spoken->role(), QAccessible::Notification);
    QCOMPARE(spoken->text(QAccessible::Name), failed);
    // The same end of a second attempt is news too; a look and an empty notice are none.
    shown.window.setNotice(failed);
    QCOMPARE(appearances.count, 2);
    shown.look(readingFor(State::NoFile, path));
    shown.window.setNotice(QString());
    QCOMPARE(appearances.count, 2);
}

void MonitorWindowStartTest::window_comesBackFromTheTaskBar()
{
    for (const bool maximised : {false, true}) {
        Shown shown(readingFor(State::Active, path));
        QVERIFY(shown.isReady());
        if (maximised)
            shown.window.showMaximized();
        shown.window.setWindowState(shown.window.windowState() | Qt::WindowMinimized);
        QTRY_VERIFY(shown.window.isMinimized());
        shown.window.showAndRaise();
        QTRY_VERIFY(!shown.window.isMinimized());
        QVERIFY(shown.window.isVisible());
        QCOMPARE(shown.window.isMaximized(), maximised);
        QTRY_VERIFY(shown.window.isActiveWindow());
        shown.window.hide();
        shown.window.showAndRaise();
        QVERIFY(shown.window.isVisible());
    }
}

QTEST_MAIN(MonitorWindowStartTest)
#include "tst_monitorwindow_start.moc"
