// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/eventlog.h"
#include "core/monitor/traffichistory.h"

namespace mm {

/// What the monitor concludes from successive readings: traffic and events. Not thread-safe.
struct ActivityLog
{
    TrafficHistory history;
    EventLog events;

    /// Adds one poll and its evaluateStatus() result. Returns how it differs from the one before.
    PollStep add(const Reading &reading, const Status &status)
    {
        PollStep step = history.add(reading, status.state);
        events.add(reading, status, step);
        return step;
    }
};

} // namespace mm
