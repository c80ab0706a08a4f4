// SPDX-License-Identifier: MIT
#include "compactwindowfixture.h"
#include "suite.h"

#include <QMouseEvent>
#include <QScreen>

#include <limits>

using namespace mm;
using namespace mm::test;

namespace {

/// Drags the compact window by \p distance, with the mouse at \p grip.
void drag(const QPoint &grip, const QPoint &distance)
{
    QWidget *label = statusLabels().constFirst();
    const QPoint from = label->mapToGlobal(grip);
    const auto send = [](QEvent::Type type, const QPoint &at, Qt::MouseButtons buttons) {
        QWidget *target = statusLabels().constFirst();
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

/// Where the compact window appears, and where the user drags it.
class TstCompactWindowPosition final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nearestOnScreen_isFullyVisible_data();
    void nearestOnScreen_isFullyVisible();
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
};

void TstCompactWindowPosition::nearestOnScreen_isFullyVisible_data()
{
    QTest::addColumn<QPoint>("position");
    QTest::addColumn<QList<QRect>>("screens");
    QTest::addColumn<QPoint>("expected");
    const QRect left(0, 0, 1000, 800);
    const QRect right(1000, 0, 500, 400);
    const QRect above(-300, -500, 400, 500);
    QTest::newRow("already visible") << QPoint(5, 6) << QList<QRect>{left} << QPoint(5, 6);
    QTest::newRow("right edge") << QPoint(950, 6) << QList<QRect>{left} << QPoint(900, 6);
    QTest::newRow("bottom edge") << QPoint(5, 799) << QList<QRect>{left} << QPoint(5, 780);
    QTest::newRow("left and top") << QPoint(-9, -9) << QList<QRect>{left} << QPoint(0, 0);
    QTest::newRow("second screen")
        << QPoint(1300, 6) << QList<QRect>{left, right} << QPoint(1300, 6);
    QTest::newRow("second screen is gone")
        << QPoint(1300, 6) << QList<QRect>{left} << QPoint(900, 6);
    QTest::newRow("below the second screen")
        << QPoint(1300, 500) << QList<QRect>{left, right} << QPoint(1300, 380);
    QTest::newRow("negative coordinates")
        << QPoint(-200, -400) << QList<QRect>{left, above} << QPoint(-200, -400);
    QTest::newRow("larger than the screen")
        << QPoint(7, 7) << QList<QRect>{QRect(3, 4, 50, 10)} << QPoint(3, 4);
    QTest::newRow("no screen") << QPoint(7, 7) << QList<QRect>() << QPoint(7, 7);
    const int max = std::numeric_limits<int>::max();
    QTest::newRow("largest coordinates")
        << QPoint(max, -max) << QList<QRect>{left, right} << QPoint(1400, 0);
    QTest::newRow("smallest coordinates")
        << QPoint(-max - 1, max) << QList<QRect>{left, right} << QPoint(0, 780);
}

void TstCompactWindowPosition::nearestOnScreen_isFullyVisible()
{
    QFETCH(QPoint, position);
    QFETCH(QList<QRect>, screens);
    QFETCH(QPoint, expected);
    QCOMPARE(nearestOnScreen(position, QSize(100, 20), screens), expected);
}

void TstCompactWindowPosition::neverMoved_appearsAtTheWindow()
{
    OpenedWindow opened;
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

void TstCompactWindowPosition::neverMoved_appearsAtTheRestoredWindow()
{
    QPoint position;
    QVariantMap layout;
    {
        OpenedWindow opened;
        QVERIFY(opened.isReady());
        opened.window.move(30, 90); // all of it is on the screen
        QVERIFY(opened.switchToCompact());
        layout = opened.window.saveLayout();
        position = compact()->pos();
    }
    OpenedWindow again(layout);
    QVERIFY(again.isReady());
    QCOMPARE(compact()->pos(), position);
}

void TstCompactWindowPosition::windowAtTheEdge_appearsOnTheScreen()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady());
    const QRect screen = opened.window.screen()->availableGeometry();
    opened.window.move(screen.right() - 20, screen.bottom() - 5);
    QVERIFY(opened.switchToCompact());
    QVERIFY(screen.contains(compact()->geometry()));
    QCOMPARE(compact()->geometry().bottomRight(), screen.bottomRight());
}

void TstCompactWindowPosition::drag_moves()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    QVERIFY(!compact()->chosenPosition());
    compact()->setChosenPosition(QPoint(50, 60));
    QCOMPARE(compact()->pos(), QPoint(50, 60));
    drag(QPoint(5, 5), QPoint(120, 70));
    QCOMPARE(compact()->pos(), QPoint(170, 130));
    QCOMPARE(compact()->chosenPosition(), QPoint(170, 130));
}

