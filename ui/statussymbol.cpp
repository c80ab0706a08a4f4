// SPDX-License-Identifier: MIT
#include "ui/statussymbol.h"

#include <QPainter>

namespace mm {

void paintSymbol(QPainter &painter, Symbol symbol, const QRectF &box, const QColor &color)
{
    const qreal side = qMin(box.width(), box.height());
    const qreal stroke = side / 7;
    const QRectF inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (symbol) {
    case Symbol::Disc:
        painter.drawEllipse(box);
        break;
    case Symbol::Square:
        painter.drawRect(inner);
        break;
    case Symbol::Ring:
        painter.setPen(QPen(color, stroke));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(inner);
        break;
    case Symbol::Bars: {
        const QSizeF bar(side * 0.3, side);
        painter.drawRect(QRectF(box.topLeft() + QPointF(side * 0.1, 0), bar));
        painter.drawRect(QRectF(box.topLeft() + QPointF(side * 0.6, 0), bar));
        break;
    }
    case Symbol::Cross:
        painter.setPen(QPen(color, stroke * 1.6, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    case Symbol::Plus:
        painter.drawRect(QRectF(box.left(), box.center().y() - stroke, side, 2 * stroke));
        painter.drawRect(QRectF(box.center().x() - stroke, box.top(), 2 * stroke, side));
        break;
    case Symbol::Minus:
        painter.drawRect(QRectF(box.left(), box.center().y() - stroke, side, 2 * stroke));
        break;
    case Symbol::Dots:
        for (const qreal x : {0.15, 0.5, 0.85})
            painter.drawEllipse(box.topLeft() + QPointF(side * x, side / 2), side * 0.12,
                                side * 0.12);
        break;
    }
    painter.restore();
}

} // namespace mm
