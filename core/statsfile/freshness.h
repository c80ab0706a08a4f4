// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/reading.h"

namespace mm {

/// Measures, over a series of reads of one file, how long its writer has been silent. A clock
/// adjustment, a suspend or a file server with a wrong clock can make a live writer seem silent, or
/// a silent one live, only until the next change of the file. Use from one thread.
class Freshness final
{
public:
    /// Call with each reading. Sets silence, olderThanBoot and writerProcess of a valid one.
    void evaluate(Reading *reading, bool contentChanged);

private:
    [[nodiscard]] bool isOlderThanBoot(const Reading &reading, bool isNew);

    std::optional<Instant> m_now;
    /// By how much the wall clock was set forward since the previous read: earlier times seem older
    /// than they are by this.
    std::chrono::milliseconds m_clockJump{0};

    bool m_seen = false; ///< the next four are known
    std::chrono::system_clock::time_point m_modified;
    std::chrono::steady_clock::time_point m_unchangedSince; ///< first read of this state
    std::chrono::milliseconds m_initialSilence{0};          ///< at that read
    std::chrono::steady_clock::time_point m_lastRead;

    bool m_olderThanBoot = false;
    bool m_clockIsBehind = false; ///< so m_olderThanBoot has to be decided again
    ProcessIdentity m_writer;
};

} // namespace mm
