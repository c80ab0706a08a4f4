// SPDX-License-Identifier: MIT
#include "suite.h"
#include "trends.h"
#include "ui/trend/chartaxes.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace mm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 midnight = 1'700'006'400'000; // in UTC

} // namespace

class TstChartAxes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }
    void valueAxis_hasRoundSteps_data();
    void valueAxis_hasRoundSteps();
    void valueAxis_coversAnyRate();
    void timeStep_isShortestThatFits_data();
    void timeStep_isShortestThatFits();
    void timeTicks_areRoundInLocalTime_data();
    void timeTicks_areRoundInLocalTime();
    void timeTicks_stayRoundAcrossDstChange();
    void tickText_isTheDateAtMidnight();
    void formatRate_isShort_data();
    void formatRate_isShort();
    void smoothed_steadyLoadInBatches_isFlat_data();
    void smoothed_steadyLoadInBatches_isFlat();
    void smoothed_keepsGapsAndMean();
    void timeAt_invertsX();
    void stepOf_returnsStepAtTime();
    void firstKnown_skipsUnknownSteps();
};

void TstChartAxes::valueAxis_hasRoundSteps_data()
{
    QTest::addColumn<double>("highest");
    QTest::addColumn<int>("maxSteps");
    QTest::addColumn<double>("top");
    QTest::addColumn<double>("step");
    QTest::addColumn<int>("decimals");

    QTest::newRow("nothing") << 0.0 << 5 << 1.0 << 1.0 << 0;
    QTest::newRow("one") << 1.0 << 5 << 1.0 << 0.2 << 1;
    QTest::newRow("a bit more than one") << 1.01 << 5 << 1.5 << 0.5 << 1;
    QTest::newRow("a rate") << 3.33 << 5 << 4.0 << 1.0 << 0;
    QTest::newRow("a rate in two steps") << 3.33 << 2 << 4.0 << 2.0 << 0;
    QTest::newRow("one step") << 3.33 << 1 << 5.0 << 5.0 << 0;
    QTest::newRow("just full") << 50.0 << 5 << 50.0 << 10.0 << 0;
    QTest::newRow("a hundredth") << 0.012 << 5 << 0.015 << 0.005 << 3;
    QTest::newRow("many") << 123'456.0 << 5 << 150'000.0 << 50'000.0 << 0;
    QTest::newRow("no steps") << 3.0 << 0 << 5.0 << 5.0 << 0;
}

void TstChartAxes::valueAxis_hasRoundSteps()
{
    QFETCH(double, highest);
    QFETCH(int, maxSteps);
    QFETCH(double, top);
    QFETCH(double, step);
    QFETCH(int, decimals);
    const ValueAxis axis = valueAxis(highest, maxSteps);
    QCOMPARE(axis.top, top);
    QCOMPARE(axis.step, step);
    QCOMPARE(axis.decimals, decimals);
}

void TstChartAxes::valueAxis_coversAnyRate()
{
    for (double highest = 1e-12; highest < 1e19; highest *= 1.37) {
        for (const int maxSteps : {1, 2, 3, 5}) {
            const ValueAxis axis = valueAxis(highest, maxSteps);
            QVERIFY(axis.top >= highest * (1 - 1e-6));
            QVERIFY(axis.top <= highest * 5.001);
            QVERIFY(axis.top / axis.step <= maxSteps + 1e-6);
        }
    }
    const double infinity = std::numeric_limits<double>::infinity();
    for (const double strange : {-1.0, infinity, -infinity, infinity - infinity})
        QCOMPARE(valueAxis(strange, 5), ValueAxis());
}

