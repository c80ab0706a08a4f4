// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QColor>

class QPalette;
class QPen;

namespace mm {

/// The contrast ratio of WCAG 2.1 between two opaque colours, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

/// The shade of \p color that is more legible on \p background: one for light and one for dark
/// surfaces. At least 4.5:1 on the backgrounds of common light and dark themes.
[[nodiscard]] QColor statusColorOn(StatusColor color, const QColor &background);

/// Linear mix of two opaque colours; \p part is the share of \p front, 0 to 1.
[[nodiscard]] QColor mixed(const QColor &front, const QColor &back, double part);

/// \p color, moved towards black or white until its contrast to \p background reaches \p ratio.
/// Black or white where that is not enough.
[[nodiscard]] QColor legible(const QColor &color, const QColor &background, double ratio);

/// For a frame around a widget with the keyboard focus, inside its edge. At least 3:1 on \p
/// background. (Fusion's own focus frame tints its inside, and so the text.)
[[nodiscard]] QPen focusPen(const QPalette &palette, const QColor &background);

} // namespace mm
