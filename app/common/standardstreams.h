// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// Makes the program independent of who is at the other end of descriptors 0 to 2. Call it first in
/// main():
/// - A closed descriptor is occupied, so that no file or socket gets its number and with it the
///   messages. Reading and writing still fail there.
/// - A write to a pipe without a reader, or to a file at the size limit, fails and does not end the
///   process. Programs that this one starts have the default for these signals again.
/// - Qt's messages are written to stderr by printLine(), for the journal with their priority.
void protectStandardStreams();

/// Whether stderr is a stream to systemd's journal, which adds time and program itself.
[[nodiscard]] bool isReadByJournal();

/// \p standard as an open file of our own without blocking writes, where the system can open it
/// again, as a pipe or a terminal; otherwise \p standard. O_NONBLOCK on \p standard itself would
/// apply to all processes that share it.
[[nodiscard]] int openNonBlocking(int standard);

enum class StandardStream { Output, Error };

/// Writes \p line and a line end. Waits at most 0.1 s for a reader that does not read, and then
/// drops lines until it reads again. Any thread.
void printLine(StandardStream stream, const QString &line);

/// Writes \p text and a line end to stdout, also if its reader is slow. False on failure, as of a
/// full disk, which is reported by printError().
[[nodiscard]] bool printOutput(const QString &text);

/// Writes `program: text` to stderr by printLine(); for the journal, \p text as an error.
void printError(const QString &text);

} // namespace mm
