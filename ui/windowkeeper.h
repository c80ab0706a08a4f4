// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

namespace mm {

class MonitorWindow;
class Tray;

/// Lets the window be closed into the tray: where our icon is seen there at that moment, closing
/// hides it, else it ends the program, as ever. A window that was hidden comes back when the icon
/// is not seen any more. QCoreApplication::quit(), and the end
/// of the session, are never held up.
class WindowKeeper final : public QObject
{
    Q_OBJECT

public:
    /// A panel that is restarted is back by then.
    static constexpr std::chrono::milliseconds defaultPatience{5000};

    /// \p tray outlives this. A hidden window comes back \p patience after the icon was last seen.
    explicit WindowKeeper(Tray *tray, std::chrono::milliseconds patience = defaultPatience);

    /// Keeps \p window from now on, which lives until the next one is set, or this is gone. To be
    /// called before anything else. One that takes over from a hidden one is hidden.
    void setWindow(MonitorWindow *window);

public Q_SLOTS:
    /// Shows the window in front, or hides it when it is there. So does a click at the icon.
    void toggle();
    /// Does nothing where our icon is not seen.
    void hideWindow();

Q_SIGNALS:
    /// The window can be seen, or not any more; also when it is minimized.
    void shownChanged(bool shown);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isShown() const;
    [[nodiscard]] bool mayEnd() const;
    void follow();

    MonitorWindow *m_window = nullptr;
    Tray *const m_tray;
    QTimer m_back;         ///< when it fires, the window comes back
    bool m_hidden = false; ///< into the tray
    bool m_ends = false;
    bool m_wasShown = false;
};

} // namespace mm
