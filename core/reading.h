// SPDX-License-Identifier: MIT
#pragma once

#include "core/process.h"
#include "core/snapshot.h"

#include <chrono>

namespace mm {

/// One instant on both clocks: wall time for ages that people read, steady time, which stands still
/// while the machine is suspended and knows no jumps, for judging silence.
struct Moment
{
    std::chrono::system_clock::time_point wall;
    std::chrono::steady_clock::time_point steady;

    static Moment now()
    {
        return {std::chrono::system_clock::now(), std::chrono::steady_clock::now()};
    }
};

/// How one look at a stats file ended.
enum class Outcome {
    NotYet,     ///< nothing was read so far
    Hung,       ///< the file system has not answered for too long
    Missing,    ///< no such file: a normal first run
    Unreadable, ///< it is no regular file, too large, or the system refused
    Corrupt,    ///< empty, not UTF-8, not JSON, or against the rules of the format
    Valid,
};

/// What asking MM itself, over HTTP, told of it. It counts where the file names no writer.
enum class Connection {
    Unknown, ///< nobody asked, or not often enough to tell
    Answering,
    Gone, ///< three checks in a row failed
};

/// What was found at one look at a stats file: facts alone, the judgement is statusOf()'s.
struct Reading
{
    Outcome outcome = Outcome::NotYet;
    QString path;
    int errorNumber = 0;   ///< for Unreadable, the system's; 0 when the file itself is the cause
    bool tooLarge = false; ///< for Unreadable: a regular file, of more than is ever read
    bool folderMissing = false; ///< nor is there the folder that it should be in
    QString reason;             ///< a sentence with path and cause; empty for NotYet and Valid
    Moment at;                  ///< when the look ended
    Connection connection = Connection::Unknown; ///< whoever asks MM fills it in after the look
    QString mmUrl; ///< where MM was asked, for people to read; empty while Unknown

    // The rest is known for Valid; Hung keeps what the last look found.
    Snapshot snapshot;
    std::chrono::system_clock::time_point modified;
    /// How long, in time that this machine was awake, the file had been left untouched at `at`.
    /// Never negative.
    std::chrono::milliseconds silence{0};
    /// The state of the writer that the snapshot names; Unknown when it names none or one of
    /// another machine.
    ProcessState writerProcess = ProcessState::Unknown;
    bool olderThanBoot = false;
};

} // namespace mm
