// SPDX-License-Identifier: MIT
#include "readcontrol.h"
#include "samples.h"
#include "suite.h"
#include "ui/status/mmstatusbar.h"
#include "ui/status/statuslabel.h"
#include "ui/window/compactwindow.h"
#include "ui/window/monitorwindow.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace mm;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

CompactWindow *compact()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<CompactWindow *>(window))
            return found;
    }
    return nullptr;
}

QList<StatusLabel *> labels()
{
    QList<StatusLabel *> found;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (auto *label = qobject_cast<StatusLabel *>(widget))
            found += label;
    }
    return found;
}

/// A window that is open and active.
class Opened final
{
public:
    explicit Opened(const QVariantMap &layout = {})
        : control(readingFor(State::Active, somePath))
        , window(somePath, control.read(), never)
    {
        window.restoreLayout(layout);
        window.open();
        window.shownWindow()->activateWindow();
    }
    bool isReady()
    {
        return QTest::qWaitForWindowActive(window.shownWindow()) && QTest::qWaitFor([this] {
                   return window.mmStatusBar()->status().state != State::Checking;
               });
    }
    bool switchToCompact()
    {
        QTest::keyClick(&window, Qt::Key_M, Qt::ControlModifier);
        return compact()->isVisible() && !window.isVisible() &&
               QTest::qWaitForWindowActive(compact());
    }
    bool isFull() { return window.isVisible() && !compact()->isVisible(); }

    ReadControl control;
    MonitorWindow window;
};

/// Drags the compact window by \p distance, with the mouse at \p grip.
void drag(const QPoint &grip, const QPoint &distance)
{
    QWidget *label = labels().constFirst();
    const QPoint from = label->mapToGlobal(grip);
    const auto send = [](QEvent::Type type, const QPoint &at, Qt::MouseButtons buttons) {
        QWidget *target = labels().constFirst();
        QMouseEvent event(type, target->mapFromGlobal(QPointF(at)), QPointF(at), Qt::LeftButton,
                          buttons, Qt::NoModifier);
        QApplication::sendEvent(target, &event);
    };
    send(QEvent::MouseButtonPress, from, Qt::LeftButton);
    send(QEvent::MouseMove, from + distance / 2, Qt::LeftButton);
    send(QEvent::MouseMove, from + distance, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, from + distance, Qt::NoButton);
}

} // namespace

class TstCompactWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ctrlM_togglesCompactMode();
    void fullWindowRequest_showsTheWindow_data();
    void fullWindowRequest_showsTheWindow();
    void label_isShared();
    void size_followsTheLabel();
    void window_isFramelessAndOnTop();
    void contextMenu_hasThreeActions();
    void shortcuts_work();
    void focusedLabel_leavesKeysToTheWindow();
    void focus_changesTheFrame();
    void neverMoved_appearsAtTheWindow();
    void neverMoved_appearsAtTheRestoredWindow();
    void windowAtTheEdge_appearsOnTheScreen();
    void drag_moves();
    void clickWithSmallMovement_doesNotMove();
    void dragBeyondTheScreen_staysVisible();
    void screenShrinks_anyPositionStaysVisible_data();
    void screenShrinks_anyPositionStaysVisible();
    void layout_keepsModeAndPosition();
    void positionOffTheScreens_isMovedOntoOne();
    void close_endsTheProgram_data();
    void close_endsTheProgram();
    void showAndRaise_raisesTheCompactWindow();
};

void TstCompactWindow::ctrlM_togglesCompactMode()
{
    Opened opened;
    QVERIFY(opened.isReady());
    const QWidget *bar = opened.window.mmStatusBar();
    const auto bottom = [&] { return bar->mapTo(&opened.window, QPoint(0, bar->height())).y(); };
    const int atFirst = bottom();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(opened.switchToCompact());
        QTest::keyClick(compact(), Qt::Key_M, Qt::ControlModifier);
        QVERIFY(opened.isFull());
        QVERIFY(QTest::qWaitForWindowActive(&opened.window));
        QVERIFY(bar->isVisible());
        QTRY_COMPARE(bottom(), atFirst);
    }
}

