// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QRect>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace mm {

/// The position nearest to \p position at which a window of \p size is fully visible on one of
/// \p screens. A window larger than the screen is aligned with its top left corner. \p position
/// itself if there is no screen.
[[nodiscard]] QPoint nearestOnScreen(const QPoint &position, const QSize &size,
                                     const QList<QRect> &screens);

/// The compact mode: a small frameless window around the status bar, above all others and on all
/// desktops as far as the platform supports that. The user drags it with the mouse; it stays on the
/// screens, also where the window manager has put it. Its actions are its context menu.
class CompactWindow final : public QWidget
{
    Q_OBJECT

public:
    CompactWindow();

    /// Shows \p bar; the caller takes it back by giving it another parent.
    void setBar(QWidget *bar);

    /// Where the user has moved it, if so.
    [[nodiscard]] std::optional<QPoint> chosenPosition() const { return m_chosen; }
    void setChosenPosition(const QPoint &position);
    /// Where it appears unless the user has moved it.
    void setDefaultPosition(const QPoint &position);

Q_SIGNALS:
    /// The user pressed Escape or double-clicked.
    void fullWindowRequested();

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
    [[nodiscard]] std::optional<QPoint> wantedPosition() const
    {
        return m_chosen ? m_chosen : m_default;
    }

    QVBoxLayout *m_layout;
    std::optional<QPoint> m_chosen;
    std::optional<QPoint> m_default;
    QPoint m_assigned;             ///< by keepOnScreen()
    std::optional<QPoint> m_press; ///< in the window, while the user may drag it
    /// What moves it since the last press. The end of a system move is not always reported.
    enum class Mover { None, Program, System } m_mover = Mover::None;
};

} // namespace mm
