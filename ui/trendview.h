// SPDX-License-Identifier: MIT
#pragma once

#include "core/history.h"

#include <QWidget>

namespace mm {

class TrendPicture;
struct TrendReadout;

/// Draws one Trend. What a step says stands above the plot: of the newest one, of the one under the
/// pointer, or of the one that a cursor is on, which the arrow keys, Home, End, Page Up and Page
/// Down move. A screen reader hears the same, and gets the total as value. At the newest step, the
/// cursor stays with what is newest.
class TrendView final : public QWidget
{
    Q_OBJECT

public:
    explicit TrendView(QWidget *parent = nullptr);

    /// Repaints only where \p trend is another one.
    void setTrend(const Trend &trend);
    [[nodiscard]] const Trend &trend() const { return m_trend; }
    /// The step that is read out; -1 where nothing is known.
    [[nodiscard]] int currentStep() const;
    /// What it says, in sentences.
    [[nodiscard]] QString spoken() const;
    /// What the trend shows: "Messages per second, last 10 minutes".
    [[nodiscard]] QString title() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] TrendPicture picture() const;
    [[nodiscard]] TrendReadout readout() const;
    [[nodiscard]] bool showsCursor() const;
    [[nodiscard]] QString timeOf(int step) const;
    [[nodiscard]] QString emptyText() const;
    void moveCursorTo(int step);
    void setPointer(std::optional<double> x);

    Trend m_trend;
    qint64 m_paintedEnd = 0;         ///< of the trend that was drawn last
    std::optional<double> m_cursor;  ///< a time; none for the newest step
    std::optional<double> m_pointer; ///< where it is over the plot
};

} // namespace mm
