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

    /// Takes one reading and its status.
    void add(const Reading &reading, const Status &status)
    {
        events.add(reading, status, history.add(reading, status.state));
    }
};

} // namespace mm
