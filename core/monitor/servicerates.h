// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/continuity.h"

#include <deque>

namespace mm {

/// How many messages go through one service.
struct ServiceRate
{
    double perMinute = 0;              ///< messages per minute, 0 or more
    std::chrono::milliseconds over{0}; ///< the time it was measured over; 0: unknown

    [[nodiscard]] bool isKnown() const { return over.count() > 0; }
    bool operator==(const ServiceRate &) const = default;
};

/// Messages per minute of each service over the last minute, from successive polls of the stats
/// file. While less than a minute is known, the rate is that of the known time, if at least
/// `minTime`; with a poll interval of more than a minute it is that of one interval.
///
/// A rate is unknown while MM is not active, and for a name that is in the file more than once.
/// Measuring restarts after a missed poll, a suspend of the machine, and a restart of MM. A value,
/// not thread-safe. About 1.5 MiB for 10,000 services.
class ServiceRates final
{
public:
    static constexpr std::chrono::milliseconds window{60'000};
    static constexpr std::chrono::milliseconds minTime{10'000};

    /// Adds one poll, its evaluateStatus() result and what Continuity found. A repeat is ignored.
    void add(const Reading &reading, State state, const PollStep &step);

    /// The rate of the service at index \p row of the last reading; unknown for an invalid index.
    [[nodiscard]] ServiceRate at(qsizetype row) const;
    /// Whether the last reading lists that service's name more than once.
    [[nodiscard]] bool isDuplicate(qsizetype row) const;

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Counter
    {
        Time since;             ///< the reading that first listed the service
        quint64 total = 0;      ///< messages since `since`, modulo 2^64
        bool duplicate = false; ///< in the last reading
    };
    struct Checkpoint
    {
        Time at;
        QList<quint64> totals; ///< by row of the last reading; 0 for services added later
    };

    void matchRows(const QList<Service> &services, const ServiceDiff &diff, Time now);
    void addCheckpoint(Time now);

    // The last reading of an active MM.
    Time m_at;
    QList<Counter> m_counters;            ///< by row
    std::deque<Checkpoint> m_checkpoints; ///< the first is a minute old, or the oldest there is
};

} // namespace mm
