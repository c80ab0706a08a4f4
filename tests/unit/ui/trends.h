// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/traffichistory.h"

namespace mm {

/// A trend with \p rate in each step; it ends at a full hour.
inline Trend evenTrend(float rate, Range range = Range::TenMinutes)
{
    const auto [step, count] = resolutionOf(range);
    Trend trend;
    trend.range = range;
    trend.end = 1'700'002'800'000;
    trend.step = step;
    trend.total = QList<float>(count, rate);
    return trend;
}

/// Makes the steps from \p from up to \p to unknown.
inline void cutGap(Trend *trend, int from, int to)
{
    for (int i = from; i < to; ++i)
        trend->total[i] = unknownRate;
}

} // namespace mm
