// SPDX-License-Identifier: MIT
#include "ui/trend/trendpainter.h"

#include "ui/widgets/contrast.h"
#include "ui/widgets/displaytext.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace mm {

namespace {

constexpr qint64 hourInMs = 3'600'000;

/// A line of whole device pixels, at any scale and position of the widget.
void drawSharpLine(QPainter &painter, double x1, double y1, double x2, double y2,
                   const QColor &color)
{
    QPen pen(color, qMax(1.0, std::floor(painter.deviceTransform().m11())), Qt::SolidLine,
             Qt::FlatCap);
    pen.setCosmetic(true);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(pen);
    painter.drawLine(QLineF(x1, y1, x2, y2));
    painter.restore();
}

} // namespace

TrendColors trendColors(const QPalette &palette)
{
    TrendColors colors;
    const QColor back = palette.color(QPalette::Active, QPalette::Base);
    const QColor ink = palette.color(QPalette::Active, QPalette::Text);
    colors.background = back;
    colors.text = legible(statusColorOn(StatusColor::Gray, back), back, 4.5);
    colors.grid = mixed(ink, back, 0.12);
    colors.unknown = mixed(ink, back, 0.2);
    colors.total = legible(statusColorOn(StatusColor::Green, back), back, 3);
    colors.service = legible(palette.color(QPalette::Active, QPalette::Highlight), back, 3);
    colors.cursor = legible(ink, back, 4.5);
    return colors;
}

TrendPainter::TrendPainter(const Trend &trend, const QRectF &area, const QFont &font,
                           bool rightToLeft)
    : m_trend(trend)
    , m_font(font)
{
    const QFontMetricsF metrics(font);
    m_line = metrics.height();
    m_gap = std::round(m_line / 3);
    const double margin = std::round(m_line / 2);
    m_area = area.adjusted(margin, m_gap, -margin, -m_gap);

    float highest = 0;
    for (const QList<float> &rates : {trend.total, trend.ofService}) {
        for (const float rate : rates)
            highest = qMax(highest, rate);
    }
    const double top = m_area.top() + m_line + m_gap + m_line / 2; // half of the top label
    const double bottom = m_area.bottom() - m_line - m_gap;
    m_valueAxis = valueAxis(double(highest), qBound(1, int((bottom - top) / (2 * m_line)), 5));
    double labels = 0;
    for (int i = 0; i <= m_valueAxis.steps(); ++i)
        labels = qMax(labels, metrics.horizontalAdvance(
                                  formatValue(i * m_valueAxis.step, m_valueAxis.decimals)));
    labels += m_gap;

    m_axes.plot = QRectF(QPointF(m_area.left() + (rightToLeft ? 0 : labels), top),
                         QPointF(m_area.right() - (rightToLeft ? labels : 0), bottom));
    if (m_axes.plot.width() < 4 * m_line || m_axes.plot.height() < m_line)
        m_axes.plot = {};
    m_axes.from = trend.end - trend.step * trend.total.size();
    m_axes.to = trend.end;
    m_axes.top = m_valueAxis.top;
    m_axes.rightToLeft = rightToLeft;
}

/// The x at which a step starts.
double TrendPainter::edge(qsizetype step) const
{
    return m_axes.x(static_cast<double>(m_axes.from + step * m_trend.step));
}

qint64 TrendPainter::restartAt(double x, double reach) const
{
    const auto distance = [&](qint64 time) { return qAbs(m_axes.x(double(time)) - x); };
    qint64 found = -1;
    for (const qint64 time : m_trend.restarts) {
        if (distance(time) <= reach && (found < 0 || distance(time) < distance(found)))
            found = time;
    }
    return found;
}

void TrendPainter::paint(QPainter &painter, const TrendColors &colors, const TrendReadout &readout,
                         int cursor) const
{
    painter.setFont(m_font);
    painter.setRenderHint(QPainter::Antialiasing);
    paintReadout(painter, colors, readout);
    if (m_axes.plot.isEmpty())
        return;
    paintGaps(painter, colors);
    paintAxes(painter, colors);
    paintLine(painter, m_trend.total, colors.total, true);
    paintLine(painter, m_trend.ofService, colors.service, false);
    paintRestarts(painter, colors);
    if (cursor >= 0)
        paintCursor(painter, colors, cursor);
}

