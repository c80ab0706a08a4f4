// SPDX-License-Identifier: MIT
#include "ui/tabularfigures.h"

namespace mm {

QFont withTabularFigures(QFont font)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

} // namespace mm
