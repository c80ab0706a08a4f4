// SPDX-License-Identifier: MIT
#include "ui/notifications/notifier.h"

#include "ui/tray/trayicon.h"
#include "ui/widgets/displaytext.h"

namespace mm {

namespace {

constexpr DisplayPolicy sentence{.maxLength = 600, .keepIsolates = true};

} // namespace

QString notificationBody(const Notification &notification)
{
    return sanitizeForDisplay(notification.label, sentence) + QLatin1Char('\n') +
           sanitizeForDisplay(notification.reason, sentence);
}

DesktopNotifier::DesktopNotifier(std::unique_ptr<Notifier> preferred, TrayIcon *tray)
    : m_preferred(std::move(preferred))
    , m_tray(tray)
{
    connect(m_tray, &TrayIcon::messageClicked, this, [this] { Q_EMIT clicked(); });
    if (!m_preferred)
        return;
    connect(m_preferred.get(), &Notifier::clicked, this, &Notifier::clicked);
    connect(m_preferred.get(), &Notifier::failed, this, &DesktopNotifier::showInTray);
}

void DesktopNotifier::show(const Notification &notification)
{
    if (m_preferred)
        m_preferred->show(notification);
    else
        showInTray(notification);
}

void DesktopNotifier::withdraw()
{
    if (m_preferred)
        m_preferred->withdraw();
}

void DesktopNotifier::finishWithdrawal(std::chrono::milliseconds timeout)
{
    if (m_preferred)
        m_preferred->finishWithdrawal(timeout);
}

void DesktopNotifier::showInTray(const Notification &notification)
{
    if (m_tray->isShown())
        m_tray->showMessage(notification.title, notificationBody(notification));
    else
        Q_EMIT failed(notification);
}

} // namespace mm
