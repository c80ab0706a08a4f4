// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace mm {

/// Fusion, but that check boxes and lines to type in have outlines of 3:1: Fusion's are darker than
/// the window, and can't be seen on a dark one.
class ThemeStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    ThemeStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;

    /// What the outlines are drawn in, with \p palette.
    [[nodiscard]] static QColor outline(const QPalette &palette);
};

} // namespace mm