void TstCompactWindow::fullWindowRequest_showsTheWindow_data()
{
    QTest::addColumn<QString>("request");
    for (const char *request : {"Escape", "double click", "menu"})
        QTest::newRow(request) << QString::fromLatin1(request);
}

void TstCompactWindow::fullWindowRequest_showsTheWindow()
{
    QFETCH(QString, request);
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    if (request == "Escape"_L1)
        QTest::keyClick(compact(), Qt::Key_Escape);
    else if (request == "double click"_L1)
        QTest::mouseDClick(labels().constFirst(), Qt::LeftButton);
    else
        compact()->actions().at(1)->trigger();
    QVERIFY(opened.isFull());
}

void TstCompactWindow::label_isShared()
{
    Opened opened;
    QVERIFY(opened.isReady());
    QCOMPARE(labels().size(), 1);
    QVERIFY(opened.switchToCompact());
    QCOMPARE(labels().size(), 1);
    StatusLabel *label = labels().constFirst();
    QVERIFY(compact()->isAncestorOf(label));
    QCOMPARE(label->objectName(), u"mm_status_label"_s);
    for (const State state : allStates) {
        opened.control.setReading(readingFor(state, somePath));
        QTest::keyClick(compact(), Qt::Key_F5); // Check Now
        QTRY_COMPARE(opened.window.mmStatusBar()->status().state, state);
        QCOMPARE(label->text(), opened.window.mmStatusBar()->status().text);
        QVERIFY(label->isVisible());
    }
    opened.window.setCompact(false);
    QCOMPARE(labels(), QList<StatusLabel *>{label});
    QVERIFY(opened.window.isAncestorOf(label));
}

void TstCompactWindow::size_followsTheLabel()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    const int before = compact()->width();
    Reading more = readingFor(State::Active, somePath);
    more.snapshot.totalMessages = 1'000'000'000'000;
    opened.control.setReading(more);
    opened.window.mmStatusBar()->checkNow();
    QTRY_VERIFY(compact()->width() > before);
    const QWidget *label = labels().constFirst();
    QVERIFY(label->width() >= label->sizeHint().width());
    opened.control.setReading(readingFor(State::Active, somePath));
    opened.window.mmStatusBar()->checkNow();
    QTRY_COMPARE(compact()->width(), before);
}

void TstCompactWindow::window_isFramelessAndOnTop()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    QVERIFY(compact()->windowFlags().testFlag(Qt::FramelessWindowHint));
    QVERIFY(compact()->windowFlags().testFlag(Qt::WindowStaysOnTopHint));
    QVERIFY(!compact()->accessibleName().isEmpty());
}

void TstCompactWindow::contextMenu_hasThreeActions()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(3, 3),
                            compact()->mapToGlobal(QPoint(3, 3)));
    QApplication::sendEvent(compact(), &byKey);
    const QPointer<QMenu> menu = compact()->findChild<QMenu *>(u"mm_compact_menu"_s);
    QVERIFY(menu && menu->isVisible());
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts += action->text().remove(u'&');
    QCOMPARE(texts, (QStringList{u"Check Now"_s, u"Full Window"_s, u"Quit"_s}));
    QTest::keyClick(menu, Qt::Key_F);
    QTRY_VERIFY(opened.isFull());
    QTRY_VERIFY(menu.isNull());
}

void TstCompactWindow::shortcuts_work()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    QVERIFY(compact()->hasFocus());
    const int begun = opened.control.started();
    QTest::keyClick(compact(), Qt::Key_F5);
    QTRY_COMPARE(opened.control.started(), begun + 1);
    QTest::keyClick(compact(), Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!compact()->isVisible());
    QVERIFY(!opened.window.isVisible());
}

void TstCompactWindow::focusedLabel_leavesKeysToTheWindow()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    QTest::keyClick(compact(), Qt::Key_Tab);
    QVERIFY(labels().constFirst()->hasFocus());
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(labels().constFirst(), &byKey);
    const QPointer<QMenu> menu = compact()->findChild<QMenu *>(u"mm_compact_menu"_s);
    QVERIFY(menu && menu->isVisible());
    menu->close();
    QTest::keyClick(labels().constFirst(), Qt::Key_Escape);
    QTRY_VERIFY(opened.isFull());
}

