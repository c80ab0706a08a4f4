// SPDX-License-Identifier: MIT
#include "ui/status/statuslabel.h"

#include "ui/status/statusicon.h"
#include "ui/widgets/contrast.h"
#include "ui/widgets/displaytext.h"

#include <QFocusEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace mm {

namespace {

constexpr int focusMargin = 4; // for the focus frame

} // namespace

StatusLabel::StatusLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    QFont bolder = font();
    bolder.setWeight(QFont::DemiBold);
    setFont(bolder);
    setTextInteractionFlags(Qt::NoTextInteraction); // or it would take the mouse from the window
    setFocusPolicy(Qt::TabFocus);
    setMargin(focusMargin);
    reserveIconSpace();
}

void StatusLabel::setStatus(const Status &status)
{
    if (status == m_status && !text().isEmpty())
        return;
    const StatusIcon icon = std::exchange(m_status, status).icon;
    setText(status.text);
    setToolTip(plainToolTip(status.tooltip));
    setAccessibleName(status.text);
    setAccessibleDescription(status.tooltip);
    applyColor();
    if (icon != status.icon)
        update();
}

void StatusLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange:
        reserveIconSpace();
        break;
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
        applyColor();
        break;
    default:
        break;
    }
}

void StatusLabel::focusInEvent(QFocusEvent *event)
{
    QLabel::focusInEvent(event);
    if (event->reason() != Qt::TabFocusReason && event->reason() != Qt::BacktabFocusReason)
        return;
    // Queued: the rest of the change of the focus would hide it.
    const auto show = [this] {
        if (hasFocus())
            QToolTip::showText(mapToGlobal(rect().bottomLeft()), toolTip(), this);
    };
    QMetaObject::invokeMethod(this, show, Qt::QueuedConnection);
}

void StatusLabel::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    const int side = iconSide();
    const QRect box = QStyle::visualRect(layoutDirection(), rect(),
                                         QRect(focusMargin, (height() - side) / 2, side, side));
    QPainter painter(this);
    paintStatusIcon(painter, m_status.icon, box, palette().color(foregroundRole()));
    if (hasFocus()) {
        painter.setPen(focusPen(palette(), palette().color(backgroundRole())));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void StatusLabel::applyColor()
{
    const QColor color = statusColorOn(m_status.color, palette().color(backgroundRole()));
    if (palette().color(foregroundRole()) == color)
        return;
    QPalette colored = palette();
    colored.setColor(foregroundRole(), color);
    setPalette(colored);
}

void StatusLabel::reserveIconSpace()
{
    const int room = iconSide() + fontMetrics().averageCharWidth();
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    setContentsMargins(rightToLeft ? 0 : room, 0, rightToLeft ? room : 0, 0);
}

int StatusLabel::iconSide() const
{
    return fontMetrics().capHeight() + 2;
}

} // namespace mm
