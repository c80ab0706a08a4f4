// SPDX-License-Identifier: MIT
#pragma once

#include "core/history.h"

#include <algorithm>

namespace mm::test {

/// Looks at a file that is made up, at a clock that is moved by hand.
struct Looks
{
    History history;
    Moment now{std::chrono::system_clock::time_point(std::chrono::seconds(1'700'000'000)),
               std::chrono::steady_clock::time_point(std::chrono::seconds(5000))};
    Snapshot snapshot;
    ProcessState process = ProcessState::Unknown; ///< the writer's

    Looks()
    {
        snapshot.writer.emplace();
        snapshot.writer->pid = 4711;
    }

    void pass(std::chrono::milliseconds time)
    {
        now.wall += time;
        now.steady += time;
    }
    void look(State state = State::Active)
    {
        Reading reading;
        reading.outcome = Outcome::Valid;
        reading.at = now;
        reading.snapshot = snapshot;
        reading.writerProcess = process;
        history.add(reading, state);
    }
    /// \p count more messages in \p time, then a look.
    void pass(std::chrono::milliseconds time, qint64 count, State state = State::Active)
    {
        pass(time);
        snapshot.totalMessages += count;
        look(state);
    }
    /// As many looks, each 2 s after the one before, with \p count messages each.
    void run(int looks, qint64 count, State state = State::Active)
    {
        for (int i = 0; i < looks; ++i)
            pass(std::chrono::seconds(2), count, state);
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

inline QList<float> lastMinutes(const Looks &looks, const QString &service = {})
{
    const Trend trend = looks.history.trend(Range::TenMinutes, service);
    return service.isEmpty() ? trend.total : trend.ofService;
}

inline float highestIn(const QList<float> &rates)
{
    return *std::max_element(rates.begin(), rates.end());
}

} // namespace mm::test
