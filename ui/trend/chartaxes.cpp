// SPDX-License-Identifier: MIT
#include "ui/trend/chartaxes.h"

#include "ui/widgets/displaytext.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>
#include <numeric>

namespace mm {

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 timeSteps[] = {minute,      2 * minute,  5 * minute, 10 * minute,
                                15 * minute, 30 * minute, hour,       2 * hour,
                                3 * hour,    6 * hour,    12 * hour};

} // namespace

ValueAxis valueAxis(double highest, int maxSteps)
{
    if (!(highest > 0) || !std::isfinite(highest))
        return {};
    const int steps = qMax(maxSteps, 1);
    int exponent = static_cast<int>(std::floor(std::log10(highest / steps)));
    for (;; ++exponent) {
        const double ten = std::pow(10.0, exponent);
        for (const double step : {1 * ten, 2 * ten, 5 * ten}) {
            // The tolerance keeps rounding errors from adding a step.
            const double needed = std::ceil(highest / step - 1e-9);
            if (needed <= steps)
                return {needed * step, step, qMax(0, -exponent)};
        }
    }
}

qint64 localOffset(qint64 time)
{
    return qint64(QDateTime::fromMSecsSinceEpoch(time).offsetFromUtc()) * 1000;
}

qint64 timeStep(qint64 span, int maxSteps)
{
    for (const qint64 step : timeSteps) {
        if (span / step <= maxSteps)
            return step;
    }
    return 24 * hour;
}

QList<qint64> timeTicks(qint64 from, qint64 to, qint64 step, const ZoneOffset &offset)
{
    QList<qint64> ticks;
    if (step <= 0)
        return ticks;
    // Offsets from UTC are multiples of 15 minutes, and may change within the range.
    const qint64 grid = step % (15 * minute) == 0 ? 15 * minute : minute;
    for (qint64 time = (from + grid - 1) / grid * grid; time <= to; time += grid) {
        if ((time + offset(time)) % step == 0)
            ticks += time;
    }
    return ticks;
}

QString tickText(qint64 time)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time);
    // Not by 00:00, which some days lack where the clocks change.
    const bool startsDay = local.date() != QDateTime::fromMSecsSinceEpoch(time - 1).date();
    return startsDay ? QLocale().toString(local.date(), QLocale::ShortFormat) : formatTime(time);
}

QString formatRate(double rate)
{
    if (rate <= 0)
        return formatValue(0, 0);
    if (rate < 0.05)
        return QLatin1Char('<') + formatValue(0.1, 1);
    return formatValue(rate, rate < 9.95 ? 1 : 0);
}

QList<float> smoothed(const QList<float> &rates, int width)
{
    QList<float> result = rates;
    for (qsizetype first = 0; first < rates.size(); ++first) {
        qsizetype end = first;
        while (end < rates.size() && rates.at(end) >= 0)
            ++end;
        const qsizetype count = qMin<qsizetype>(width, end - first);
        for (qsizetype i = first; i < end; ++i) {
            // At an end of the known steps the mean is that of the nearest `width` ones.
            const auto from = rates.cbegin() + qBound(first, i - count / 2, end - count);
            result[i] = static_cast<float>(std::accumulate(from, from + count, 0.0) /
                                           static_cast<double>(count));
        }
        first = end;
    }
    return result;
}

Trend smoothed(Trend trend)
{
    if (trend.step <= 0)
        return trend;
    const auto width = static_cast<int>(qMax<qint64>(smoothingTime.count() / trend.step, 1));
    for (QList<float> *rates : {&trend.total, &trend.ofService})
        *rates = smoothed(*rates, width);
    return trend;
}

double ChartAxes::x(double time) const
{
    const double part =
        (time - static_cast<double>(from)) / static_cast<double>(qMax<qint64>(to - from, 1));
    return rightToLeft ? plot.right() - part * plot.width() : plot.left() + part * plot.width();
}

double ChartAxes::y(double rate) const
{
    return plot.bottom() - rate / top * plot.height();
}

double ChartAxes::timeAt(double x) const
{
    const double part =
        (rightToLeft ? plot.right() - x : x - plot.left()) / qMax(plot.width(), 1.0);
    return static_cast<double>(from) + part * static_cast<double>(to - from);
}

double middleOf(const Trend &trend, int step)
{
    const auto fromEnd = static_cast<double>(trend.total.size() - step) - 0.5;
    return static_cast<double>(trend.end) - fromEnd * static_cast<double>(trend.step);
}

int firstKnown(const Trend &trend)
{
    for (int i = 0; i < trend.total.size(); ++i) {
        if (trend.total.at(i) >= 0)
            return i;
    }
    return -1;
}

int stepOf(const Trend &trend, double time)
{
    if (trend.step <= 0 || trend.total.isEmpty())
        return -1;
    const double fromEnd =
        std::ceil((static_cast<double>(trend.end) - time) / static_cast<double>(trend.step)) - 1;
    const auto last = static_cast<double>(trend.total.size() - 1);
    return static_cast<int>(qBound(0.0, last - fromEnd, last));
}

} // namespace mm
