// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QMenu>

namespace mm {

class Tray;

/// What our icon in the tray shows and offers: the label's state as a picture, its text as tooltip
/// and as the menu's first entry, and what one may want of a window that is hidden. It outlives the
/// windows that speak one language, and speaks another as soon as the program does.
class TrayMenu final : public QObject
{
    Q_OBJECT

public:
    /// \p tray outlives this.
    explicit TrayMenu(Tray *tray, QObject *parent = nullptr);
    ~TrayMenu() override;

    [[nodiscard]] QMenu *menu() { return &m_menu; }

    void setStatus(const Status &status);
    /// Whether the window can be seen, so that it can be hidden.
    void setWindowShown(bool shown);
    /// As MonitorWindow::setStartable(), setStarting().
    void setStartable(bool startable);
    void setStarting(bool starting);
    void setNotifying(bool notifying);

Q_SIGNALS:
    void showRequested();
    void hideRequested();
    void checkRequested();
    void startRequested();
    /// By the user, not by setNotifying().
    void notifyingChanged(bool notifying);
    void quitRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void speak();
    void offerStart();

    Tray *const m_tray;
    QMenu m_menu;
    QAction *m_label;
    QAction *m_window; ///< shows or hides it
    QAction *m_check;
    QAction *m_start;
    QAction *m_notify;
    QAction *m_quit;
    Status m_status;
    bool m_startable = false;
    bool m_windowShown = false;
};

} // namespace mm
