// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"
#include "support.h"

namespace mm::test {

/// When everything was read.
inline const Moment start{system_clock::time_point(std::chrono::seconds(1'770'370'245)),
                          steady_clock::time_point(1h)};

inline Moment later(milliseconds time)
{
    return {start.wall + time, start.steady + time};
}

/// Of five services and 127 messages where it is valid; without a writer.
inline Reading readingOf(Outcome outcome)
{
    Reading reading;
    reading.outcome = outcome;
    reading.path = u"/home/me/.mm_mesh_stats.json"_s;
    reading.at = start;
    if (outcome == Outcome::Valid) {
        reading.snapshot.totalServices = 5;
        reading.snapshot.totalMessages = 127;
        reading.modified = start.wall;
    } else if (outcome != Outcome::NotYet) {
        reading.reason = u"The cause, with %1."_s.arg(reading.path);
    }
    return reading;
}

/// Of a file whose writer is process 42 on "box", with a heartbeat of 10 s.
inline Reading readingBy(Writer::State state, ProcessState process)
{
    Reading reading = readingOf(Outcome::Valid);
    reading.snapshot.writer = Writer{42, u"box"_s, 10s, state};
    reading.writerProcess = process;
    return reading;
}

inline Reading running(ProcessState process = ProcessState::Running)
{
    return readingBy(Writer::State::Running, process);
}

} // namespace mm::test
