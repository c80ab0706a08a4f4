// SPDX-License-Identifier: MIT
#include "ui/statuslabel.h"

#include "ui/plaintext.h"
#include "ui/statecolors.h"
#include "ui/statussymbol.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

namespace mm {

StatusLabel::StatusLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    QFont bolder = font();
    bolder.setWeight(QFont::DemiBold);
    setFont(bolder);
    makeRoom();
}

void StatusLabel::setStatus(const Status &status)
{
    if (status == m_status && !text().isEmpty())
        return;
    const bool looksTheSame = status.text == m_status.text && status.tone == m_status.tone &&
                              status.symbol == m_status.symbol;
    m_status = status;
    setText(status.text);
    setToolTip(plainToolTip(status.tooltip));
    setAccessibleName(status.text);
    setAccessibleDescription(status.tooltip);
    applyColor();
    if (!looksTheSame) // the age in the tooltip changes with each look
        update();
}

void StatusLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange:
        makeRoom();
        break;
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
        applyColor();
        break;
    default:
        break;
    }
}

void StatusLabel::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    const int side = symbolSide();
    const QRect box =
        QStyle::visualRect(layoutDirection(), rect(), QRect(0, (height() - side) / 2, side, side));
    QPainter painter(this);
    paintSymbol(painter, m_status.symbol, box, palette().color(foregroundRole()));
}

void StatusLabel::applyColor()
{
    const QColor color = toneColor(m_status.tone, palette().color(backgroundRole()));
    if (palette().color(foregroundRole()) == color)
        return;
    QPalette colored = palette();
    colored.setColor(foregroundRole(), color);
    setPalette(colored);
}

void StatusLabel::makeRoom()
{
    const int room = symbolSide() + gap();
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    setContentsMargins(rightToLeft ? 0 : room, 0, rightToLeft ? room : 0, 0);
}

int StatusLabel::symbolSide() const
{
    return QFontMetrics(font()).capHeight() + 2;
}

int StatusLabel::gap() const
{
    return QFontMetrics(font()).averageCharWidth();
}

} // namespace mm
