// SPDX-License-Identifier: MIT
#include "eventcounter.h"
#include "suite.h"
#include "trends.h"
#include "ui/trend/trendchart.h"
#include "ui/trend/trendpainter.h"
#include "ui/widgets/contrast.h"
#include "ui/widgets/displaytext.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

constexpr int chartWidth = 700;
constexpr int chartHeight = 240;

QPalette chartPalette()
{
    return QPalette(QColor(0xef, 0xef, 0xef));
}

/// Shows \p chart and gives it the focus.
bool focusChart(TrendChart *chart)
{
    chart->show();
    chart->activateWindow();
    chart->setFocus();
    return QTest::qWaitFor([chart] { return chart->hasFocus(); });
}

} // namespace

class TstTrendChart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QApplication::setPalette(chartPalette()); }
    void smallArea_isPaintedWithoutPlot();
    void keys_moveCursor();
    void rightToLeft_keysMoveVisually();
    void cursorAtEnd_staysAtNewestStep();
    void cursorElsewhere_staysAtItsTime();
    void pointer_selectsStep();
    void accessible_describesCurrentStep();
    void restart_hasToolTip();
    void focus_isVisible();
    void equalTrend_isNotRepainted();
    void flatTrend_isRepaintedEvery10Seconds();
    void unknownTrend_showsSentence();
    void largeFont_increasesMinimumSize();
};

void TstTrendChart::smallArea_isPaintedWithoutPlot()
{
    TrendChart chart;
    chart.setTrend(evenTrend(3));
    for (const QSize &size : {QSize(1, 1), QSize(20, 300), QSize(300, 20), QSize(60, 60)}) {
        chart.resize(size);
        QVERIFY(!chart.grab().isNull());
        QTest::mouseMove(&chart, QPoint(0, 0));
    }
}

void TstTrendChart::keys_moveCursor()
{
    TrendChart chart;
    Trend trend = evenTrend(1);
    cutGap(&trend, 0, 20);
    cutGap(&trend, 100, 110);
    chart.setTrend(trend);
    chart.resize(chartWidth, chartHeight);
    QVERIFY(focusChart(&chart));

    const auto after = [&chart](Qt::Key key) {
        QTest::keyClick(&chart, key);
        return chart.currentStep();
    };
    QCOMPARE(chart.currentStep(), 299);
    QCOMPARE(after(Qt::Key_Right), 299);
    QCOMPARE(after(Qt::Key_Left), 298);
    QCOMPARE(after(Qt::Key_Left), 297);
    QCOMPARE(after(Qt::Key_Right), 298);
    QCOMPARE(after(Qt::Key_PageUp), 268);
    QCOMPARE(after(Qt::Key_PageDown), 298);
    QCOMPARE(after(Qt::Key_Home), 20); // the first known step
    QCOMPARE(after(Qt::Key_Left), 20);
    QCOMPARE(after(Qt::Key_PageUp), 20);
    QCOMPARE(after(Qt::Key_End), 299);
    for (int i = 0; i < 192; ++i)
        (void)after(Qt::Key_Left);
    QCOMPARE(chart.currentStep(), 107); // the cursor does not skip a gap
    QVERIFY(chart.description().endsWith(u": not known."_s));
}

void TstTrendChart::rightToLeft_keysMoveVisually()
{
    TrendChart chart;
    chart.setLayoutDirection(Qt::RightToLeft);
    chart.setTrend(evenTrend(1));
    QVERIFY(focusChart(&chart));
    QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.currentStep(), 298);
    QTest::keyClick(&chart, Qt::Key_Left);
    QCOMPARE(chart.currentStep(), 299);
}

void TstTrendChart::cursorAtEnd_staysAtNewestStep()
{
    TrendChart chart;
    Trend trend = evenTrend(1);
    chart.setTrend(trend);
    QVERIFY(focusChart(&chart));
    QTest::keyClick(&chart, Qt::Key_Left);
    QTest::keyClick(&chart, Qt::Key_End);
    trend.end += 10 * trend.step;
    chart.setTrend(trend);
    QCOMPARE(chart.currentStep(), 299);
}

