// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QIcon>

class QColor;
class QPainter;
class QRectF;

namespace mm {

/// Draws \p icon into the square \p box. The shapes differ without colour too.
void paintStatusIcon(QPainter &painter, StatusIcon icon, const QRectF &box, const QColor &color);

/// For lists: in the \p color that is legible on QPalette::Base, in QPalette::HighlightedText where
/// selected. Follows the application's palette; drawn for each size and scale.
[[nodiscard]] QIcon statusIcon(StatusIcon icon, StatusColor color);

/// For the tray: white on a plate of trayPlateColor(), so that it is legible on any panel. Drawn
/// for each size and scale.
[[nodiscard]] QIcon trayStatusIcon(StatusIcon icon, StatusColor color);

/// At least 3:1 against white and black.
[[nodiscard]] QColor trayPlateColor(StatusColor color);

} // namespace mm
