// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/options.h"
#include "core/statsreader.h"

namespace mm {

/// Looks at the stats file, again and again, and where it names no writer, asks MM after each look,
/// unless the options forbid that. One thread at a time; a look blocks for as long as the file
/// system does, and then for as long as MM may take to answer. Needs no event loop.
class Look final
{
public:
    /// MM has \p patience to answer, less where the file system was slow: a look is not to be
    /// called hung for MM's sake. It is Gone when it did not \p failuresUntilGone times in a row.
    Look(const Options &options, std::chrono::milliseconds patience, int failuresUntilGone);
    Q_DISABLE_COPY_MOVE(Look)

    [[nodiscard]] Reading read();

private:
    void ask(std::chrono::milliseconds atMost);

    const QString m_statsFile;
    const MmUrl m_mmUrl;
    const bool m_asks;
    const std::chrono::milliseconds m_patience;
    const int m_failuresUntilGone;
    StatsReader m_reader;
    int m_failures = 0; ///< in a row
    Connection m_connection = Connection::Unknown;
};

} // namespace mm