void TstCompactWindowPosition::clickWithSmallMovement_doesNotMove()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    compact()->setChosenPosition(QPoint(50, 60));
    drag(QPoint(5, 5), QPoint(2, 1)); // below the drag threshold
    QCOMPARE(compact()->pos(), QPoint(50, 60));
    QVERIFY(compact()->isVisible());
}

void TstCompactWindowPosition::dragBeyondTheScreen_staysVisible()
{
    OpenedWindow opened;
    QVERIFY(opened.isReady() && opened.switchToCompact());
    compact()->setChosenPosition(QPoint(50, 60));
    drag(QPoint(5, 5), QPoint(100'000, 0));
    const QRect screen = compact()->screen()->availableGeometry();
    QVERIFY(screen.contains(compact()->geometry()));
    QCOMPARE(compact()->geometry().right(), screen.right());
    // Growing at the right edge moves the left edge; shrinking moves it back.
    opened.readMessages(1'000'000'000'000);
    const QRect before = compact()->geometry();
    QTRY_VERIFY(compact()->width() > before.width());
    QTRY_COMPARE(compact()->geometry().right(), screen.right());
    opened.readMessages(1247); // as at first
    QTRY_COMPARE(compact()->geometry(), before);
}

void TstCompactWindowPosition::screenShrinks_anyPositionStaysVisible_data()
{
    QTest::addColumn<bool>("dragged");
    QTest::newRow("never dragged") << false;
    QTest::newRow("dragged before") << true;
}

void TstCompactWindowPosition::screenShrinks_anyPositionStaysVisible()
{
    QFETCH(bool, dragged);
    OpenedWindow opened;
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

void TstCompactWindowPosition::layout_keepsModeAndPosition()
{
    QVariantMap layout;
    {
        OpenedWindow opened;
        QVERIFY(opened.isReady());
        opened.window.resize(555, 333);
        QVERIFY(opened.switchToCompact());
        compact()->setChosenPosition(QPoint(77, 88));
        opened.window.quit();
        layout = opened.window.saveLayout();
    }
    for (int i = 0; i < 2; ++i) {
        OpenedWindow again(layout);
        QVERIFY(again.isReady());
        QVERIFY(compact()->isVisible() && !again.window.isVisible());
        QCOMPARE(compact()->pos(), QPoint(77, 88));
        layout = again.window.saveLayout(); // also if never shown in full
    }
    {
        OpenedWindow again(layout);
        QVERIFY(again.isReady());
        again.window.setCompact(false);
        QVERIFY(again.isFull());
        QCOMPARE(again.window.size(), QSize(555, 333));
        layout = again.window.saveLayout();
    }
    OpenedWindow full(layout);
    QVERIFY(full.isReady() && full.isFull());
    QCOMPARE(compact()->chosenPosition(), QPoint(77, 88));
}

void TstCompactWindowPosition::positionOffTheScreens_isMovedOntoOne()
{
    QVariantMap layout;
    {
        OpenedWindow opened;
        QVERIFY(opened.isReady() && opened.switchToCompact());
        compact()->setChosenPosition(QPoint(90'000, -90'000)); // on a screen that was removed
        layout = opened.window.saveLayout();
    }
    OpenedWindow again(layout);
    QVERIFY(again.isReady());
    QVERIFY(compact()->screen()->availableGeometry().contains(compact()->geometry()));
    QCOMPARE(compact()->chosenPosition(), QPoint(90'000, -90'000)); // for when the screen is back
}

MM_WINDOW_SUITE(TstCompactWindowPosition)
#include "tst_compactwindow_position.moc"
