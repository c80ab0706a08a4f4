// SPDX-License-Identifier: MIT
#include "ui/status/statusicon.h"

#include "ui/widgets/contrast.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

namespace mm {

namespace {

class StatusIconEngine final : public QIconEngine
{
public:
    StatusIconEngine(StatusIcon icon, StatusColor color, bool onPlate)
        : m_icon(icon)
        , m_color(color)
        , m_onPlate(onPlate)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = qMin(rect.width(), rect.height());
        QRectF box(0, 0, side, side);
        box.moveCenter(QRectF(rect).center());
        if (!m_onPlate) {
            const QPalette palette = QGuiApplication::palette();
            paintStatusIcon(*painter, m_icon, box,
                            mode == QIcon::Selected
                                ? palette.color(QPalette::HighlightedText)
                                : statusColorOn(m_color, palette.color(QPalette::Base)));
            return;
        }
        // Whole pixels, so that straight edges are not blurred.
        const QRect plate(box.topLeft().toPoint(), QSize(side, side));
        const int margin = qRound(side * 3 / 16.0);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(trayPlateColor(m_color));
        painter->drawRoundedRect(plate, side / 6.0, side / 6.0);
        paintStatusIcon(*painter, m_icon, plate.adjusted(margin, margin, -margin, -margin),
                        Qt::white);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    /// Trays on the session bus get a picture of each of these sizes.
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        if (!m_onPlate)
            return {};
        return {{16, 16}, {22, 22}, {24, 24}, {32, 32}, {44, 44}, {48, 48}, {64, 64}};
    }

    [[nodiscard]] QIconEngine *clone() const override { return new StatusIconEngine(*this); }

private:
    StatusIcon m_icon;
    StatusColor m_color;
    bool m_onPlate;
};

} // namespace

void paintStatusIcon(QPainter &painter, StatusIcon icon, const QRectF &box, const QColor &color)
{
    const qreal side = qMin(box.width(), box.height());
    const qreal stroke = side / 7;
    const QRectF inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (icon) {
    case StatusIcon::Disc:
        painter.drawEllipse(box);
        break;
    case StatusIcon::Square:
        painter.drawRect(inner);
        break;
    case StatusIcon::Ring:
        painter.setPen(QPen(color, stroke));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(inner);
        break;
    case StatusIcon::Bars: {
        const QSizeF bar(side * 0.3, side);
        painter.drawRect(QRectF(box.topLeft() + QPointF(side * 0.1, 0), bar));
        painter.drawRect(QRectF(box.topLeft() + QPointF(side * 0.6, 0), bar));
        break;
    }
    case StatusIcon::Cross:
        painter.setPen(QPen(color, stroke * 1.6, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    case StatusIcon::Plus:
        painter.drawRect(QRectF(box.left(), box.center().y() - stroke, side, 2 * stroke));
        painter.drawRect(QRectF(box.center().x() - stroke, box.top(), 2 * stroke, side));
        break;
    case StatusIcon::Minus:
        painter.drawRect(QRectF(box.left(), box.center().y() - stroke, side, 2 * stroke));
        break;
    case StatusIcon::Dots:
        for (const qreal x : {0.15, 0.5, 0.85})
            painter.drawEllipse(box.topLeft() + QPointF(side * x, side / 2), side * 0.12,
                                side * 0.12);
        break;
    }
    painter.restore();
}

QIcon statusIcon(StatusIcon icon, StatusColor color)
{
    return QIcon(new StatusIconEngine(icon, color, false));
}

QIcon trayStatusIcon(StatusIcon icon, StatusColor color)
{
    return QIcon(new StatusIconEngine(icon, color, true));
}

QColor trayPlateColor(StatusColor color)
{
    // The shade for white surfaces has 3:1 against black too, which is enough for graphics.
    return statusColorOn(color, Qt::white);
}

} // namespace mm
