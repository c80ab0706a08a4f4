// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/fleet.h"

#include <algorithm>
#include <cmath>

namespace mm::test {

/// One that was scraped at \p time, every 15 s, and is active.
inline Machine scrapedMachine(const QString &name, double time, double services = 5,
                              double messages = 1000)
{
    Machine machine;
    machine.name = name;
    machine.job = QStringLiteral("mm");
    machine.upAt = time;
    machine.up = 1;
    machine.step = 15;
    machine.states = 6;
    machine.trueStates = 1;
    machine.state = State::Active;
    machine.services = services;
    machine.messages = messages;
    return machine;
}

/// Successive readings of machines. The times of both clocks are those of the test.
struct MachineReadings
{
    Instant now = Instant::now();
    FleetReading fleet;

    explicit MachineReadings(const QStringList &names = {})
    {
        fleet.url = QStringLiteral("http://prometheus:9090/");
        fleet.time = 1'800'000'000;
        fleet.sent = now;
        fleet.hasAnswer = true;
        for (const QString &name : names)
            add(name);
    }
    void add(const QString &name) { fleet.machines += scrapedMachine(name, fleet.time); }
    [[nodiscard]] Machine &operator[](const QString &name)
    {
        const auto found = std::find_if(fleet.machines.begin(), fleet.machines.end(),
                                        [&name](const Machine &each) { return each.name == name; });
        Q_ASSERT(found != fleet.machines.end());
        return *found;
    }
    void remove(const QString &name)
    {
        fleet.machines.removeIf([&name](const Machine &each) { return each.name == name; });
    }
    /// Time passes without an answer.
    void pass(double seconds)
    {
        using namespace std::chrono;
        now.wall += duration_cast<system_clock::duration>(duration<double>(seconds));
        now.steady += duration_cast<steady_clock::duration>(duration<double>(seconds));
    }
    /// An answer after \p seconds, at which the machines that are `up` were scraped again.
    void advance(double seconds)
    {
        pass(seconds);
        fleet.time += std::chrono::duration<double>(now.steady - fleet.sent.steady).count();
        fleet.sent = now;
        for (Machine &machine : fleet.machines) {
            if (!std::isnan(machine.upAt))
                machine.upAt = fleet.time;
        }
    }
    [[nodiscard]] Reading reading() const
    {
        Reading reading;
        reading.outcome = ReadOutcome::Valid;
        reading.path = fleet.url;
        reading.at = now;
        reading.fleet = std::make_shared<const FleetReading>(fleet);
        return reading;
    }
};

/// The five machines of the pictures: one in each common state.
inline MachineReadings mixedMachines()
{
    MachineReadings all({QStringLiteral("alpha:9464"), QStringLiteral("beta:9464"),
                         QStringLiteral("gamma:9464"), QStringLiteral("delta:9464"),
                         QStringLiteral("epsilon:9464")});
    all[QStringLiteral("beta:9464")].state = State::Stopped;
    all[QStringLiteral("gamma:9464")].up = 0;
    all[QStringLiteral("delta:9464")].hasBadFigure = true;
    all[QStringLiteral("epsilon:9464")].upAt = qQNaN();
    return all;
}

} // namespace mm::test
