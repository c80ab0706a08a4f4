// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/fleet.h"

namespace mm {

/// Why \p machine is in the state of \p verdict: a sentence.
[[nodiscard]] DeferredText machineReason(const Machine &machine, const MachineVerdict &verdict);

// The texts of a Status of many machines. The names of machines and the server's texts are
// sanitized for display.
[[nodiscard]] QString fleetLabel(const FleetSummary &summary);
[[nodiscard]] DeferredText fleetReason(const FleetReading &reading, const FleetSummary &summary,
                                       const Instant &now);
[[nodiscard]] QString fleetRemedy(const FleetReading &reading, const FleetSummary &summary);
[[nodiscard]] QString fleetTooltip(const FleetReading &reading, const FleetSummary &summary,
                                   const Instant &now);

} // namespace mm
