// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/cli/options.h"
#include "core/statsfile/statsreader.h"

#include <functional>
#include <mutex>
#include <thread>

namespace mm {

/// The clock by which StatusSource measures and waits; a test replaces both functions.
struct ProbeClock
{
    std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
    std::function<void(std::chrono::milliseconds)> sleep = [](std::chrono::milliseconds time) {
        std::this_thread::sleep_for(time);
    };
};

/// Reads the stats file, and probes MM where the file alone does not tell whether it is running: it
/// names no writer, or one in a container whose processes are not visible here, or one that has
/// ended although MM may answer, or one that runs and is silent. Needs no event loop.
class StatusSource final
{
public:
    struct Limits
    {
        /// Timeout of a probe. Shorter if the file system is slow: a read must not count as hung
        /// because of MM.
        std::chrono::milliseconds mmTimeout{2000};
        /// MM is Gone after its probes have failed for this long. At the default interval that is
        /// the third failure, so that a restart of MM is not reported. At a longer interval one
        /// read repeats the probe.
        std::chrono::milliseconds goneAfter{3500};
        std::chrono::milliseconds hangTimeout = mm::hangTimeout;
    };

    StatusSource(const Options &options, const Limits &limits, ProbeClock clock = {});
    Q_DISABLE_COPY_MOVE(StatusSource)

    /// The MM to probe from the next read on; nullopt disables probes. Any thread.
    void setMm(const std::optional<MmUrl> &mm);

    /// Blocks while the file system does, and then until MM has answered. The first call waits 1.5
    /// s more if a heartbeat is due, or the file may be half written. One thread at a time.
    [[nodiscard]] Reading read();

private:
    void probe(const MmUrl &mm, const Reading &reading, std::chrono::steady_clock::time_point end);

    const QString m_statsFile;
    const Limits m_limits;
    const ProbeClock m_clock;
    StatsReader m_reader;
    bool m_hasRead = false;
    std::mutex m_mutex; ///< guards m_mm
    std::optional<MmUrl> m_mm;

    std::optional<MmUrl> m_probed;
    std::optional<Writer> m_writer;
    bool m_hasAnswered = false; ///< the MM at m_probed, as m_writer
    std::optional<std::chrono::steady_clock::time_point> m_lastProbe;
    std::optional<std::chrono::steady_clock::time_point> m_failingSince;
    MmReachability m_reachability = MmReachability::Unknown;
    QString m_saveError; ///< of the last response
};

} // namespace mm