void TrendPainter::paintReadout(QPainter &painter, const TrendColors &colors,
                                const TrendReadout &readout) const
{
    const bool rightToLeft = m_axes.rightToLeft;
    const QFontMetricsF metrics(m_font);
    const double swatch = std::round(m_line * 0.6);
    double left = m_area.width() - metrics.horizontalAdvance(readout.when);
    double at = 0;
    const auto placed = [&](double from, double width) {
        const double x = rightToLeft ? m_area.right() - from - width : m_area.left() + from;
        return QRectF(x, m_area.top(), width, m_line);
    };
    const Qt::Alignment side = rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const auto leading =
        static_cast<int>((Qt::AlignVCenter | Qt::AlignAbsolute | side).toInt()) | Qt::TextDontClip;
    const auto entry = [&](const QString &text, const QColor &color, bool thick) {
        const double room = left - at - swatch - 3 * m_gap;
        if (text.isEmpty() || room < 2 * m_line)
            return;
        const double thickness = thick ? 3 : 2;
        const QRectF box = placed(at, swatch);
        painter.fillRect(QRectF(box.left(), box.center().y() - thickness / 2, swatch, thickness),
                         color);
        const QString shown = metrics.elidedText(text, Qt::ElideMiddle, room);
        const double width = std::ceil(metrics.horizontalAdvance(shown));
        painter.setPen(colors.cursor);
        painter.drawText(placed(at + swatch + m_gap, width), leading, shown);
        at += swatch + width + 4 * m_gap;
    };
    painter.setPen(colors.text);
    painter.drawText(placed(left, m_area.width() - left), leading, readout.when);
    // First the total: the name of a service may be too long for the rest.
    entry(readout.total, colors.total, false);
    entry(readout.service, colors.service, true);
}

void TrendPainter::paintAxes(QPainter &painter, const TrendColors &colors) const
{
    const QRectF &plot = m_axes.plot;
    const QFontMetricsF metrics(m_font);
    painter.setPen(colors.text);
    for (int i = 0; i <= m_valueAxis.steps(); ++i) {
        const double y = m_axes.y(i * m_valueAxis.step);
        drawSharpLine(painter, plot.left(), y, plot.right(), y, i == 0 ? colors.text : colors.grid);
        const QString label = formatValue(i * m_valueAxis.step, i == 0 ? 0 : m_valueAxis.decimals);
        const double width = metrics.horizontalAdvance(label);
        const double x = m_axes.rightToLeft ? m_area.right() - width : plot.left() - m_gap - width;
        painter.drawText(QRectF(x, y - m_line / 2, width, m_line),
                         Qt::AlignCenter | Qt::TextDontClip, label);
    }

    const double label = metrics.horizontalAdvance(formatTime(m_axes.to));
    double distance = label * 1.6;
    // A date between two times may be wider.
    for (const qint64 time : timeTicks(m_axes.from, m_axes.to, hourInMs))
        distance = qMax(distance, (label + metrics.horizontalAdvance(tickText(time))) / 2 + m_gap);
    const qint64 step = timeStep(m_axes.to - m_axes.from, qMax(1, int(plot.width() / distance)));
    for (const qint64 time : timeTicks(m_axes.from, m_axes.to, step)) {
        const double x = m_axes.x(static_cast<double>(time));
        drawSharpLine(painter, x, plot.bottom(), x, plot.bottom() + m_gap / 2, colors.text);
        const QString text = tickText(time);
        const double half = metrics.horizontalAdvance(text) / 2;
        if (x - half < m_area.left() - m_gap || x + half > m_area.right() + m_gap)
            continue;
        painter.drawText(QRectF(x - half, plot.bottom() + m_gap, 2 * half, m_line),
                         Qt::AlignCenter | Qt::TextDontClip, text);
    }
}

