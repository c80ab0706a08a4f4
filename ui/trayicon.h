// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QIcon>

class QColor;

namespace mm {

/// The plate that a tray icon's symbol stands on: the colour of \p tone. At least 3:1 against a
/// white panel, a black one, and the symbol.
[[nodiscard]] QColor trayPlateColor(Tone tone);
/// Of the symbol on its plate.
[[nodiscard]] QColor traySymbolColor();

/// \p symbol on a plate of its own, so that it is legible on any panel; the shapes differ in black
/// and white too. Drawn anew at each size, for sharp edges.
[[nodiscard]] QIcon trayIcon(Symbol symbol, Tone tone);

} // namespace mm
