// SPDX-License-Identifier: MIT
#include "ui/themestyle.h"

#include "ui/statecolors.h"

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
    painter->setPen(ThemeStyle::outline(option.palette));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter->restore();
}

/// Fusion shows it by an outline of its own.
bool hasFocus(const QStyleOption &option)
{
    return option.state.testFlag(QStyle::State_HasFocus);
}

bool isButtonOfWindowsColour(const QStyleOption &option)
{
    constexpr double justTold = 1.15;
    return contrastRatio(option.palette.color(QPalette::Button),
                         option.palette.color(QPalette::Window)) < justTold;
}

} // namespace

ThemeStyle::ThemeStyle()
    : QProxyStyle(u"fusion"_s)
{
    setObjectName(u"fusion"_s);
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (!option->state.testFlag(State_Enabled))
        return;
    if (element == PE_IndicatorCheckBox || (element == PE_FrameLineEdit && !hasFocus(*option)) ||
        (element == PE_PanelButtonCommand && !hasFocus(*option) &&
         isButtonOfWindowsColour(*option)))
        drawOutline(*option, painter);
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if ((control == CC_SpinBox || control == CC_ComboBox) &&
        option->state.testFlag(State_Enabled) && !hasFocus(*option))
        drawOutline(*option, painter);
}

QColor ThemeStyle::outline(const QPalette &palette)
{
    // Half way between the text and what it stands on.
    const QColor ink = palette.color(QPalette::Active, QPalette::Text);
    const QColor paper = palette.color(QPalette::Active, QPalette::Window);
    return QColor((ink.red() + paper.red()) / 2, (ink.green() + paper.green()) / 2,
                  (ink.blue() + paper.blue()) / 2);
}

} // namespace mm
