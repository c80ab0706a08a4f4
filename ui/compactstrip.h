// SPDX-License-Identifier: MIT
#pragma once

#include <QPoint>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace mm {

/// The compact mode: a small window without a frame, above all others and on all desktops as far as
/// the platform lets it, which holds the status bar and is as large as that. It can be dragged
/// anywhere by the mouse, and stays on the screens. Its actions are what its context menu offers.
class CompactStrip final : public QWidget
{
    Q_OBJECT

public:
    CompactStrip();

    /// Takes \p bar in; whoever wants it back gives it another parent.
    void hold(QWidget *bar);

    /// Where the user has put it; nothing while nobody has. A strip that nobody has put anywhere
    /// is where the system puts it.
    [[nodiscard]] std::optional<QPoint> place() const { return m_place; }
    void setPlace(const QPoint &place);

Q_SIGNALS:
    /// The user wants the full window: by Escape or a double click.
    void leaveRequested();

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void keepOnScreen();

    QVBoxLayout *m_layout;
    std::optional<QPoint> m_place;
    QPoint m_own;                  ///< where we moved it ourselves last
    std::optional<QPoint> m_press; ///< on the screen, while a drag may begin
    QPoint m_grip;                 ///< the same in the strip
    /// Who moves it since the last press. What the system does may come to its end unseen.
    enum class Mover { None, Ourselves, System } m_mover = Mover::None;
};

} // namespace mm
