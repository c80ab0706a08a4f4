// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QIcon>

namespace mm {

/// \p symbol in the colour that says \p tone on what lists are painted on, and in that of the text
/// where it is selected. It follows the palette, and is sharp at any scale.
QIcon symbolIcon(Symbol symbol, Tone tone);

} // namespace mm
