// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

#include <chrono>

namespace mm {

/// \p when as local time in the form of Python's `datetime.isoformat()`: ISO 8601, no zone, always
/// six digits of fraction.
QString toTimestamp(std::chrono::system_clock::time_point when);

/// Reads ISO 8601 with or without a fraction (1 to 9 digits, kept to the millisecond) and with or
/// without a zone; without one it is local time. An hour that a clock change makes ambiguous is
/// read as QDateTime does. Invalid when \p text is something else.
QDateTime fromTimestamp(const QString &text);

} // namespace mm
