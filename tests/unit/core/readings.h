// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"
#include "support.h"

namespace mm::test {

/// The instant of every reading below.
inline const Instant start{system_clock::time_point(std::chrono::seconds(1'770'370'245)),
                           steady_clock::time_point(1h)};

inline Instant later(milliseconds time)
{
    return {start.wall + time, start.steady + time};
}

/// A valid reading has five services, 127 messages and no writer.
inline Reading readingOf(ReadOutcome outcome)
{
    Reading reading;
    reading.outcome = outcome;
    reading.path = u"/home/me/.mm_mesh_stats.json"_s;
    reading.at = start;
    if (outcome == ReadOutcome::Valid) {
        reading.snapshot.totalServices = 5;
        reading.snapshot.totalMessages = 127;
        reading.modified = start.wall;
    } else if (outcome != ReadOutcome::NotYet) {
        reading.reason = u"The cause, with %1."_s.arg(reading.path);
    }
    return reading;
}

/// A reading of a file that process 42 on "box" writes with a heartbeat of 10 s.
inline Reading readingBy(Writer::State state, ProcessState process)
{
    Reading reading = readingOf(ReadOutcome::Valid);
    reading.snapshot.writer = Writer{42, u"box"_s, 10s, state};
    reading.writerProcess = process;
    return reading;
}

inline Reading running(ProcessState process = ProcessState::Running)
{
    return readingBy(Writer::State::Running, process);
}

} // namespace mm::test
