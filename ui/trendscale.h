// SPDX-License-Identifier: MIT
#pragma once

#include "core/history.h"

#include <QRectF>
#include <QString>

#include <functional>

namespace mm {

/// An axis from 0 to \p top in steps that people count in: 1, 2 or 5 and zeros.
struct ValueAxis
{
    double top = 1;
    double step = 1;
    int decimals = 0; ///< that the labels need

    [[nodiscard]] int steps() const { return qRound(top / step); }
    bool operator==(const ValueAxis &) const = default;
};

/// The axis that holds \p highest in no more than \p mostSteps steps (1 or more). A top of 1 where
/// there is nothing to hold.
[[nodiscard]] ValueAxis valueAxis(double highest, int mostSteps);

/// How far the local time is ahead of UTC at a time in ms since the epoch, in ms.
using ZoneOffset = std::function<qint64(qint64)>;
[[nodiscard]] qint64 localOffset(qint64 time);

/// The finest of 1, 2, 5, 10, 15, 30 minutes, 1, 2, 3, 6, 12 hours of which at most \p most fit
/// into \p span; in ms.
[[nodiscard]] qint64 timeStep(qint64 span, int most);
/// The times from \p from to \p to at which a local clock shows a multiple of \p step; ms since the
/// epoch.
[[nodiscard]] QList<qint64> timeTicks(qint64 from, qint64 to, qint64 step,
                                      const ZoneOffset &offset = localOffset);

/// A label of an axis; \p decimals digits after the point.
[[nodiscard]] QString formatValue(double value, int decimals);
/// Three digits that count: "0", "0.25", "3.33", "12.5", "1,247".
[[nodiscard]] QString formatRate(double rate);
/// Hours and minutes as the locale writes them short; 24 hours in the C locale.
[[nodiscard]] QString formatTime(qint64 time, bool withSeconds = false);

/// Where the steps of a trend lie on a plot. Right to left, time goes on to the left.
struct TrendScale
{
    QRectF plot;
    qint64 from = 0;
    qint64 to = 0;
    double top = 1;
    bool rightToLeft = false;

    [[nodiscard]] double x(double time) const;
    [[nodiscard]] double y(double rate) const;
    [[nodiscard]] double timeAt(double x) const;
    /// Which of \p count steps \p x is over, or nearest to; -1 where there are none.
    [[nodiscard]] int stepAt(double x, int count) const;
};

/// The time in the middle of a step of \p trend.
[[nodiscard]] double middleOf(const Trend &trend, int step);
/// The first step of which the total is known; -1 for none.
[[nodiscard]] int firstKnown(const Trend &trend);
/// Which step a time is in, kept within the trend; -1 where there are none.
[[nodiscard]] int stepOf(const Trend &trend, double time);

} // namespace mm
