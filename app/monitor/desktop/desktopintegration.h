// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/notificationpolicy.h"
#include "core/monitor/serverdownpolicy.h"
#include "ui/notifications/notifier.h"
#include "ui/tray/systemtrayicon.h"
#include "ui/tray/traymenu.h"
#include "ui/window/closetotray.h"

#include <QTimer>

#include <functional>

namespace mm {

class MonitorWindow;

struct Preferences;

/// The tray icon with its menu, and notifications; both follow the window's label. Outlives
/// windows, so that the icon stays while the window is replaced.
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
    /// Withdraws the notification, which nothing could withdraw later.
    ~DesktopIntegration() override;

    /// Follows \p window, which polls at \p interval. The window must outlive this object or the
    /// next call. Call it first, and before the window is shown.
    void setWindow(MonitorWindow *window, std::chrono::milliseconds interval);
    /// The window's poll interval. Of many machines, each reading tells it instead.
    void setInterval(std::chrono::milliseconds interval) { m_policy.setInterval(interval); }
    /// Applies the settings of icon and notifications. There is no icon before the first call.
    void apply(const Preferences &values);

    /// Starts in the tray alone. Call it instead of showing the window.
    void startHidden() { m_closeToTray.startHidden(); }

    /// Withdraws the notification, also one that the server has yet to show, for up to \p timeout.
    /// Runs an event loop. Only for a program that is about to exit.
    void withdrawNotification(std::chrono::milliseconds timeout);

    void setStartable(bool startable) { m_menu.setStartable(startable); }
    void setStarting(bool starting) { m_menu.setStarting(starting); }

Q_SIGNALS:
    // From the tray's menu.
    void startRequested();
    void preferencesRequested();
    void notificationsToggled(bool enabled);

private:
    void handleReading();
    void notifyServers(const Instant &now);
    void notifyMachines(const FleetReading &fleet, const Instant &now);

    MonitorWindow *m_window = nullptr;
    const std::unique_ptr<TrayIcon> m_tray;
    TrayMenu m_menu;
    CloseToTray m_closeToTray;
    const std::unique_ptr<Notifier> m_notifier;
    const Clock m_clock;
    NotificationPolicy m_policy;
    ServerDownPolicy m_serverPolicy;
    DownPolicy m_machinePolicy;
    NotificationFilter m_filter;
    QTimer m_notificationTimer; ///< for a change that is notified after a delay
};

} // namespace mm
