// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// \p text fit for one line: what is no visible character, a line break too, becomes U+FFFD, and
/// what is longer than \p most characters is cut and ends with an ellipsis.
[[nodiscard]] QString plainLine(const QString &text, qsizetype most);

} // namespace mm
