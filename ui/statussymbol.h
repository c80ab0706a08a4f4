// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QRectF>

class QColor;
class QPainter;

namespace mm {

/// Draws \p symbol into the square \p box: shapes that differ in black and white too, sharp at any
/// scale.
void paintSymbol(QPainter &painter, Symbol symbol, const QRectF &box, const QColor &color);

} // namespace mm
