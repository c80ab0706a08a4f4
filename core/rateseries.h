// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

#include <array>

class QDataStream;

namespace mm {

/// What a trend may span.
enum class Range { TenMinutes, Hour, Day };
inline constexpr std::array allRanges{Range::TenMinutes, Range::Hour, Range::Day};

/// How finely a range is kept.
struct Resolution
{
    qint64 step = 0; ///< ms
    int count = 0;   ///< steps of the range
};
[[nodiscard]] Resolution resolutionOf(Range range);

/// Stands for a rate that is not known, where zero would be a lie.
inline constexpr float unknownRate = -1;

/// Messages over time for each Range, in steps of fixed length: about 8 KiB, whatever happens.
/// Times are milliseconds on a time line of the caller's that never goes back.
class RateSeries final
{
public:
    /// \p messages, 0 or more, came evenly spread over \p from up to \p to, and that whole time is
    /// known from now on. What is too old for a range is dropped from it.
    void add(qint64 from, qint64 to, double messages);

    /// Messages per second of each step of \p range, oldest first; the last one is the step which
    /// the time just before \p now is in. `unknownRate` where nothing is known.
    [[nodiscard]] QList<float> rates(Range range, qint64 now) const;
    /// What came in these steps, as far as is known.
    [[nodiscard]] double messages(Range range, qint64 now) const;
    /// Whether anything is known of these steps.
    [[nodiscard]] bool isKnown(Range range, qint64 now) const;

    void write(QDataStream &stream) const;
    /// False, with nothing changed, for what write() can't have written.
    [[nodiscard]] bool read(QDataStream &stream);

private:
    struct Step
    {
        float messages = 0;
        float seconds = 0; ///< of the step, how much is known; 0 for nothing
    };
    struct Tier
    {
        qint64 last = -1; ///< number of the newest step; step n starts at n times its length
        QList<Step> ring; ///< step n is at n modulo the count; empty until something is known
    };

    [[nodiscard]] Step at(Range range, qint64 number) const;

    std::array<Tier, allRanges.size()> m_tiers;
};

} // namespace mm
