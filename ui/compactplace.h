// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QRect>

namespace mm {

/// Where a window of \p size that the user put at \p wanted has to be to be seen as a whole: at
/// \p wanted where that is on one of \p screens, else as near to it as can be. Where it does not
/// fit, its beginning is seen. \p wanted itself when there is no screen.
[[nodiscard]] QPoint placeOnScreen(const QPoint &wanted, const QSize &size,
                                   const QList<QRect> &screens);

} // namespace mm