void TstChartAxes::timeStep_isShortestThatFits_data()
{
    QTest::addColumn<qint64>("span");
    QTest::addColumn<int>("maxSteps");
    QTest::addColumn<qint64>("step");
    QTest::newRow("10 minutes, wide") << 10 * minute << 12 << minute;
    QTest::newRow("10 minutes") << 10 * minute << 6 << 2 * minute;
    QTest::newRow("10 minutes, narrow") << 10 * minute << 2 << 5 * minute;
    QTest::newRow("1 hour") << hour << 7 << 10 * minute;
    QTest::newRow("1 hour, narrow") << hour << 4 << 15 * minute;
    QTest::newRow("24 hours") << 24 * hour << 9 << 3 * hour;
    QTest::newRow("24 hours, narrow") << 24 * hour << 2 << 12 * hour;
    QTest::newRow("no room") << 24 * hour << 1 << 24 * hour;
}

void TstChartAxes::timeStep_isShortestThatFits()
{
    QFETCH(qint64, span);
    QFETCH(int, maxSteps);
    QFETCH(qint64, step);
    QCOMPARE(timeStep(span, maxSteps), step);
}

void TstChartAxes::timeTicks_areRoundInLocalTime_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("span");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<int>("count");
    for (const auto &[name, offset] : {std::pair{"UTC", qint64(0)},
                                       {"India", 330 * minute},
                                       {"Nepal", 345 * minute},
                                       {"New York", -300 * minute},
                                       {"Newfoundland", -210 * minute}}) {
        QTest::addRow("%s, 10 minutes", name) << offset << 10 * minute << 2 * minute << 5;
        QTest::addRow("%s, 1 hour", name) << offset << hour << 10 * minute << 6;
        QTest::addRow("%s, 24 hours", name) << offset << 24 * hour << 3 * hour << 8;
    }
}

void TstChartAxes::timeTicks_areRoundInLocalTime()
{
    QFETCH(qint64, offset);
    QFETCH(qint64, span);
    QFETCH(qint64, step);
    QFETCH(int, count);
    const qint64 from = midnight + 1234;
    const QList<qint64> ticks =
        timeTicks(from, from + span, step, [offset](qint64) { return offset; });
    QCOMPARE(ticks.size(), count);
    for (const qint64 tick : ticks) {
        QCOMPARE((tick + offset) % step, 0);
        QVERIFY(tick >= from && tick <= from + span);
    }
}

void TstChartAxes::timeTicks_stayRoundAcrossDstChange()
{
    // At 1:00 UTC local time changes from 3:00 back to 2:00.
    const auto berlin = [](qint64 time) { return time < midnight + hour ? 2 * hour : hour; };
    const QList<qint64> ticks =
        timeTicks(midnight - 12 * hour, midnight + 12 * hour, 3 * hour, berlin);
    QVERIFY(ticks.size() >= 8);
    for (const qint64 tick : ticks)
        QCOMPARE((tick + berlin(tick)) % (3 * hour), 0);
    QVERIFY(timeTicks(0, hour, 0).isEmpty());
    QVERIFY(timeTicks(hour, 0, minute).isEmpty());
}

void TstChartAxes::tickText_isTheDateAtMidnight()
{
    const qint64 time = QDateTime(QDate(2026, 11, 29), QTime(0, 0)).toMSecsSinceEpoch();
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(tickText(time - hour), u"23:00"_s);
    QCOMPARE(tickText(time), u"29.11.26"_s);
    QCOMPARE(tickText(time + minute), u"00:01"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCOMPARE(tickText(time), u"11/29/26"_s);
}

void TstChartAxes::formatRate_isShort_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    QTest::newRow("none") << 0.0 << u"0"_s << u"0"_s;
    QTest::newRow("almost none") << 0.01 << u"<0.1"_s << u"<0,1"_s;
    QTest::newRow("few") << 0.25 << u"0.3"_s << u"0,3"_s;
    QTest::newRow("some") << 3.333 << u"3.3"_s << u"3,3"_s;
    QTest::newRow("nearly ten") << 9.999 << u"10"_s << u"10"_s;
    QTest::newRow("more") << 12.49 << u"12"_s << u"12"_s;
    QTest::newRow("many") << 1247.4 << u"1,247"_s << u"1.247"_s;
}