void TrendPainter::paintGaps(QPainter &painter, const TrendColors &colors) const
{
    const int known = firstKnown(m_trend);
    const qsizetype count = m_trend.total.size();
    constexpr double spacing = 6; // of the hatching
    painter.save();
    painter.setPen(QPen(colors.unknown, 1));
    for (qsizetype i = known < 0 ? count : known; i < count; ++i) {
        const qsizetype start = i;
        while (i < count && m_trend.total.at(i) < 0)
            ++i;
        if (i == start)
            continue;
        const QRectF gap =
            QRectF(QPointF(edge(start), m_axes.plot.top()), QPointF(edge(i), m_axes.plot.bottom()))
                .normalized();
        painter.setClipRect(gap);
        // Relative to the widget's edge, so that the hatchings of two gaps are aligned.
        for (int k = qFloor((gap.left() - gap.height()) / spacing); k * spacing < gap.right(); ++k)
            painter.drawLine(QPointF(k * spacing, gap.bottom()),
                             QPointF(k * spacing + gap.height(), gap.top()));
    }
    painter.restore();
}

void TrendPainter::paintLine(QPainter &painter, const QList<float> &rates, const QColor &color,
                             bool filled) const
{
    QColor shade = color;
    shade.setAlphaF(0.15F);
    const double width = filled ? 1.5 : 2.0;
    // The caps fill the joints, but must not reach into a gap at either end.
    const QPen pen(color, width, Qt::SolidLine, Qt::SquareCap);
    const double inset = qMin(width, qAbs(edge(1) - edge(0))) / 2 * (m_axes.rightToLeft ? -1 : 1);
    for (qsizetype i = 0; i < rates.size(); ++i) {
        if (rates.at(i) < 0)
            continue;
        // From edge to edge, so that a single step between two gaps is visible.
        QPolygonF line{QPointF(edge(i) + inset, m_axes.y(double(rates.at(i))))};
        for (; i < rates.size() && rates.at(i) >= 0; ++i)
            line += QPointF((edge(i) + edge(i + 1)) / 2, m_axes.y(double(rates.at(i))));
        line += QPointF(edge(i) - inset, line.last().y());
        if (filled) {
            QPolygonF area = line;
            area += QPointF(line.last().x(), m_axes.plot.bottom());
            area += QPointF(line.first().x(), m_axes.plot.bottom());
            painter.setPen(Qt::NoPen);
            painter.setBrush(shade);
            painter.drawPolygon(area);
        }
        // Separate lines: Qt takes three times as long for a polyline.
        QList<QLineF> pieces;
        pieces.reserve(line.size());
        for (qsizetype k = 1; k < line.size(); ++k)
            pieces += QLineF(line.at(k - 1), line.at(k));
        painter.setPen(pen);
        painter.drawLines(pieces);
    }
}

void TrendPainter::paintRestarts(QPainter &painter, const TrendColors &colors) const
{
    const QRectF &plot = m_axes.plot;
    const double head = std::round(m_line / 4);
    for (const qint64 time : m_trend.restarts) {
        const double x = m_axes.x(static_cast<double>(time));
        if (x < plot.left() || x > plot.right())
            continue;
        for (int dash = 0; plot.top() + 7 * dash < plot.bottom(); ++dash) {
            const double y = plot.top() + 7 * dash;
            drawSharpLine(painter, x, y, x, qMin(y + 4, plot.bottom()), colors.text);
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.text);
        painter.drawPolygon(QPolygonF{QPointF(x - head, plot.top() - head),
                                      QPointF(x + head, plot.top() - head),
                                      QPointF(x, plot.top() + head)});
    }
}

void TrendPainter::paintCursor(QPainter &painter, const TrendColors &colors, int cursor) const
{
    const double x = m_axes.x(middleOf(m_trend, cursor));
    drawSharpLine(painter, x, m_axes.plot.top(), x, m_axes.plot.bottom(), colors.cursor);
    const auto dot = [&](const QList<float> &rates, const QColor &color) {
        if (cursor >= rates.size() || rates.at(cursor) < 0)
            return;
        painter.setPen(QPen(colors.background, 1.5));
        painter.setBrush(color);
        painter.drawEllipse(QPointF(x, m_axes.y(double(rates.at(cursor)))), 4, 4);
    };
    dot(m_trend.total, colors.total);
    dot(m_trend.ofService, colors.service);
}

} // namespace mm
