// SPDX-License-Identifier: MIT
#pragma once

#include "core/plainline.h"

namespace mm {

/// \p name fit for one line of a table: what is no visible character becomes U+FFFD, and what is
/// longer than 120 characters is cut.
QString displayName(const QString &name);

/// \p text as a tooltip that shows it letter by letter, whatever tags it seems to hold.
QString plainToolTip(const QString &text);

} // namespace mm
