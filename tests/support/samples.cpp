// SPDX-License-Identifier: MIT
#include "samples.h"

using namespace Qt::StringLiterals;

mm::Reading readingFor(mm::State state, const QString &path)
{
    mm::Reading reading;
    reading.path = path;
    reading.at = mm::Instant::now();
    switch (state) {
    case mm::State::Checking:
        return reading;
    case mm::State::NoFile:
        reading.outcome = mm::ReadOutcome::Missing;
        reading.reason = path + u" does not exist."_s;
        return reading;
    case mm::State::Error:
        reading.outcome = mm::ReadOutcome::Corrupt;
        reading.reason = path + u" is empty."_s;
        return reading;
    default:
        break;
    }
    reading.outcome = mm::ReadOutcome::Valid;
    reading.modified = reading.at.wall;
    reading.snapshot.totalServices = 2;
    reading.snapshot.totalMessages = 1247;
    reading.snapshot.services = {{u"ee_monitor"_s, u"2026-02-06T10:20:00"_s, 0},
                                 {u"ee_cycle_1"_s, u"2026-02-06T10:25:30"_s, 12}};
    mm::Writer writer;
    writer.pid = 4711;
    writer.host = u"here"_s;
    writer.state =
        state == mm::State::Stopped ? mm::Writer::State::Stopped : mm::Writer::State::Running;
    reading.snapshot.writer = writer;
    reading.writerProcess =
        state == mm::State::Active ? mm::ProcessState::Running : mm::ProcessState::Gone;
    return reading;
}
