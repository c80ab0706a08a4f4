// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/notificationpolicy.h"
#include "ui/notifications/notifier.h"
#include "ui/tray/systemtrayicon.h"
#include "ui/tray/traymenu.h"
#include "ui/window/closetotray.h"

#include <QTimer>

#include <functional>

namespace mm {

class MonitorWindow;

struct Preferences;

/// The tray icon with its menu, and notifications; both follow the window's label. It outlives
/// windows, so that the icon stays while one window replaces another.
class DesktopIntegration final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<Instant()>;

    /// With the desktop's tray and notifications.
    DesktopIntegration();
    /// If \p notifier is null: the desktop's notifications, or \p tray's messages if it has none.
    DesktopIntegration(std::unique_ptr<TrayIcon> tray, std::unique_ptr<Notifier> notifier,
                       Clock clock);
    /// Withdraws the notification, as nothing would withdraw it once it is outdated.
    ~DesktopIntegration() override;

    /// Follows \p window from now on, which polls at \p interval. It must live until the next call
    /// or the end of this. Call it before anything else, and before the window is shown.
    void setWindow(MonitorWindow *window, std::chrono::milliseconds interval);
    /// How often the window polls.
    void setInterval(std::chrono::milliseconds interval) { m_policy.setInterval(interval); }
    /// Applies the choice of icon and notifications. There is no icon before the first call.
    void apply(const Preferences &values);

    void setStartable(bool startable) { m_menu.setStartable(startable); }
    void setStarting(bool starting) { m_menu.setStarting(starting); }

Q_SIGNALS:
    // By the tray's menu.
    void startRequested();
    void notifyingChosen(bool notifying);

private:
    void handleReading();

    MonitorWindow *m_window = nullptr;
    const std::unique_ptr<TrayIcon> m_tray;
    TrayMenu m_menu;
    CloseToTray m_closeToTray;
    const std::unique_ptr<Notifier> m_notifier;
    const Clock m_clock;
    NotificationPolicy m_policy;
    QTimer m_due; ///< for a change that is notified after a delay
};

} // namespace mm
