// SPDX-License-Identifier: MIT
#include "app/monitor/desktoppresence.h"

#include "ui/mmstatusbar.h"
#include "ui/monitorwindow.h"

#include <QCoreApplication>
#include <QSettings>

namespace mm {

DesktopPresence::DesktopPresence(MonitorWindow *window, std::chrono::milliseconds interval)
    : DesktopPresence(window, interval, std::make_unique<SystemTray>(), {}, &Moment::now)
{
}

DesktopPresence::DesktopPresence(MonitorWindow *window, std::chrono::milliseconds interval,
                                 std::unique_ptr<Tray> tray, std::unique_ptr<Notifier> notifier,
                                 Clock clock)
    : m_window(window)
    , m_tray(std::move(tray))
    , m_menu(m_tray.get())
    , m_keeper(window, m_tray.get())
    , m_notifier(notifier ? std::move(notifier)
                          : std::make_unique<DesktopNotifier>(makeBusNotifier(), m_tray.get()))
    , m_clock(std::move(clock))
{
    m_rules.setInterval(interval);
    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_due, &QTimer::timeout, this, &DesktopPresence::follow);
    connect(m_window->mmStatusBar(), &MmStatusBar::readingChanged, this, &DesktopPresence::follow);
    connect(m_notifier.get(), &Notifier::clicked, m_window, &MonitorWindow::showAndRaise);

    connect(&m_menu, &TrayMenu::showRequested, m_window, &MonitorWindow::showAndRaise);
    connect(&m_menu, &TrayMenu::hideRequested, &m_keeper, &WindowKeeper::hideWindow);
    connect(&m_menu, &TrayMenu::checkRequested, m_window->mmStatusBar(), &MmStatusBar::checkNow);
    connect(&m_menu, &TrayMenu::startRequested, this, &DesktopPresence::startRequested);
    connect(&m_menu, &TrayMenu::notifyingChanged, this, &DesktopPresence::setNotifying);
    connect(&m_menu, &TrayMenu::quitRequested, qApp, &QCoreApplication::quit);
    connect(&m_keeper, &WindowKeeper::shownChanged, &m_menu, &TrayMenu::setWindowShown);
    m_menu.setStatus(m_window->mmStatusBar()->status());
}

DesktopPresence::~DesktopPresence()
{
    m_notifier->withdraw();
}

void DesktopPresence::applySettings()
{
    const QSettings settings;
    const auto isOn = [&settings](const QLatin1StringView &key, bool byDefault) {
        return settings.value(key, byDefault).toBool();
    };
    NoticeChoice choice;
    const bool notifying = isOn(notifyKey, true);
    choice.down = notifying && isOn(notifyDownKey, choice.down);
    choice.error = notifying && isOn(notifyErrorKey, choice.error);
    choice.noFile = notifying && isOn(notifyNoFileKey, choice.noFile);
    choice.active = notifying && isOn(notifyActiveKey, choice.active);
    m_rules.setChoice(choice);
    m_menu.setNotifying(notifying);
    m_tray->setWanted(isOn(trayEnabledKey, true));
}

void DesktopPresence::setNotifying(bool notifying)
{
    QSettings().setValue(notifyKey, notifying);
    applySettings();
    Q_EMIT settingsChanged();
}

void DesktopPresence::follow()
{
    const Status &status = m_window->mmStatusBar()->status();
    m_menu.setStatus(status);
    const Moment now = m_clock();
    switch (m_rules.take(status.state, now)) {
    case NoticeRules::Step::Tell:
        m_notifier->show(noticeFor(status));
        break;
    case NoticeRules::Step::Withdraw:
        m_notifier->withdraw();
        break;
    case NoticeRules::Step::Nothing:
        break;
    }
    // A change may be due long before the next look.
    if (const auto wait = m_rules.wait(now))
        m_due.start(*wait);
    else
        m_due.stop();
}

} // namespace mm
