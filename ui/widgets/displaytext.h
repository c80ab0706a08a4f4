// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/displaytext.h"

namespace mm {

/// \p name as one line of a table: cut after 120 characters, invisible ones replaced.
QString displayName(const QString &name);

/// \p text as a tooltip that shows tags as they are.
QString plainToolTip(const QString &text);

} // namespace mm
