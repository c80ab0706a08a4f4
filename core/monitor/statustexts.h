// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QCoreApplication>

namespace mm {

/// tr() for the texts of a Status; trLater() for those that are stored.
struct StatusText
{
    Q_DECLARE_TR_FUNCTIONS(mm::Status)

public:
    static DeferredText trLater(const char *source, const char * = nullptr, qint64 count = -1)
    {
        return {"mm::Status", source, count};
    }
};

/// "3 seconds", "2 hours": \p duration in its largest whole unit.
[[nodiscard]] DeferredText durationText(std::chrono::seconds duration);
[[nodiscard]] QString labelText(State state, const Snapshot &snapshot);
/// What to do about \p state; empty for Checking and Active.
[[nodiscard]] QString remedyText(State state, const Reading &reading);
[[nodiscard]] QString tooltipText(const QString &reason, std::optional<std::chrono::seconds> age,
                                  const QString &path);

} // namespace mm
