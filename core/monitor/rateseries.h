// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

#include <array>

class QDataStream;

namespace mm {

/// The time spans of a trend.
enum class Range { TenMinutes, Hour, Day };
inline constexpr std::array allRanges{Range::TenMinutes, Range::Hour, Range::Day};

struct Resolution
{
    qint64 step = 0; ///< ms
    int count = 0;   ///< steps in the range
};
[[nodiscard]] Resolution resolutionOf(Range range);

/// An unknown rate, which is not zero.
inline constexpr float unknownRate = -1;

/// Messages over time for each Range, in steps of fixed length. Takes about 8 KiB. Times are
/// milliseconds on the caller's monotonic time axis.
class RateSeries final
{
public:
    /// Far beyond any real time: 10,000 years.
    static constexpr qint64 maxTime = 315'000'000'000'000;
    /// The maximum that write() writes: 8 bytes per range, 5 bytes per step.
    static constexpr qint64 maxBytes = 3 * 8 + (300 + 360 + 360) * 5;

    /// Spreads \p messages, 0 or more, evenly over the time from \p from to \p to, which counts as
    /// known from now on. Each range drops the steps that are too old for it.
    void add(qint64 from, qint64 to, double messages);

    /// Fills in what \p earlier knows, for steps of which less is known here. What is known here
    /// stays. \p offset is this time axis minus that of \p earlier, rounded to steps.
    void fillIn(const RateSeries &earlier, qint64 offset);

    /// Messages per second of each step of \p range, oldest first; the last step contains the time
    /// just before \p now. `unknownRate` where nothing is known.
    [[nodiscard]] QList<float> rates(Range range, qint64 now) const;
    /// The messages in these steps, as far as they are known.
    [[nodiscard]] double messages(Range range, qint64 now) const;
    /// Whether anything is known of these steps.
    [[nodiscard]] bool isKnown(Range range, qint64 now) const;

    void write(QDataStream &stream) const;
    /// False, with nothing changed, for data that write() can't have written.
    [[nodiscard]] bool read(QDataStream &stream);

private:
    struct Step
    {
        float messages = 0;
        float seconds = 0; ///< how much of the step is known
    };
    struct Tier
    {
        qint64 last = -1; ///< number of the newest step; step n starts at n times its length
        QList<Step> ring; ///< step n is at n modulo the count; empty until something is known
    };

    /// The tier of \p range, from now on up to step \p last.
    [[nodiscard]] Tier &advancedTier(Range range, qint64 last);
    [[nodiscard]] QList<Step> steps(Range range, qint64 now) const;

    std::array<Tier, allRanges.size()> m_tiers;
};

} // namespace mm
