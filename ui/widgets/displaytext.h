// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/displaytext.h"

#include <QLocale>

namespace mm {

/// \p name as one line of a table: cut after 120 characters, invisible ones replaced.
QString displayName(const QString &name);

/// \p text as a tooltip that shows tags as they are; empty for an empty one.
QString plainToolTip(const QString &text);

/// \p text as a cell that spreadsheets take as text: a quotation mark is put before what they would
/// run as a formula.
QString spreadsheetCell(const QString &text);

/// \p text of a control as screen readers speak it: without its mnemonic, also one such as "(&F)"
/// in Chinese or Japanese, and without a colon at its end.
[[nodiscard]] QString accessibleNameFor(QString text);

/// The default locale; English for the C locale, which groups no digits. As in formatCount().
[[nodiscard]] QLocale numberLocale();

/// With \p decimals digits after the decimal point.
[[nodiscard]] QString formatValue(double value, int decimals);

/// The local time of day at \p time, ms since the epoch, in the format of the locale; 24 hours in
/// the C locale.
[[nodiscard]] QString formatTime(qint64 time, bool withSeconds = false);

} // namespace mm
