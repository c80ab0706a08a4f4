// SPDX-License-Identifier: MIT
#include "ui/compactplace.h"

#include <limits>

namespace mm {

QPoint placeOnScreen(const QPoint &wanted, const QSize &size, const QList<QRect> &screens)
{
    QPoint best = wanted;
    // Settings are anybody's to write, so no sum of two coordinates may overflow.
    qint64 least = std::numeric_limits<qint64>::max();
    for (const QRect &screen : screens) {
        const qint64 right = qint64(screen.x()) + screen.width() - size.width();
        const qint64 bottom = qint64(screen.y()) + screen.height() - size.height();
        const qint64 x = qMax<qint64>(screen.x(), qMin<qint64>(wanted.x(), right));
        const qint64 y = qMax<qint64>(screen.y(), qMin<qint64>(wanted.y(), bottom));
        const qint64 way = qAbs(x - wanted.x()) + qAbs(y - wanted.y());
        if (way >= least)
            continue;
        least = way;
        best = QPoint(static_cast<int>(x), static_cast<int>(y));
    }
    return best;
}

} // namespace mm
