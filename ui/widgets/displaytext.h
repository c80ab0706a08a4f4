// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/displaytext.h"

#include <QLocale>

namespace mm {

/// \p name as one line of a table: cut after 120 characters, invisible ones replaced.
QString displayName(const QString &name);

/// \p text as a tooltip that shows tags as they are.
QString plainToolTip(const QString &text);

/// The default locale; English for the C locale, which groups no digits. As formatCount() uses.
[[nodiscard]] QLocale numberLocale();

} // namespace mm
