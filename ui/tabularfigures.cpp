// SPDX-License-Identifier: MIT
#include "ui/tabularfigures.h"

namespace mm {

QFont withTabularFigures(const QFont &font)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    QFont tabular(font);
    tabular.setFeature("tnum", 1);
    return tabular;
#else
    return font;
#endif
}

} // namespace mm