void TstCompactWindow::focus_changesTheFrame()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    const auto edge = [] { return compact()->grab().toImage().pixelColor(1, 1); };
    const QColor with = edge();
    QCOMPARE(with, compact()->palette().color(QPalette::Active, QPalette::Highlight));
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    QVERIFY(edge() != with);
}

void TstCompactWindow::neverMoved_appearsAtTheWindow()
{
    Opened opened;
    QVERIFY(opened.isReady());
    for (const QPoint &position : {QPoint(120, 90), QPoint(200, 30)}) {
        opened.window.move(position);
        const QPoint content = opened.window.geometry().topLeft();
        QVERIFY(opened.switchToCompact());
        QCOMPARE(compact()->pos(), content);
        QVERIFY(!compact()->chosenPosition());
        opened.window.setCompact(false);
        QVERIFY(QTest::qWaitForWindowActive(&opened.window));
        QCOMPARE(opened.window.pos(), position);
    }
    // What the user has chosen stays.
    compact()->setChosenPosition(QPoint(50, 60));
    QVERIFY(opened.switchToCompact());
    QCOMPARE(compact()->pos(), QPoint(50, 60));
}

void TstCompactWindow::neverMoved_appearsAtTheRestoredWindow()
{
    QPoint position;
    QVariantMap layout;
    {
        Opened opened;
        QVERIFY(opened.isReady());
        opened.window.move(30, 90); // all of it is on the screen
        QVERIFY(opened.switchToCompact());
        layout = opened.window.saveLayout();
        position = compact()->pos();
    }
    Opened again(layout);
    QVERIFY(again.isReady());
    QCOMPARE(compact()->pos(), position);
}

void TstCompactWindow::windowAtTheEdge_appearsOnTheScreen()
{
    Opened opened;
    QVERIFY(opened.isReady());
    const QRect screen = opened.window.screen()->availableGeometry();
    opened.window.move(screen.right() - 20, screen.bottom() - 5);
    QVERIFY(opened.switchToCompact());
    QVERIFY(screen.contains(compact()->geometry()));
    QCOMPARE(compact()->geometry().bottomRight(), screen.bottomRight());
}

void TstCompactWindow::drag_moves()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    QVERIFY(!compact()->chosenPosition());
    compact()->setChosenPosition(QPoint(50, 60));
    QCOMPARE(compact()->pos(), QPoint(50, 60));
    drag(QPoint(5, 5), QPoint(120, 70));
    QCOMPARE(compact()->pos(), QPoint(170, 130));
    QCOMPARE(compact()->chosenPosition(), QPoint(170, 130));
}

void TstCompactWindow::clickWithSmallMovement_doesNotMove()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    compact()->setChosenPosition(QPoint(50, 60));
    drag(QPoint(5, 5), QPoint(2, 1)); // below the drag threshold
    QCOMPARE(compact()->pos(), QPoint(50, 60));
    QVERIFY(compact()->isVisible());
}

