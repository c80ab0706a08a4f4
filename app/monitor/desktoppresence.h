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

struct PreferenceValues;

/// The program outside its window: our icon in the tray with its menu, and notifications. Follows
/// what the window's label says. It outlives windows, so that the icon stays while one takes over
/// from another.
class DesktopPresence final : public QObject
{
    Q_OBJECT

public:
    using Clock = std::function<Moment()>;

    /// With the desktop's own tray and notifications.
    DesktopPresence();
    /// Null for \p notifier: the desktop's own, and \p tray where there is none.
    DesktopPresence(std::unique_ptr<Tray> tray, std::unique_ptr<Notifier> notifier, Clock clock);
    /// Nobody is left to take a notice back that holds no more: it goes too.
    ~DesktopPresence() override;

    /// Follows \p window from now on, which looks each \p interval and lives until the next one
    /// is set, or this is gone. To be called before anything else, and before it is shown.
    void setWindow(MonitorWindow *window, std::chrono::milliseconds interval);
    /// Of what the user has chosen: the icon, and what to notify of. No icon before that.
    void apply(const PreferenceValues &values);

    /// As MonitorWindow's.
    void setStartable(bool startable) { m_menu.setStartable(startable); }
    void setStarting(bool starting) { m_menu.setStarting(starting); }

Q_SIGNALS:
    /// The user wants MM started.
    void startRequested();
    /// The user wants notifications, or none, by the tray's menu.
    void notifyingChosen(bool notifying);

private:
    void follow();

    MonitorWindow *m_window = nullptr;
    const std::unique_ptr<Tray> m_tray;
    TrayMenu m_menu;
    WindowKeeper m_keeper;
    const std::unique_ptr<Notifier> m_notifier;
    const Clock m_clock;
    NoticeRules m_rules;
    QTimer m_due;
};

} // namespace mm
