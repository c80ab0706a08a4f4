// SPDX-License-Identifier: MIT
#pragma once

#include "core/minuterates.h"

#include <limits>
#include <memory>

namespace mm {

/// One service of the table, with all that is shown of it.
struct ServiceRow
{
    enum class Mark {
        None,
        New,      ///< it came a moment ago
        Departed, ///< it is not in the file any more, and goes in a moment
    };
    static constexpr qint64 noDate = std::numeric_limits<qint64>::min();
    static constexpr double noShare = -1;

    Service service;
    quint32 id = 0;             ///< the same as long as the service is in the table; no other's
    qint64 registered = noDate; ///< milliseconds since the epoch
    MinuteRate rate;
    double share = noShare; ///< of the messages of all services listed, 0 to 1
    bool twice = false;     ///< its name is another one's too
    Mark mark = Mark::None;
    std::chrono::steady_clock::time_point markedUntil;
};
using ServiceRows = std::vector<ServiceRow>;

/// What the table shows at a time: all services in the file's order, departed ones where they were,
/// and which of them are shown, in which order. Immutable once it is handed on: threads share it.
struct ServicesTable
{
    std::shared_ptr<const ServiceRows> rows = std::make_shared<const ServiceRows>();
    std::vector<quint32> order; ///< indexes of `rows`, as they are shown
    qsizetype listed = 0;       ///< how many services are in the file
    qsizetype found = 0;        ///< of these, how many are shown
    double messages = 0;        ///< of all that are listed
    QString filter;             ///< what they are shown for; empty: all are
    Moment at;                  ///< of the look
    bool current = false;       ///< the figures are those of now
    /// When the first mark goes; the clock's maximum when there is none.
    std::chrono::steady_clock::time_point nextChange = std::chrono::steady_clock::time_point::max();

    [[nodiscard]] const ServiceRow &shown(size_t row) const { return (*rows)[order[row]]; }
};

/// Runs of rows, both ends included.
struct RowRun
{
    int first = 0;
    int last = 0;

    bool operator==(const RowRun &) const = default;
};
using RowRuns = std::vector<RowRun>;

/// How a view gets from one table to the next with the smallest change, in these steps. A
/// permutation says where the row at each place goes; an empty one moves nothing.
struct ServicesChange
{
    std::vector<int> sortedBefore; ///< of the former rows
    RowRuns removed;               ///< after that; the last run first
    std::vector<quint32> stays;    ///< what is left then, as indexes of the next table's `rows`
    RowRuns inserted;              ///< into these; the first run first
    std::vector<int> sortedAfter;  ///< of the rows that are there then

    // What is left to tell of the next rows.
    RowRuns changed;         ///< any cell of these
    bool registered = false; ///< in the column "Registered", how long ago it was
    bool shares = false;     ///< in the column "Share"
    bool tone = false;       ///< all are gray, or are not any more
};

/// One step of the table.
struct ServicesUpdate
{
    std::shared_ptr<const ServicesTable> table;
    ServicesChange change;
};

} // namespace mm
