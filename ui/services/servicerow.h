// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/servicerates.h"

#include <QCollator>

#include <limits>

namespace mm {

/// One row of the services table.
struct ServiceRow
{
    enum class Mark {
        None,
        New,      ///< added a moment ago
        Departed, ///< no longer in the stats file; the row is removed in a moment
    };
    static constexpr qint64 noDate = std::numeric_limits<qint64>::min();
    static constexpr double noShare = -1;

    Service service;
    qint64 registered = noDate; ///< milliseconds since the epoch
    ServiceRate rate;
    double share = noShare; ///< of the messages of all listed services, 0 to 1
    bool duplicate = false; ///< another service has the same name
    Mark mark = Mark::None;
    std::chrono::steady_clock::time_point markedUntil;
    std::optional<QCollatorSortKey> nameKey; ///< empty until the table is sorted by name
};

/// What the rows of one reading have in common.
struct ServicesContext
{
    Instant at;
    bool active = false; ///< MM is: the figures are current
    double messages = 0; ///< of all listed services
};

} // namespace mm
