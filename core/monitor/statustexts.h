// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QCoreApplication>

namespace mm {

/// tr() for the texts of a Status.
struct StatusText
{
    Q_DECLARE_TR_FUNCTIONS(mm::Status)
};

/// "3 seconds", "2 hours": \p duration in its largest whole unit.
[[nodiscard]] QString durationText(std::chrono::seconds duration);
[[nodiscard]] QString labelText(State state, const Snapshot &snapshot);
/// What to do about \p state; empty for Checking and Active.
[[nodiscard]] QString remedyText(State state, const Reading &reading);
[[nodiscard]] QString tooltipText(const QString &reason, std::optional<std::chrono::seconds> age,
                                  const QString &path);

} // namespace mm
