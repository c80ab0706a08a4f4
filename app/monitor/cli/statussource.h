// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/options.h"
#include "core/statsfile/statsreader.h"

namespace mm {

/// Reads the stats file and, where it names no writer, checks MM's health as far as the options
/// allow. Use it from one thread at a time. Needs no event loop.
class StatusSource final
{
public:
    struct Limits
    {
        /// For MM to answer. It gets less where the file system is slow: a read must not count as
        /// hung because of MM.
        std::chrono::milliseconds mmTimeout;
        int maxFailures; ///< MM is Gone after so many failed checks in a row
        std::chrono::milliseconds hangTimeout = mm::hangTimeout;
    };

    StatusSource(const Options &options, const Limits &limits);
    Q_DISABLE_COPY_MOVE(StatusSource)

    /// Blocks for as long as the file system does, and then until MM has answered.
    [[nodiscard]] Reading read();

private:
    void checkMm(std::chrono::milliseconds timeout);

    const QString m_statsFile;
    const MmUrl m_mmUrl;
    const bool m_checksMm;
    const Limits m_limits;
    StatsReader m_reader;
    int m_failures = 0; ///< in a row
    MmReachability m_connection = MmReachability::Unknown;
};

} // namespace mm
