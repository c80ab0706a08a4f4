// SPDX-License-Identifier: MIT
#pragma once

#include "ui/trend/chartaxes.h"

#include <QColor>
#include <QFont>
#include <QRectF>

class QPainter;
class QPalette;

namespace mm {

/// Text has 4.5:1 on the background, lines and marks have 3:1.
struct TrendColors
{
    QColor background;
    QColor text;    ///< of the axes, and marks of restarts
    QColor grid;    ///< decoration
    QColor unknown; ///< decoration: a gap has no line
    QColor total;
    QColor service;
    QColor cursor;
};
[[nodiscard]] TrendColors trendColors(const QPalette &palette);

/// The text above the plot: the values of one step.
struct TrendReadout
{
    QString when;
    QString total;
    QString service; ///< empty where there is no second line
};

/// Lays a trend out in a rectangle and paints it: a line where rates are known, hatching in gaps,
/// and nothing before the first known rate. \p trend outlives it.
class TrendPainter final
{
public:
    TrendPainter(const Trend &trend, const QRectF &area, const QFont &font, bool rightToLeft);

    /// The plot is empty where \p area has no room for one.
    [[nodiscard]] const ChartAxes &axes() const { return m_axes; }
    /// \p cursor is a step, or -1 for none.
    void paint(QPainter &painter, const TrendColors &colors, const TrendReadout &readout,
               int cursor) const;
    /// The nearest restart whose mark is at most \p reach pixels from \p x; -1 for none.
    [[nodiscard]] qint64 restartAt(double x, double reach) const;

private:
    void paintReadout(QPainter &painter, const TrendColors &colors,
                      const TrendReadout &readout) const;
    void paintAxes(QPainter &painter, const TrendColors &colors) const;
    void paintGaps(QPainter &painter, const TrendColors &colors) const;
    void paintLine(QPainter &painter, const QList<float> &rates, const QColor &color,
                   bool filled) const;
    void paintRestarts(QPainter &painter, const TrendColors &colors) const;
    void paintCursor(QPainter &painter, const TrendColors &colors, int cursor) const;
    [[nodiscard]] double edge(qsizetype step) const;

    const Trend &m_trend;
    QRectF m_area;
    QFont m_font;
    double m_line = 0; ///< height of a line of text
    double m_gap = 0;  ///< between a text and its axis
    ValueAxis m_valueAxis;
    ChartAxes m_axes;
};

} // namespace mm
