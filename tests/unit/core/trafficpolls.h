// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/traffichistory.h"

#include <algorithm>

namespace mm::test {

/// Polls of a simulated file, by a clock that the test advances.
struct TrafficPolls
{
    TrafficHistory history;
    Instant now{std::chrono::system_clock::time_point(std::chrono::seconds(1'700'000'000)),
                std::chrono::steady_clock::time_point(std::chrono::seconds(5000))};
    Snapshot snapshot;
    ProcessState process = ProcessState::Unknown; ///< the writer's

    TrafficPolls()
    {
        snapshot.writer.emplace();
        snapshot.writer->pid = 4711;
    }

    void advance(std::chrono::milliseconds time)
    {
        now.wall += time;
        now.steady += time;
    }
    void poll(State state = State::Active)
    {
        Reading reading;
        reading.outcome = ReadOutcome::Valid;
        reading.at = now;
        reading.snapshot = snapshot;
        reading.writerProcess = process;
        history.add(reading, state);
    }
    /// Polls after \p time, in which \p count messages were counted.
    void pollAfter(std::chrono::milliseconds time, qint64 count, State state = State::Active)
    {
        advance(time);
        snapshot.totalMessages += count;
        poll(state);
    }
    /// Polls \p times times, each 2 s and \p count messages after the one before.
    void pollRepeatedly(int times, qint64 count, State state = State::Active)
    {
        for (int i = 0; i < times; ++i)
            pollAfter(std::chrono::seconds(2), count, state);
    }
    [[nodiscard]] qint64 wallMs() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(now.wall.time_since_epoch())
            .count();
    }
};

/// How many of \p rates are known.
inline qsizetype knownIn(const QList<float> &rates)
{
    return rates.size() - rates.count(unknownRate);
}

/// Whether each of \p rates is about \p expected.
inline bool areAbout(const QList<float> &rates, float expected)
{
    return std::all_of(rates.begin(), rates.end(),
                       [=](float rate) { return qAbs(rate - expected) < 0.001F; });
}

inline QList<float> lastMinutes(const TrafficPolls &polls, const QString &service = {})
{
    const Trend trend = polls.history.trend(Range::TenMinutes, service);
    return service.isEmpty() ? trend.total : trend.ofService;
}

inline float highestIn(const QList<float> &rates)
{
    return *std::max_element(rates.begin(), rates.end());
}

} // namespace mm::test