void TstTrendChart::cursorElsewhere_staysAtItsTime()
{
    TrendChart chart;
    Trend trend = evenTrend(1);
    chart.setTrend(trend);
    QVERIFY(focusChart(&chart));
    QTest::keyClick(&chart, Qt::Key_Left);
    const QString description = chart.description();
    trend.end += 10 * trend.step;
    chart.setTrend(trend);
    QCOMPARE(chart.currentStep(), 288);
    QCOMPARE(chart.description(), description);
    trend.end += 1000 * trend.step; // out of the range
    chart.setTrend(trend);
    QCOMPARE(chart.currentStep(), 0);
    chart.clearFocus();
    QCOMPARE(chart.currentStep(), 299);
}

void TstTrendChart::pointer_selectsStep()
{
    TrendChart chart;
    Trend trend = evenTrend(1);
    trend.total[150] = 7;
    chart.setTrend(trend);
    chart.resize(chartWidth, chartHeight);
    const ChartAxes axes =
        TrendPainter(trend, QRectF(0, 0, chartWidth, chartHeight), chart.font(), false).axes();
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QTest::mouseMove(&chart, QPoint(qRound(axes.x(middleOf(trend, 150))), chartHeight / 2));
    QTRY_COMPARE(chart.currentStep(), 150);
    QVERIFY(chart.description().endsWith(u": 7.0 messages per minute."_s));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&chart, &leave);
    QCOMPARE(chart.currentStep(), 299);
}

void TstTrendChart::accessible_describesCurrentStep()
{
    TrendChart chart;
    Trend trend = evenTrend(3.333F);
    trend.service = u"ee_\u202ecycle"_s; // a direction override
    trend.ofService = QList<float>(300, 0.0F);
    trend.restarts = {trend.end - 1500};
    chart.setTrend(trend);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&chart);
    QVERIFY(accessible);
    QCOMPARE(accessible->role(), QAccessible::Chart);
    QCOMPARE(accessible->text(QAccessible::Name), u"Messages per minute, last 10 minutes"_s);
    const QString time = formatTime(trend.end - 2000, true);
    QCOMPARE(accessible->text(QAccessible::Value),
             u"%1: 3.3 messages per minute. ee_\ufffdcycle: 0 messages per minute. "
             "MM was restarted at %1."_s.arg(time));
    QCOMPARE(accessible->text(QAccessible::Description), accessible->text(QAccessible::Value));
    QVERIFY(accessible->valueInterface());
    QVERIFY(qAbs(accessible->valueInterface()->currentValue().toDouble() - 3.333) < 0.001);
    QCOMPARE(accessible->valueInterface()->minimumValue().toDouble(), 0.0);

    chart.setTrend(evenTrend(unknownRate, Range::Day));
    QCOMPARE(accessible->text(QAccessible::Name), u"Messages per minute, last 24 hours"_s);
    QCOMPARE(accessible->text(QAccessible::Value),
             u"No traffic is known in this time range yet."_s);
    QVERIFY(!accessible->valueInterface()->currentValue().isValid());
}

void TstTrendChart::restart_hasToolTip()
{
    TrendChart chart;
    Trend trend = evenTrend(1);
    trend.restarts = {static_cast<qint64>(middleOf(trend, 150))};
    chart.setTrend(trend);
    chart.resize(chartWidth, chartHeight);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    const ChartAxes axes =
        TrendPainter(trend, QRectF(0, 0, chartWidth, chartHeight), chart.font(), false).axes();
    const auto requestToolTip = [&chart](int x) {
        QHelpEvent help(QEvent::ToolTip, QPoint(x, 100), chart.mapToGlobal(QPoint(x, 100)));
        QApplication::sendEvent(&chart, &help);
    };
    requestToolTip(qRound(axes.x(middleOf(trend, 150))));
    QVERIFY(QToolTip::text().contains(
        u"MM was restarted at %1."_s.arg(formatTime(trend.restarts.first(), true))));
    requestToolTip(qRound(axes.x(middleOf(trend, 50))));
    QTRY_VERIFY(!QToolTip::isVisible());
}

