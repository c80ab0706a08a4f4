// SPDX-License-Identifier: MIT
#include "core/monitor/rateseries.h"

#include <QDataStream>

#include <algorithm>
#include <cmath>

namespace mm {

namespace {

/// The file stores the known part of a step in one byte.
constexpr double fullStep = 255;

} // namespace

Resolution resolutionOf(Range range)
{
    constexpr std::array<Resolution, allRanges.size()> byRange{
        {{2'000, 300}, {10'000, 360}, {240'000, 360}}};
    return byRange.at(static_cast<size_t>(range));
}

RateSeries::Tier &RateSeries::advancedTier(Range range, qint64 last)
{
    const qint64 count = resolutionOf(range).count;
    Tier &tier = m_tiers.at(static_cast<size_t>(range));
    if (tier.ring.isEmpty())
        tier.ring.resize(count);
    for (qint64 n = qMax(tier.last + 1, last - count + 1); n <= last; ++n)
        tier.ring[n % count] = {};
    tier.last = qMax(tier.last, last);
    return tier;
}

void RateSeries::add(qint64 from, qint64 to, double messages)
{
    from = qMax<qint64>(from, 0);
    if (to <= from || to > maxTime)
        return;
    const double perMs = messages / static_cast<double>(to - from);
    for (const Range range : allRanges) {
        const auto [length, count] = resolutionOf(range);
        const qint64 end = (to - 1) / length;
        Tier &tier = advancedTier(range, end);
        for (qint64 n = qMax(from / length, tier.last - count + 1); n <= end; ++n) {
            const qint64 shared = qMin(to, (n + 1) * length) - qMax(from, n * length);
            Step &step = tier.ring[n % count];
            step.messages += static_cast<float>(perMs * static_cast<double>(shared));
            step.seconds += static_cast<float>(shared) / 1000;
        }
    }
}

void RateSeries::fillIn(const RateSeries &earlier, qint64 offset)
{
    for (const Range range : allRanges) {
        const auto [length, count] = resolutionOf(range);
        const Tier &from = earlier.m_tiers.at(static_cast<size_t>(range));
        const qint64 shift = qRound64(static_cast<double>(offset) / static_cast<double>(length));
        if (from.last < 0 || from.last + shift < 0)
            continue;
        Tier &tier = advancedTier(range, from.last + shift);
        const qint64 oldest = qMax<qint64>(tier.last - count + 1, 0);
        for (qint64 n = qMax(oldest, from.last + shift - count + 1); n <= from.last + shift; ++n) {
            if (n < shift)
                continue;
            const Step &step = from.ring.at((n - shift) % count);
            Step &here = tier.ring[n % count];
            if (here.seconds > 0 && here.seconds + step.seconds > static_cast<float>(length) / 1000)
                continue;
            here.messages += step.messages;
            here.seconds += step.seconds;
        }
    }
}

QList<RateSeries::Step> RateSeries::steps(Range range, qint64 now) const
{
    const auto [length, count] = resolutionOf(range);
    const Tier &tier = m_tiers.at(static_cast<size_t>(range));
    const qint64 end = (now - 1) / length;
    QList<Step> steps(count);
    for (qint64 n = qMax(end, tier.last) - count + 1; n <= qMin(end, tier.last); ++n) {
        if (n >= 0)
            steps[n - end + count - 1] = tier.ring.at(n % count);
    }
    return steps;
}

QList<float> RateSeries::rates(Range range, qint64 now) const
{
    QList<float> rates;
    for (const Step &step : steps(range, now))
        rates += step.seconds > 0 ? step.messages / step.seconds : unknownRate;
    return rates;
}

double RateSeries::messages(Range range, qint64 now) const
{
    double sum = 0;
    for (const Step &step : steps(range, now))
        sum += static_cast<double>(step.messages);
    return sum;
}

bool RateSeries::isKnown(Range range, qint64 now) const
{
    const QList<Step> all = steps(range, now);
    return std::any_of(all.begin(), all.end(), [](const Step &step) { return step.seconds > 0; });
}

void RateSeries::write(QDataStream &stream) const
{
    for (const Range range : allRanges) {
        const auto [length, count] = resolutionOf(range);
        const qint64 last = m_tiers.at(static_cast<size_t>(range)).last;
        stream << last;
        for (const Step &step : steps(range, (last + 1) * length)) {
            const double known = static_cast<double>(step.seconds) * 1000 / double(length);
            const auto part = static_cast<quint8>(
                step.seconds > 0 ? qBound(1.0, std::round(known * fullStep), fullStep) : 0);
            stream << part;
            if (part > 0)
                stream << step.messages / step.seconds;
        }
    }
}

bool RateSeries::read(QDataStream &stream)
{
    std::array<Tier, allRanges.size()> tiers;
    for (const Range range : allRanges) {
        const auto [length, count] = resolutionOf(range);
        Tier &tier = tiers.at(static_cast<size_t>(range));
        stream >> tier.last;
        if (stream.status() != QDataStream::Ok || tier.last < -1 || tier.last > maxTime / length)
            return false;
        tier.ring.resize(count);
        for (qint64 n = tier.last - count + 1; n <= tier.last; ++n) {
            quint8 part = 0;
            stream >> part;
            if (part == 0)
                continue;
            float rate = 0;
            stream >> rate;
            if (n < 0 || !std::isfinite(rate) || rate < 0)
                return false;
            const auto seconds = static_cast<float>(part / fullStep * double(length) / 1000);
            tier.ring[n % count] = {rate * seconds, seconds};
        }
    }
    if (stream.status() != QDataStream::Ok)
        return false;
    m_tiers = tiers;
    return true;
}

} // namespace mm
