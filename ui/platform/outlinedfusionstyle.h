// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace mm {

/// Fusion with outlines of 3:1 contrast around check boxes, input fields and buttons that have the
/// window's colour. Fusion's own outlines are darker than the window: invisible on a dark one. Has
/// Fusion's object name, so that Qt keeps applying the platform's palette to it.
class OutlinedFusionStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    OutlinedFusionStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;

    /// The colour of the outlines with \p palette.
    [[nodiscard]] static QColor outline(const QPalette &palette);
};

} // namespace mm