void TstTrendChart::focus_isVisible()
{
    TrendChart chart;
    chart.setTrend(evenTrend(1));
    QVERIFY(focusChart(&chart));
    const QColor frame = chart.grab().toImage().pixelColor(0, chart.height() / 2);
    QVERIFY(contrastRatio(frame, chart.palette().color(QPalette::Base)) >= 3);
    chart.clearFocus();
    QCOMPARE(chart.grab().toImage().pixelColor(0, chart.height() / 2),
             chart.palette().color(QPalette::Base));
}

void TstTrendChart::equalTrend_isNotRepainted()
{
    TrendChart chart;
    chart.setTrend(evenTrend(1));
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    EventCounter counter(&chart, {QEvent::Paint});
    QCoreApplication::processEvents();
    counter.count = 0;
    chart.setTrend(evenTrend(1));
    QCoreApplication::processEvents();
    QCOMPARE(counter.count, 0);
    chart.setTrend(evenTrend(2));
    QTRY_COMPARE(counter.count, 1);
    chart.hide();
    chart.setTrend(evenTrend(3));
    QCoreApplication::processEvents();
    QCOMPARE(counter.count, 1);
}

void TstTrendChart::flatTrend_isRepaintedEvery10Seconds()
{
    TrendChart chart;
    Trend trend = evenTrend(0);
    trend.total[100] = 5; // scrolls with the rest
    chart.setTrend(trend);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    chart.clearFocus();
    EventCounter counter(&chart, {QEvent::Paint});
    QCoreApplication::processEvents();
    counter.count = 0;
    const auto next = [&](float rate) {
        trend.total.removeFirst();
        trend.total.append(rate);
        trend.end += trend.step;
        chart.setTrend(trend);
        QCoreApplication::processEvents();
    };
    for (int i = 0; i < 4; ++i)
        next(0);
    QCOMPARE(counter.count, 0);
    QCOMPARE(chart.trend(), trend);
    next(0);
    QTRY_COMPARE(counter.count, 1); // after ten seconds
    next(0);
    QCOMPARE(counter.count, 1);
    next(3);
    QTRY_COMPARE(counter.count, 2);
    next(0);
    QTRY_COMPARE(counter.count, 3);
    trend.restarts = {trend.end - 3000};
    next(0);
    QTRY_COMPARE(counter.count, 4);
    QTest::keyClick(&chart, Qt::Key_Left);
    chart.setFocus();
    QTRY_VERIFY(chart.hasFocus());
    QCoreApplication::processEvents();
    const int before = counter.count;
    next(0);
    QTRY_COMPARE(counter.count, before + 1); // the shown values must be current
}

void TstTrendChart::unknownTrend_showsSentence()
{
    TrendChart chart;
    chart.resize(chartWidth, chartHeight);
    const QImage withoutData = chart.grab().toImage();
    chart.setTrend(evenTrend(unknownRate));
    const QImage unknown = chart.grab().toImage();
    QCOMPARE(unknown, withoutData);
    QCOMPARE(chart.currentStep(), -1);
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Home, Qt::Key_End})
        QTest::keyClick(&chart, key);
    QCOMPARE(chart.currentStep(), -1);
    chart.setTrend(evenTrend(0));
    QVERIFY(chart.grab().toImage() != unknown);
}

void TstTrendChart::largeFont_increasesMinimumSize()
{
    TrendChart chart;
    const QSize before = chart.minimumSizeHint();
    QFont font = chart.font();
    font.setPointSizeF(font.pointSizeF() * 2);
    chart.setFont(font);
    QVERIFY(chart.minimumSizeHint().height() > before.height() * 3 / 2);
    // The minimum size has room for a plot.
    const TrendPainter trendPainter(evenTrend(100'000), QRectF(QPointF(), chart.minimumSizeHint()),
                                    font, false);
    QVERIFY(!trendPainter.axes().plot.isEmpty());
}

MM_WINDOW_SUITE(TstTrendChart)
#include "tst_trendchart.moc"