void TstCompactWindow::dragBeyondTheScreen_staysVisible()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    compact()->setChosenPosition(QPoint(50, 60));
    drag(QPoint(5, 5), QPoint(100'000, 0));
    const QRect screen = compact()->screen()->availableGeometry();
    QVERIFY(screen.contains(compact()->geometry()));
    QCOMPARE(compact()->geometry().right(), screen.right());
    // Growing at the right edge moves the left edge; shrinking moves it back.
    Reading more = readingFor(State::Active, somePath);
    more.snapshot.totalMessages = 1'000'000'000'000;
    opened.control.setReading(more);
    opened.window.mmStatusBar()->checkNow();
    const QRect before = compact()->geometry();
    QTRY_VERIFY(compact()->width() > before.width());
    QTRY_COMPARE(compact()->geometry().right(), screen.right());
    opened.control.setReading(readingFor(State::Active, somePath));
    opened.window.mmStatusBar()->checkNow();
    QTRY_COMPARE(compact()->geometry(), before);
}

void TstCompactWindow::screenShrinks_anyPositionStaysVisible_data()
{
    QTest::addColumn<bool>("dragged");
    QTest::newRow("never dragged") << false;
    QTest::newRow("dragged before") << true;
}

void TstCompactWindow::screenShrinks_anyPositionStaysVisible()
{
    QFETCH(bool, dragged);
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    if (dragged)
        compact()->setChosenPosition(QPoint(50, 60));
    // As a window manager does, for example with Alt and the mouse.
    const QRect screen = compact()->screen()->availableGeometry();
    compact()->move(screen.right() - 20, 70);
    Q_EMIT compact()->screen()->availableGeometryChanged(screen);
    QVERIFY(screen.contains(compact()->geometry()));
    QCOMPARE(compact()->geometry().right(), screen.right());
    QCOMPARE(compact()->y(), 70);
}

void TstCompactWindow::layout_keepsModeAndPosition()
{
    QVariantMap layout;
    {
        Opened opened;
        QVERIFY(opened.isReady());
        opened.window.resize(555, 333);
        QVERIFY(opened.switchToCompact());
        compact()->setChosenPosition(QPoint(77, 88));
        opened.window.quit();
        layout = opened.window.saveLayout();
    }
    for (int i = 0; i < 2; ++i) {
        Opened again(layout);
        QVERIFY(again.isReady());
        QVERIFY(compact()->isVisible() && !again.window.isVisible());
        QCOMPARE(compact()->pos(), QPoint(77, 88));
        layout = again.window.saveLayout(); // also if never shown in full
    }
    {
        Opened again(layout);
        QVERIFY(again.isReady());
        again.window.setCompact(false);
        QVERIFY(again.isFull());
        QCOMPARE(again.window.size(), QSize(555, 333));
        layout = again.window.saveLayout();
    }
    Opened full(layout);
    QVERIFY(full.isReady() && full.isFull());
    QCOMPARE(compact()->chosenPosition(), QPoint(77, 88));
}

void TstCompactWindow::positionOffTheScreens_isMovedOntoOne()
{
    QVariantMap layout;
    {
        Opened opened;
        QVERIFY(opened.isReady() && opened.switchToCompact());
        compact()->setChosenPosition(QPoint(90'000, -90'000)); // on a screen that was removed
        layout = opened.window.saveLayout();
    }
    Opened again(layout);
    QVERIFY(again.isReady());
    QVERIFY(compact()->screen()->availableGeometry().contains(compact()->geometry()));
    QCOMPARE(compact()->chosenPosition(), QPoint(90'000, -90'000)); // for when the screen is back
}

void TstCompactWindow::close_endsTheProgram_data()
{
    QTest::addColumn<bool>("bySignal");
    QTest::newRow("by the window manager") << false;
    QTest::newRow("by a signal or Quit") << true;
}

void TstCompactWindow::close_endsTheProgram()
{
    QFETCH(bool, bySignal);
    Opened opened;
    QVERIFY(opened.isReady());
    // lastWindowClosed() is only emitted while exec() runs.
    QSignalSpy ended(qApp, &QGuiApplication::lastWindowClosed);
    qsizetype endedBySwitching = -1;
    QTimer::singleShot(0, this, [&] {
        for (const bool compact : {true, false, true})
            opened.window.setCompact(compact);
        endedBySwitching = ended.size();
        if (bySignal)
            opened.window.quit();
        else
            compact()->close();
    });
    QTimer::singleShot(30s, this, [] { QCoreApplication::exit(1); });
    QCOMPARE(QApplication::exec(), 0);
    QCOMPARE(endedBySwitching, 0);
    QCOMPARE(ended.size(), 1);
}

void TstCompactWindow::showAndRaise_raisesTheCompactWindow()
{
    Opened opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    opened.window.showAndRaise();
    QVERIFY(compact()->isVisible());
    QVERIFY(!opened.window.isVisible());
    QTRY_VERIFY(compact()->isActiveWindow());
}

MM_WINDOW_SUITE(TstCompactWindow)
#include "tst_compactwindow.moc"
