// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QMenu>

namespace mm {

class TrayIcon;

/// Content of the tray icon: the label's status as its icon and as the menu's first entry, the
/// label's text as the tooltip, with the cause unless MM is active, and the actions that are needed
/// while the window is hidden. It outlives the windows, and translates its texts again when the
/// language changes.
class TrayMenu final : public QMenu
{
    Q_OBJECT

public:
    /// \p tray outlives this.
    explicit TrayMenu(TrayIcon *tray);
    ~TrayMenu() override;

    void setStatus(const Status &status);
    /// Decides whether the menu offers to hide or to show the window.
    void setWindowShown(bool shown);
    /// Whether the window is in compact mode.
    void setCompact(bool compact);
    /// Whether MM can be started from here, and whether it is being started.
    void setStartable(bool startable);
    void setStarting(bool starting);
    void setNotificationsEnabled(bool notificationsEnabled);

Q_SIGNALS:
    void showRequested();
    void hideRequested();
    void checkRequested();
    void startRequested();
    void preferencesRequested();
    // Emitted for the user's changes only.
    void compactToggled(bool compact);
    void notificationsToggled(bool notificationsEnabled);
    void quitRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void updateStartAction();

    TrayIcon *const m_tray;
    QAction *m_label;
    QAction *m_window; ///< shows or hides the window
    QAction *m_compact;
    QAction *m_check;
    QAction *m_start;
    QAction *m_notify;
    QAction *m_preferences;
    QAction *m_quit;
    Status m_status;
    bool m_startable = false;
    bool m_windowShown = false;
};

} // namespace mm