void TstChartAxes::formatRate_isShort()
{
    QFETCH(double, rate);
    QFETCH(QString, english);
    QFETCH(QString, german);
    QCOMPARE(formatRate(rate), english); // in the C locale
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(formatRate(rate), german);
}

void TstChartAxes::smoothed_steadyLoadInBatches_isFlat_data()
{
    QTest::addColumn<int>("perMinute");
    for (const int rate : {60, 120, 300, 600})
        QTest::addRow("%d a minute", rate) << rate;
}

void TstChartAxes::smoothed_steadyLoadInBatches_isFlat()
{
    QFETCH(int, perMinute);
    Trend trend = evenTrend(0);
    const double perStep = perMinute * double(trend.step) / 60'000;
    double sent = 0;
    int saved = 0;
    for (float &rate : trend.total) {
        sent += perStep;
        const int batches = (int(sent) - saved) / 10;
        saved += 10 * batches;
        rate = static_cast<float>(10 * batches * 60'000 / double(trend.step));
    }
    const QList<float> drawn = smoothed(trend).total;
    const auto [lowest, highest] = std::minmax_element(drawn.begin(), drawn.end());
    QVERIFY2(double(*highest) <= 1.5 * perMinute && double(*lowest) >= 0.5 * perMinute,
             qPrintable(u"%1 to %2"_s.arg(double(*lowest)).arg(double(*highest))));
}

void TstChartAxes::smoothed_keepsGapsAndMean()
{
    const float gap = unknownRate;
    QCOMPARE(smoothed(QList<float>{gap, 9, 0, 0, gap, 6, 0, 0, 6, gap, 5}, 3),
             (QList<float>{gap, 3, 3, 3, gap, 2, 2, 2, 2, gap, 5}));
    QCOMPARE(smoothed(QList<float>{1, 2, 4}, 1), (QList<float>{1, 2, 4}));
    QVERIFY(smoothed(QList<float>(), 3).isEmpty());
    // The steps of a day are longer than what is smoothed.
    Trend day = evenTrend(1, Range::Day);
    day.total[7] = 9;
    QCOMPARE(smoothed(day), day);
    QCOMPARE(smoothed(Trend()), Trend());
}

void TstChartAxes::timeAt_invertsX()
{
    for (const bool rightToLeft : {false, true}) {
        const ChartAxes axes{QRectF(40, 10, 600, 200), midnight, midnight + hour, 5, rightToLeft};
        QCOMPARE(axes.x(double(midnight)), rightToLeft ? 640.0 : 40.0);
        QCOMPARE(axes.x(double(midnight + hour)), rightToLeft ? 40.0 : 640.0);
        QCOMPARE(axes.y(0), 210.0);
        QCOMPARE(axes.y(5), 10.0);
        for (double x = 40; x <= 640; x += 7.5)
            QVERIFY(qAbs(axes.x(axes.timeAt(x)) - x) < 0.001);
    }
}

void TstChartAxes::stepOf_returnsStepAtTime()
{
    const Trend trend = evenTrend(1);
    for (int step = 0; step < 300; ++step) {
        QCOMPARE(stepOf(trend, middleOf(trend, step)), step);
        QCOMPARE(stepOf(trend, middleOf(trend, step) - 1000), step); // the start of the step
    }
    QCOMPARE(stepOf(trend, 0), 0);
    QCOMPARE(stepOf(trend, 1e15), 299);
    QCOMPARE(stepOf(Trend(), 0), -1);
}

void TstChartAxes::firstKnown_skipsUnknownSteps()
{
    Trend trend = evenTrend(0);
    QCOMPARE(firstKnown(trend), 0);
    cutGap(&trend, 0, 17);
    QCOMPARE(firstKnown(trend), 17);
    QCOMPARE(firstKnown(evenTrend(unknownRate)), -1);
    QCOMPARE(firstKnown(Trend()), -1);
}

MM_WINDOW_SUITE(TstChartAxes)
#include "tst_chartaxes.moc"
