// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/traffichistory.h"

#include <QRectF>
#include <QString>

#include <chrono>
#include <functional>

namespace mm {

/// An axis from 0 to `top` whose steps are 1, 2 or 5 times a power of ten.
struct ValueAxis
{
    double top = 1;
    double step = 1;
    int decimals = 0; ///< of the labels

    [[nodiscard]] int steps() const { return qRound(top / step); }
    bool operator==(const ValueAxis &) const = default;
};

/// The axis that reaches \p highest in at most \p maxSteps steps (1 or more). Its top is 1 where
/// \p highest is not a positive number.
[[nodiscard]] ValueAxis valueAxis(double highest, int maxSteps);

/// How far the local time is ahead of UTC at a time in ms since the epoch, in ms.
using ZoneOffset = std::function<qint64(qint64)>;
[[nodiscard]] qint64 localOffset(qint64 time);

/// The shortest of 1, 2, 5, 10, 15, 30 minutes, 1, 2, 3, 6, 12 hours that fits into \p span at most
/// \p maxSteps times, else 24 hours; in ms.
[[nodiscard]] qint64 timeStep(qint64 span, int maxSteps);
/// The times from \p from to \p to at which the local time of day is a multiple of \p step; ms
/// since the epoch.
[[nodiscard]] QList<qint64> timeTicks(qint64 from, qint64 to, qint64 step,
                                      const ZoneOffset &offset = localOffset);
/// The label of a tick: the time of day, or the date where a day begins.
[[nodiscard]] QString tickText(qint64 time);

/// As in the table of services: "0", "<0.1", "0.3", "3.3", "12", "1,247".
[[nodiscard]] QString formatRate(double rate);

/// MM saves several messages at once, and a poll can't tell when they came. Their rate is drawn as
/// the mean of this time.
inline constexpr std::chrono::milliseconds smoothingTime{30'000};
/// The mean of \p width known steps around each; gaps stay as they are.
[[nodiscard]] QList<float> smoothed(const QList<float> &rates, int width);
/// \p trend as it is drawn.
[[nodiscard]] Trend smoothed(Trend trend);

/// Maps times and rates to pixels of a plot and back. Right to left, later times are further left.
struct ChartAxes
{
    QRectF plot;
    qint64 from = 0;
    qint64 to = 0;
    double top = 1;
    bool rightToLeft = false;

    [[nodiscard]] double x(double time) const;
    [[nodiscard]] double y(double rate) const;
    [[nodiscard]] double timeAt(double x) const;
};

/// The time in the middle of a step of \p trend.
[[nodiscard]] double middleOf(const Trend &trend, int step);
/// The first step of which the total is known; -1 for none.
[[nodiscard]] int firstKnown(const Trend &trend);
/// The step that contains \p time, or the nearest one; -1 where there are none.
[[nodiscard]] int stepOf(const Trend &trend, double time);

} // namespace mm
