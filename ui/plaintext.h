// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// \p text fit for one line: what is no visible character, a line break too, becomes U+FFFD, and
/// what is longer than \p most characters is cut and ends with an ellipsis.
QString plainLine(const QString &text, qsizetype most);

/// \p name fit for one line of a table: what is no visible character becomes U+FFFD, and what is
/// longer than 120 characters is cut.
QString displayName(const QString &name);

/// \p text as a tooltip that shows it letter by letter, whatever tags it seems to hold.
QString plainToolTip(const QString &text);

} // namespace mm
