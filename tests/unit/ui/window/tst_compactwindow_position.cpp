// SPDX-License-Identifier: MIT
#include "suite.h"
#include "ui/window/compactwindow.h"

#include <QTest>

#include <limits>

using namespace mm;

class TstCompactWindowPosition final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nearestOnScreen_isFullyVisible_data();
    void nearestOnScreen_isFullyVisible();
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

MM_SUITE(TstCompactWindowPosition)
#include "tst_compactwindow_position.moc"
