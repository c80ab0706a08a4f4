// SPDX-License-Identifier: MIT
#include "trends.h"
#include "ui/statecolors.h"
#include "ui/trendpicture.h"
#include "ui/trendview.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

constexpr int width = 700;
constexpr int height = 240;

QPalette lightPalette()
{
    return QPalette(QColor(0xef, 0xef, 0xef));
}

/// Shows \p view and gives it the focus.
bool isFocused(TrendView *view)
{
    view->show();
    view->activateWindow();
    view->setFocus();
    return QTest::qWaitFor([view] { return view->hasFocus(); });
}

class PaintCounter final : public QObject
{
public:
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

    int paints = 0;
};

} // namespace

class TrendViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::setPalette(lightPalette()); }
    void smallArea_isPaintedWithoutPlot();
    void keys_moveTheCursor();
    void rightToLeft_keysFollowTheEye();
    void cursorAtTheEnd_staysWithTheNewest();
    void cursorElsewhere_staysWithItsTime();
    void pointer_isReadOut();
    void screenReader_hearsTheStep();
    void restart_isInTheToolTip();
    void focus_isSeen();
    void equalTrend_isNotPaintedAgain();
    void levelTrend_isPaintedNowAndThen();
    void withoutKnowledge_aSentenceSaysSo();
    void largeFont_asksForRoom();
};

void TrendViewTest::smallArea_isPaintedWithoutPlot()
{
    TrendView view;
    view.setTrend(evenTrend(3));
    for (const QSize &size : {QSize(1, 1), QSize(20, 300), QSize(300, 20), QSize(60, 60)}) {
        view.resize(size);
        QVERIFY(!view.grab().isNull());
        QTest::mouseMove(&view, QPoint(0, 0));
    }
}

void TrendViewTest::keys_moveTheCursor()
{
    TrendView view;
    Trend trend = evenTrend(1);
    cutGap(&trend, 0, 20);
    cutGap(&trend, 100, 110);
    view.setTrend(trend);
    view.resize(width, height);
    QVERIFY(isFocused(&view));

    const auto after = [&view](Qt::Key key) {
        QTest::keyClick(&view, key);
        return view.currentStep();
    };
    QCOMPARE(view.currentStep(), 299);
    QCOMPARE(after(Qt::Key_Right), 299);
    QCOMPARE(after(Qt::Key_Left), 298);
    QCOMPARE(after(Qt::Key_Left), 297);
    QCOMPARE(after(Qt::Key_Right), 298);
    QCOMPARE(after(Qt::Key_PageUp), 268);
    QCOMPARE(after(Qt::Key_PageDown), 298);
    QCOMPARE(after(Qt::Key_Home), 20); // the first that is known
    QCOMPARE(after(Qt::Key_Left), 20);
    QCOMPARE(after(Qt::Key_PageUp), 20);
    QCOMPARE(after(Qt::Key_End), 299);
    for (int i = 0; i < 192; ++i)
        (void)after(Qt::Key_Left);
    QCOMPARE(view.currentStep(), 107); // a gap is stepped through, not over
    QVERIFY(view.spoken().endsWith(u": not known."_s));
}

void TrendViewTest::rightToLeft_keysFollowTheEye()
{
    TrendView view;
    view.setLayoutDirection(Qt::RightToLeft);
    view.setTrend(evenTrend(1));
    QVERIFY(isFocused(&view));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentStep(), 298);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.currentStep(), 299);
}

void TrendViewTest::cursorAtTheEnd_staysWithTheNewest()
{
    TrendView view;
    Trend trend = evenTrend(1);
    view.setTrend(trend);
    QVERIFY(isFocused(&view));
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_End);
    trend.end += 10 * trend.step;
    view.setTrend(trend);
    QCOMPARE(view.currentStep(), 299);
}

void TrendViewTest::cursorElsewhere_staysWithItsTime()
{
    TrendView view;
    Trend trend = evenTrend(1);
    view.setTrend(trend);
    QVERIFY(isFocused(&view));
    QTest::keyClick(&view, Qt::Key_Left);
    const QString spoken = view.spoken();
    trend.end += 10 * trend.step;
    view.setTrend(trend);
    QCOMPARE(view.currentStep(), 288);
    QCOMPARE(view.spoken(), spoken);
    trend.end += 1000 * trend.step; // out of the range
    view.setTrend(trend);
    QCOMPARE(view.currentStep(), 0);
    view.clearFocus();
    QCOMPARE(view.currentStep(), 299);
}

void TrendViewTest::pointer_isReadOut()
{
    TrendView view;
    Trend trend = evenTrend(1);
    trend.total[150] = 7;
    view.setTrend(trend);
    view.resize(width, height);
    const TrendScale scale =
        TrendPicture(trend, QRectF(0, 0, width, height), view.font(), false).scale();
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QTest::mouseMove(&view, QPoint(qRound(scale.x(middleOf(trend, 150))), height / 2));
    QTRY_COMPARE(view.currentStep(), 150);
    QVERIFY(view.spoken().endsWith(u": 7.00 messages per second."_s));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&view, &leave);
    QCOMPARE(view.currentStep(), 299);
}

