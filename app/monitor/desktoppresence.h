// SPDX-License-Identifier: MIT
#pragma once

#include "core/noticerules.h"
#include "ui/notifier.h"
#include "ui/systemtray.h"
#include "ui/traymenu.h"
#include "ui/windowkeeper.h"

#include <QTimer>

#include <functional>

namespace mm {

class MonitorWindow;

/// The program outside its window: our icon in the tray with its menu, and notifications. Follows
/// what the window's label says.
class DesktopPresence final : public QObject
{
    Q_OBJECT

public:
    /// In QSettings, each a bool. They count when applySettings() is called.
    static constexpr QLatin1StringView trayEnabledKey{"tray/enabled"};
    static constexpr QLatin1StringView notifyKey{"notifications/enabled"}; ///< any at all
    static constexpr QLatin1StringView notifyDownKey{"notifications/down"};
    static constexpr QLatin1StringView notifyErrorKey{"notifications/error"};
    static constexpr QLatin1StringView notifyNoFileKey{"notifications/nofile"};
    static constexpr QLatin1StringView notifyActiveKey{"notifications/active"};

    using Clock = std::function<Moment()>;

    /// With the desktop's own tray and notifications.
    DesktopPresence(MonitorWindow *window, std::chrono::milliseconds interval);
    /// \p window outlives this, and looks each \p interval. No icon before applySettings().
    /// Null for \p notifier: the desktop's own, and \p tray where there is none.
    DesktopPresence(MonitorWindow *window, std::chrono::milliseconds interval,
                    std::unique_ptr<Tray> tray, std::unique_ptr<Notifier> notifier, Clock clock);
    /// Nobody is left to take a notice back that holds no more: it goes too.
    ~DesktopPresence() override;

    /// As MonitorWindow's.
    void setStartable(bool startable) { m_menu.setStartable(startable); }
    void setStarting(bool starting) { m_menu.setStarting(starting); }

public Q_SLOTS:
    /// Takes what the settings say now.
    void applySettings();

Q_SIGNALS:
    /// The user wants MM started.
    void startRequested();
    /// A setting was changed from the tray, and applied.
    void settingsChanged();

private:
    void follow();
    void setNotifying(bool notifying);

    MonitorWindow *const m_window;
    const std::unique_ptr<Tray> m_tray;
    TrayMenu m_menu;
    WindowKeeper m_keeper;
    const std::unique_ptr<Notifier> m_notifier;
    const Clock m_clock;
    NoticeRules m_rules;
    QTimer m_due;
};

} // namespace mm
