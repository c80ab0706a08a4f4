// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/notification.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace mm {

class TrayIcon;

/// Shows one notification at a time; each replaces the previous one. No function waits for another
/// program, except finishWithdrawal().
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void show(const Notification &notification) = 0;
    /// Removes the last notification, where the desktop allows it.
    virtual void withdraw() = 0;
    /// Waits for the server where it has not shown the last notification yet: withdraw() takes
    /// effect only then. Runs an event loop for up to \p timeout. Only for a program that is about
    /// to exit.
    virtual void finishWithdrawal(std::chrono::milliseconds timeout){Q_UNUSED(timeout)}

    Q_SIGNALS :
        /// The user clicked the last notification. \p token lets a window be raised: a
        /// $XDG_ACTIVATION_TOKEN, on X11 a $DESKTOP_STARTUP_ID; empty where the desktop gives none.
        void clicked(const QByteArray &token = {});
    /// \p notification could not be shown.
    void failed(const mm::Notification &notification);
};

/// Uses org.freedesktop.Notifications on the session bus. One that the server does not show within
/// \p timeout fails; if it appears later, it is closed. Null in a build without D-Bus.
[[nodiscard]] std::unique_ptr<Notifier>
makeDBusNotifier(std::chrono::milliseconds timeout = std::chrono::seconds(10));

/// The text below the title: the label, and the reason on a second line. Plain text; characters
/// that are not visible are replaced.
[[nodiscard]] QString notificationBody(const Notification &notification);

/// Uses a preferred notifier; if that is null or fails, a message of the tray icon.
class DesktopNotifier final : public Notifier
{
    Q_OBJECT

public:
    /// \p tray outlives this.
    DesktopNotifier(std::unique_ptr<Notifier> preferred, TrayIcon *tray);

    void show(const Notification &notification) override;
    void withdraw() override;
    void finishWithdrawal(std::chrono::milliseconds timeout) override;

private:
    void showInTray(const Notification &notification);

    std::unique_ptr<Notifier> m_preferred;
    TrayIcon *const m_tray;
};

} // namespace mm
