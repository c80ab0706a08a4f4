// SPDX-License-Identifier: MIT
#pragma once

#include "core/descriptor.h"

#include <QString>

#include <chrono>
#include <optional>

/// What this machine knows of its processes; the one place with code for each operating system.
namespace mm {

enum class ProcessState {
    Unknown,   ///< it runs elsewhere, or the system will not tell
    Running,   ///< alive, whatever it is doing
    Suspended, ///< stopped by a signal or a debugger; it does nothing until it is continued
    Gone,      ///< ended, also when nobody has collected its exit status, or the number is another
               ///< process's now
};

/// Which process it was that bore a number.
struct ProcessMark
{
    qint64 pid = 0;   ///< 0: none was seen so far
    qint64 begun = 0; ///< when, as the system counts, whatever the clock is set to
    /// Where the system tells of that process, and of no later one, kept open; none where it has no
    /// such place.
    posix::Descriptor file;
};

/// The state of process \p pid of this machine. A process that started after \p lastSign (with 10 s
/// to spare, as clocks of file servers differ) can't be the one that left that sign: Gone. Who asks
/// again hands over a \p known of its own. By that, a process that was found alive once is known
/// again when the clock was set since, and the sign seems older than it.
ProcessState processState(qint64 pid, std::chrono::system_clock::time_point lastSign,
                          ProcessMark *known = nullptr);

/// This machine's name, as a writer puts it into the file. Any thread may ask.
QString hostName();

/// The name of this process's program, also where no QCoreApplication was made.
QString programName();

/// When this machine was started, by the clock that says \p now; nothing when the system does not
/// tell.
std::optional<std::chrono::system_clock::time_point>
bootTime(std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

/// What processState() and bootTime() allow clocks to differ by.
inline constexpr std::chrono::seconds clockSlack{10};

} // namespace mm
