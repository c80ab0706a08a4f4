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
    /// Hides the underlines of mnemonics in texts that are written from the right: they would break
    /// the joins of Arabic letters, and the text would be wider than the widget.
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;

    /// The colour of the outlines with \p palette.
    [[nodiscard]] static QColor outline(const QPalette &palette);
};

} // namespace mm
