// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/traffichistory.h"

#include <QWidget>

namespace mm {

class TrendPainter;
struct TrendReadout;

/// Draws one Trend. The values of one step are shown above the plot: of the step under the pointer,
/// else of the one at the cursor, which the arrow keys, Home, End, Page Up and Page Down move, else
/// of the newest. A screen reader gets the same text, and the total as value. A cursor at the
/// newest step stays at the newest; elsewhere it stays at its time.
class TrendChart final : public QWidget
{
    Q_OBJECT

public:
    explicit TrendChart(QWidget *parent = nullptr);

    /// Repaints only if \p trend differs.
    void setTrend(const Trend &trend);
    [[nodiscard]] const Trend &trend() const { return m_trend; }
    /// The step whose values are shown; -1 if no rate is known.
    [[nodiscard]] int currentStep() const;
    /// The values of the current step, in sentences.
    [[nodiscard]] QString description() const;
    /// "Messages per minute, last 10 minutes".
    [[nodiscard]] QString title() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] TrendPainter trendPainter() const;
    [[nodiscard]] TrendReadout readout() const;
    [[nodiscard]] bool showsCursor() const;
    [[nodiscard]] QString timeOf(int step) const;
    [[nodiscard]] QString emptyText() const;
    void moveCursorTo(int step);
    void setPointer(std::optional<double> x);

    Trend m_trend;
    qint64 m_paintedEnd = 0;         ///< the end of the trend that was painted last
    std::optional<double> m_cursor;  ///< a time; none for the newest step
    std::optional<double> m_pointer; ///< its x while it is over the plot
};

} // namespace mm
