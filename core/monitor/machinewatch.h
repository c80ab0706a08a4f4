// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/fleet.h"

#include <QHash>
#include <QStringList>

namespace mm {

/// What changed for the machines between two polls of Prometheus: their names.
struct MachineChanges
{
    QStringList down;      ///< not active any more
    DeferredText reason;   ///< why the first of them is not
    bool hasError = false; ///< one of them is in State::Error
    QStringList up;        ///< active, and were not before
    QStringList joined;
    QStringList left;
};

/// Compares the machines of successive readings, but not of those in which Prometheus is lost. A
/// value, not thread-safe.
class MachineWatch final
{
public:
    /// In the first call, nothing counts as changed.
    [[nodiscard]] MachineChanges update(const FleetReading &reading, const Instant &now);

private:
    struct Known
    {
        bool active = false;
        int poll = 0; ///< the last one with this machine
    };

    QHash<MachineKey, Known> m_known;
    int m_poll = 0;
};

} // namespace mm
