// SPDX-License-Identifier: MIT
#include "core/monitor/machinewatch.h"

#include "core/monitor/fleettexts.h"

namespace mm {

MachineChanges MachineWatch::update(const FleetReading &reading, const Instant &now)
{
    MachineChanges changes;
    ++m_poll;
    for (const Machine &machine : reading.machines) {
        const MachineVerdict verdict = evaluateMachine(machine, reading, now);
        const bool active = verdict.state == State::Active;
        const auto found = m_known.find(machine.key());
        if (verdict.reason == MachineReason::NoPrometheus && found != m_known.end()) {
            found->poll = m_poll; // as it was
            continue;
        }
        if (found == m_known.end()) {
            m_known.insert(machine.key(), {active, m_poll});
            changes.joined += machine.name;
            continue;
        }
        if (found->active && !active) {
            if (changes.down.isEmpty())
                changes.reason = machineReason(machine, verdict);
            changes.down += machine.name;
            changes.hasError = changes.hasError || verdict.state == State::Error;
        } else if (!found->active && active) {
            changes.up += machine.name;
        }
        *found = {active, m_poll};
    }
    if (m_known.size() > reading.machines.size()) {
        m_known.removeIf([this, &changes](const auto &each) {
            if (each.value().poll == m_poll)
                return false;
            changes.left += each.key().second;
            return true;
        });
        changes.left.sort();
    }
    if (m_poll == 1)
        changes.joined.clear();
    return changes;
}

} // namespace mm
