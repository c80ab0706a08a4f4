// SPDX-License-Identifier: MIT
#pragma once

#include "ui/trendscale.h"

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
    QColor text;
    QColor grid;    ///< decoration
    QColor unknown; ///< decoration: a gap is told by the line that is not there
    QColor total;
    QColor service;
    QColor restart;
    QColor cursor;
};
[[nodiscard]] TrendColors trendColors(const QPalette &palette);

/// What stands above the plot: a step in words.
struct TrendReadout
{
    QString when;
    QString total;
    QString service; ///< empty where there is no second line
};

/// A trend laid out in a rectangle, and painted: a line for what is known, nothing but a hatching
/// for what is not, and blank for the time before anything was.
class TrendPicture final
{
public:
    TrendPicture(const Trend &trend, const QRectF &area, const QFont &font, bool rightToLeft);

    /// The plot is empty where \p area has no room for one.
    [[nodiscard]] const TrendScale &scale() const { return m_scale; }
    /// \p cursor is a step, or -1 for none.
    void paint(QPainter &painter, const TrendColors &colors, const TrendReadout &readout,
               int cursor) const;
    /// The restart that is marked at most \p reach away from \p x; -1 for none.
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
    double m_gap = 0;  ///< between text and what it belongs to
    ValueAxis m_axis;
    TrendScale m_scale;
};

} // namespace mm
