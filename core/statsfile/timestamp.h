// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace mm {

/// \p when as local time, as Python's `datetime.isoformat()` writes it: ISO 8601, no zone, but
/// always with a 6-digit fraction. Thread-safe.
QString toTimestamp(std::chrono::system_clock::time_point when);

/// Parses ISO 8601 with or without a fraction (1 to 9 digits, kept to the millisecond) and with or
/// without a zone; without one it is local time, where QDateTime decides what an hour that a clock
/// change repeats means. Invalid when \p text is something else.
QDateTime fromTimestamp(const QString &text);

/// By how many seconds local time is ahead of UTC at \p when. Thread-safe.
int utcOffset(std::chrono::system_clock::time_point when);

/// \p text, if it is a time without a zone, with the zone that is \p offset seconds ahead of UTC;
/// else unchanged. Whole minutes only.
QString withUtcOffset(const QString &text, int offset);

} // namespace mm
