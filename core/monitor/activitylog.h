// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/fleet.h"
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
        // One machine that is not active does not end the traffic of the others.
        const bool isActive = reading.fleet && evaluateFleet(*reading.fleet, reading.at).active > 0;
        PollStep step = history.add(reading, isActive ? State::Active : status.state);
        events.add(reading, status, step);
        return step;
    }
};

} // namespace mm