void TrendViewTest::screenReader_hearsTheStep()
{
    TrendView view;
    Trend trend = evenTrend(3.333F);
    trend.service = u"ee_\u202ecycle"_s; // a mark that would turn the text around
    trend.ofService = QList<float>(300, 0.0F);
    trend.restarts = {trend.end - 1500};
    view.setTrend(trend);
    QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(heard);
    QCOMPARE(heard->role(), QAccessible::Chart);
    QCOMPARE(heard->text(QAccessible::Name), u"Messages per second, last 10 minutes"_s);
    const QString time = formatTime(trend.end - 2000, true);
    QCOMPARE(heard->text(QAccessible::Value),
             u"%1: 3.33 messages per second. ee_\ufffdcycle: 0 messages per second. "
             "MM was restarted at %1."_s.arg(time));
    QCOMPARE(heard->text(QAccessible::Description), heard->text(QAccessible::Value));
    QVERIFY(heard->valueInterface());
    QVERIFY(qAbs(heard->valueInterface()->currentValue().toDouble() - 3.333) < 0.001);
    QCOMPARE(heard->valueInterface()->minimumValue().toDouble(), 0.0);

    view.setTrend(evenTrend(unknownRate, Range::Day));
    QCOMPARE(heard->text(QAccessible::Name), u"Messages per second, last 24 hours"_s);
    QCOMPARE(heard->text(QAccessible::Value),
             u"Nothing is known yet of the traffic in this time."_s);
    QVERIFY(!heard->valueInterface()->currentValue().isValid());
}

void TrendViewTest::restart_isInTheToolTip()
{
    TrendView view;
    Trend trend = evenTrend(1);
    trend.restarts = {static_cast<qint64>(middleOf(trend, 150))};
    view.setTrend(trend);
    view.resize(width, height);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const TrendScale scale =
        TrendPicture(trend, QRectF(0, 0, width, height), view.font(), false).scale();
    const auto ask = [&view](int x) {
        QHelpEvent help(QEvent::ToolTip, QPoint(x, 100), view.mapToGlobal(QPoint(x, 100)));
        QApplication::sendEvent(&view, &help);
    };
    ask(qRound(scale.x(middleOf(trend, 150))));
    QVERIFY(QToolTip::text().contains(
        u"MM was restarted at %1."_s.arg(formatTime(trend.restarts.first(), true))));
    ask(qRound(scale.x(middleOf(trend, 50))));
    QTRY_VERIFY(!QToolTip::isVisible());
}

void TrendViewTest::focus_isSeen()
{
    TrendView view;
    view.setTrend(evenTrend(1));
    QVERIFY(isFocused(&view));
    const QColor frame = view.grab().toImage().pixelColor(0, view.height() / 2);
    QVERIFY(contrastRatio(frame, view.palette().color(QPalette::Base)) >= 3);
    view.clearFocus();
    QCOMPARE(view.grab().toImage().pixelColor(0, view.height() / 2),
             view.palette().color(QPalette::Base));
}

void TrendViewTest::equalTrend_isNotPaintedAgain()
{
    TrendView view;
    view.setTrend(evenTrend(1));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    PaintCounter counter;
    view.installEventFilter(&counter);
    QCoreApplication::processEvents();
    counter.paints = 0;
    view.setTrend(evenTrend(1));
    QCoreApplication::processEvents();
    QCOMPARE(counter.paints, 0);
    view.setTrend(evenTrend(2));
    QTRY_COMPARE(counter.paints, 1);
    view.hide();
    view.setTrend(evenTrend(3));
    QCoreApplication::processEvents();
    QCOMPARE(counter.paints, 1);
}

void TrendViewTest::levelTrend_isPaintedNowAndThen()
{
    TrendView view;
    Trend trend = evenTrend(0);
    trend.total[100] = 5; // moves along with the rest
    view.setTrend(trend);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.clearFocus();
    PaintCounter counter;
    view.installEventFilter(&counter);
    QCoreApplication::processEvents();
    counter.paints = 0;
    const auto next = [&](float rate) {
        trend.total.removeFirst();
        trend.total.append(rate);
        trend.end += trend.step;
        view.setTrend(trend);
        QCoreApplication::processEvents();
    };
    for (int i = 0; i < 4; ++i)
        next(0);
    QCOMPARE(counter.paints, 0);
    QCOMPARE(view.trend(), trend);
    next(0);
    QTRY_COMPARE(counter.paints, 1); // ten seconds are over
    next(0);
    QCOMPARE(counter.paints, 1);
    next(3);
    QTRY_COMPARE(counter.paints, 2);
    next(0);
    QTRY_COMPARE(counter.paints, 3);
    trend.restarts = {trend.end - 3000};
    next(0);
    QTRY_COMPARE(counter.paints, 4);
    QTest::keyClick(&view, Qt::Key_Left);
    view.setFocus();
    QTRY_VERIFY(view.hasFocus());
    QCoreApplication::processEvents();
    const int before = counter.paints;
    next(0);
    QTRY_COMPARE(counter.paints, before + 1); // what is read out is to be true
}

void TrendViewTest::withoutKnowledge_aSentenceSaysSo()
{
    TrendView view;
    view.resize(width, height);
    const QImage never = view.grab().toImage();
    view.setTrend(evenTrend(unknownRate));
    const QImage unknown = view.grab().toImage();
    QCOMPARE(unknown, never);
    QCOMPARE(view.currentStep(), -1);
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Home, Qt::Key_End})
        QTest::keyClick(&view, key);
    QCOMPARE(view.currentStep(), -1);
    view.setTrend(evenTrend(0));
    QVERIFY(view.grab().toImage() != unknown);
}

void TrendViewTest::largeFont_asksForRoom()
{
    TrendView view;
    const QSize before = view.minimumSizeHint();
    QFont font = view.font();
    font.setPointSizeF(font.pointSizeF() * 2);
    view.setFont(font);
    QVERIFY(view.minimumSizeHint().height() > before.height() * 3 / 2);
    // And in what it asks for there is a plot.
    const TrendPicture picture(evenTrend(100'000), QRectF(QPointF(), view.minimumSizeHint()), font,
                               false);
    QVERIFY(!picture.scale().plot.isEmpty());
}

QTEST_MAIN(TrendViewTest)
#include "tst_trendview.moc"
