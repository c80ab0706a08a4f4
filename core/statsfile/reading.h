// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/snapshot.h"
#include "core/system/deferredtext.h"
#include "core/system/processinfo.h"

#include <chrono>
#include <memory>

namespace mm {

struct FleetReading;

/// One instant on both clocks: wall time for ages that people read; steady time, which is never set
/// and stops while the machine is suspended, for timeouts.
struct Instant
{
    std::chrono::system_clock::time_point wall;
    std::chrono::steady_clock::time_point steady;

    static Instant now()
    {
        return {std::chrono::system_clock::now(), std::chrono::steady_clock::now()};
    }
    /// How long this machine was suspended since \p earlier, or its wall clock was set forward,
    /// which looks the same; 0 for at most 2 s.
    [[nodiscard]] std::chrono::nanoseconds sleptSince(const Instant &earlier) const
    {
        const std::chrono::nanoseconds slept = wall - earlier.wall - (steady - earlier.steady);
        return slept > std::chrono::seconds(2) ? slept : std::chrono::nanoseconds(0);
    }
};

/// How one read of a stats file ended.
enum class ReadOutcome {
    NotYet,     ///< nothing was read so far
    Hung,       ///< the file system has not answered for too long
    Missing,    ///< no such file: a normal first run
    Unreadable, ///< not a regular file, too large, or the system refused
    Corrupt,    ///< empty, not UTF-8, not JSON, or against the rules of the format
    Valid,
};

/// Whether MM answers over HTTP. Used where the file alone does not tell whether it is running.
enum class MmReachability {
    Unknown, ///< not probed, or too few probes to decide
    Answering,
    NotSaving, ///< answers, but its figures are not those of the file, or the file is not updated
    Gone,      ///< three checks in a row failed
};

/// A writer is silent once this many of its heartbeats are missed.
inline constexpr int missedHeartbeats = 3;

/// The facts that one read of a stats file found. What they mean for the user is decided elsewhere.
struct Reading
{
    ReadOutcome outcome = ReadOutcome::NotYet;
    QString path;
    int errorNumber = 0;   ///< for Unreadable, the system's; 0 when the file itself is the cause
    bool tooLarge = false; ///< for Unreadable: a regular file above maxStatsFileSize
    bool folderMissing = false; ///< the file's folder does not exist
    DeferredText reason;        ///< a sentence with path and cause; empty for NotYet and Valid
    Instant at;                 ///< when the read ended
    MmReachability mmReachability = MmReachability::Unknown; ///< set by the caller after the read
    QString mmUrl;     ///< the probed address, for display; empty while Unknown
    QString saveError; ///< for NotSaving, what MM says about the cause: a clause; may be empty

    // The rest is known for Valid; Hung keeps what the last read found.
    Snapshot snapshot;
    std::chrono::system_clock::time_point modified;
    /// How long the file had been unchanged at `at`, without the time that this machine was
    /// suspended. Never negative.
    std::chrono::milliseconds silence{0};
    /// The state of the writer that the snapshot names; Unknown when it names none or one on
    /// another machine.
    ProcessState writerProcess = ProcessState::Unknown;
    bool olderThanBoot = false; ///< last written before this machine was started

    /// Null for a reading of a file. Else it is of many machines, from Prometheus: then only
    /// `outcome`, `path` (the URL) and `at` of the above are set, and `snapshot` has the traffic of
    /// all.
    std::shared_ptr<const FleetReading> fleet{};

    /// The file is regular, but its content is broken, so that moving it aside helps.
    [[nodiscard]] bool isContentBroken() const
    {
        return outcome == ReadOutcome::Corrupt || (outcome == ReadOutcome::Unreadable && tooLarge);
    }

    /// `silence` at \p now, provided that the file is still unchanged.
    [[nodiscard]] std::chrono::milliseconds silenceAt(const Instant &now) const
    {
        return silence +
               std::chrono::duration_cast<std::chrono::milliseconds>(now.steady - at.steady);
    }

    /// The writer that the snapshot names has missed too many heartbeats.
    [[nodiscard]] bool isWriterSilentAt(const Instant &now) const
    {
        return snapshot.writer && silenceAt(now) > missedHeartbeats * snapshot.writer->heartbeat;
    }
};

} // namespace mm
