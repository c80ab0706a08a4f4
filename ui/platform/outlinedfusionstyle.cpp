// SPDX-License-Identifier: MIT
#include "ui/platform/outlinedfusionstyle.h"

#include "ui/widgets/contrast.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

void drawOutline(const QStyleOption &option, QPainter *painter)
{
    constexpr qreal corner = 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(OutlinedFusionStyle::outline(option.palette));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter->restore();
}

bool hasWindowColor(const QStyleOption &button)
{
    constexpr double minVisibleContrast = 1.15;
    return contrastRatio(button.palette.color(QPalette::Button),
                         button.palette.color(QPalette::Window)) < minVisibleContrast;
}

} // namespace

OutlinedFusionStyle::OutlinedFusionStyle()
    : QProxyStyle(u"fusion"_s)
{
    setObjectName(u"fusion"_s);
}

void OutlinedFusionStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                        QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    // Fusion itself outlines the widget with the focus.
    const bool outlined = element == PE_IndicatorCheckBox ||
                          (!option->state.testFlag(State_HasFocus) &&
                           (element == PE_FrameLineEdit ||
                            (element == PE_PanelButtonCommand && hasWindowColor(*option))));
    if (outlined && option->state.testFlag(State_Enabled))
        drawOutline(*option, painter);
}

void OutlinedFusionStyle::drawComplexControl(ComplexControl control,
                                             const QStyleOptionComplex *option, QPainter *painter,
                                             const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if ((control == CC_SpinBox || control == CC_ComboBox) &&
        option->state.testFlag(State_Enabled) && !option->state.testFlag(State_HasFocus))
        drawOutline(*option, painter);
}

int OutlinedFusionStyle::styleHint(StyleHint hint, const QStyleOption *option,
                                   const QWidget *widget, QStyleHintReturn *returnData) const
{
    if (hint == SH_UnderlineShortcut && QGuiApplication::isRightToLeft())
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QColor OutlinedFusionStyle::outline(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Active, QPalette::Text),
                 palette.color(QPalette::Active, QPalette::Window), 0.5);
}

} // namespace mm
