// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/fleet.h"

#include <cmath>

namespace mm::test {

/// When the queries of these readings were sent.
inline const Instant fleetStart{
    std::chrono::system_clock::time_point(std::chrono::seconds(1'770'370'245)),
    std::chrono::steady_clock::time_point(std::chrono::hours(1))};

inline Instant afterPoll(std::chrono::duration<double> time)
{
    return {fleetStart.wall + std::chrono::duration_cast<std::chrono::nanoseconds>(time),
            fleetStart.steady + std::chrono::duration_cast<std::chrono::nanoseconds>(time)};
}

/// The server's clock at fleetStart.
inline constexpr double fleetTime = 1'770'370'245;

/// A machine that was scraped \p age seconds before fleetStart, as every 15 s.
inline Machine activeMachine(double age = 5, double services = 4, double messages = 100)
{
    Machine machine;
    machine.name = QStringLiteral("a");
    machine.job = QStringLiteral("mm");
    machine.upAt = fleetTime - age;
    machine.up = 1;
    machine.step = 15;
    machine.states = 6;
    machine.trueStates = 1;
    machine.state = State::Active;
    machine.services = services;
    machine.messages = messages;
    return machine;
}

inline FleetReading fleetOf(const QList<Machine> &machines)
{
    FleetReading reading;
    reading.url = QStringLiteral("http://prometheus:9090");
    reading.machines = machines;
    reading.time = fleetTime;
    reading.sent = fleetStart;
    reading.hasAnswer = true;
    return reading;
}

/// The \p count-th poll in a row failed since \p reading was taken.
inline FleetReading failed(FleetReading reading, FleetFailure failure, int count)
{
    reading.failure = failure;
    reading.failures = count;
    reading.problem = QStringLiteral("the cause");
    return reading;
}

inline Reading readingOf(const FleetReading &fleet)
{
    Reading reading;
    reading.fleet = std::make_shared<const FleetReading>(fleet);
    return reading;
}

} // namespace mm::test
