// SPDX-License-Identifier: MIT
#include "ui/themestyle.h"

#include <QPainter>
#include <QStyleOption>

namespace mm {

ThemeStyle::ThemeStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool outlined = element == PE_IndicatorCheckBox ||
                          (element == PE_FrameLineEdit && !option->state.testFlag(State_HasFocus));
    if (!outlined || !option->state.testFlag(State_Enabled))
        return;
    constexpr qreal corner = 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline(option->palette));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter->restore();
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
