// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace mm {

/// Fusion, but that check boxes and fields to fill in have outlines of 3:1, and so have buttons
/// whose colour is the window's: Fusion's outlines are darker than the window, and can't be seen on
/// a dark one. It bears Fusion's name, so that Qt goes on giving it the platform's palette.
class ThemeStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    ThemeStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;

    /// What the outlines are drawn in, with \p palette.
    [[nodiscard]] static QColor outline(const QPalette &palette);
};

} // namespace mm
