// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QColor>

namespace mm {

/// The contrast of two opaque colours, 1 to 21, as WCAG 2.1 defines it ("contrast ratio").
double contrastRatio(const QColor &a, const QColor &b);

/// The colour that says \p tone on \p background: of the shade for light and the shade for dark
/// surfaces the more legible one. At least 4.5:1 on a background that a light or dark theme would
/// choose.
QColor toneColor(Tone tone, const QColor &background);

/// \p part of \p front, 0 to 1, and for the rest \p back; both opaque.
QColor mixed(const QColor &front, const QColor &back, double part);

/// \p color, moved to black or white until it has \p ratio on \p background, as far as that can be.
QColor legible(const QColor &color, const QColor &background, double ratio);

} // namespace mm
