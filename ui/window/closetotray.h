// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

namespace mm {

class MonitorWindow;
class TrayIcon;

/// While the tray shows our icon, closing the window only hides it; otherwise closing ends the
/// program. A hidden window is shown again once the icon is no longer visible.
/// QCoreApplication::quit() and the end of the desktop session always end the program.
class CloseToTray final : public QObject
{
    Q_OBJECT

public:
    /// A restarting panel shows the icon again within this time.
    static constexpr std::chrono::milliseconds defaultIconTimeout{5000};

    /// \p tray must outlive this. A hidden window is shown again \p iconTimeout after the icon
    /// disappeared.
    explicit CloseToTray(TrayIcon *tray,
                         std::chrono::milliseconds iconTimeout = defaultIconTimeout);

    /// Handles \p window from now on, which must live until the next call or as long as this. To be
    /// called before anything else.
    void setWindow(MonitorWindow *window);

    /// Starts without a window, as if it had been hidden. If no icon appears, the window is shown
    /// minimized, and hidden once an icon does.
    void startHidden();

public Q_SLOTS:
    /// Shows and raises the window, or hides it if it is active. So does a click on the icon.
    void toggle();
    /// Does nothing while the icon is not visible.
    void hideWindow();

Q_SIGNALS:
    /// A minimized window counts as not shown.
    void shownChanged(bool shown);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isShown() const;
    void showWithoutIcon();
    void update();

    MonitorWindow *m_window = nullptr;
    TrayIcon *const m_tray;
    QTimer m_iconTimeout;
    bool m_hidden = false;       ///< by hideWindow() or startHidden()
    bool m_startsHidden = false; ///< from startHidden() until the user sees the window
    bool m_quitting = false;
    bool m_wasShown = false;
};

} // namespace mm
