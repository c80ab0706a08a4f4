// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

namespace mm {

/// A status colour in two shades, 0xRRGGBB each.
struct Shades
{
    quint32 onLight = 0;
    quint32 onDark = 0;
};

/// The shades of \p color; each has a contrast of at least 4.5:1 on the usual light and dark
/// backgrounds.
[[nodiscard]] constexpr Shades shadesOf(StatusColor color)
{
    return color == StatusColor::Green ? Shades{0x006b2d, 0x57d38c}
           : color == StatusColor::Red ? Shades{0xb3261e, 0xff8a80}
                                       : Shades{0x5f6368, 0xa0a4a8};
}

} // namespace mm
