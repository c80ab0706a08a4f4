// SPDX-License-Identifier: MIT
#include "app/monitor/desktop/desktopintegration.h"

#include "app/monitor/instance/activation.h"
#include "app/monitor/instance/activationrequest.h"
#include "core/monitor/fleettexts.h"
#include "ui/preferences/preferences.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/monitorwindow.h"

#include <QCoreApplication>

namespace mm {

DesktopIntegration::DesktopIntegration()
    : DesktopIntegration(std::make_unique<SystemTrayIcon>(), {}, &Instant::now)
{
}

DesktopIntegration::DesktopIntegration(std::unique_ptr<TrayIcon> tray,
                                       std::unique_ptr<Notifier> notifier, Clock clock)
    : m_tray(std::move(tray))
    , m_menu(m_tray.get())
    , m_closeToTray(m_tray.get())
    , m_notifier(notifier ? std::move(notifier)
                          : std::make_unique<DesktopNotifier>(makeDBusNotifier(), m_tray.get()))
    , m_clock(std::move(clock))
{
    m_notificationTimer.setSingleShot(true);
    m_notificationTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_notificationTimer, &QTimer::timeout, this, &DesktopIntegration::handleReading);
    connect(m_notifier.get(), &Notifier::clicked, this, [this](const QByteArray &token) {
        activateWindow({.activationToken = token, .startupId = token}, m_window);
    });

    connect(&m_menu, &TrayMenu::showRequested, this, [this] { m_window->showAndRaise(); });
    connect(&m_menu, &TrayMenu::hideRequested, &m_closeToTray, &CloseToTray::hideWindow);
    connect(&m_menu, &TrayMenu::checkRequested, this,
            [this] { m_window->mmStatusBar()->checkForUser(); });
    connect(&m_menu, &TrayMenu::compactToggled, this, [this](bool compact) {
        m_window->setCompact(compact);
        m_window->showAndRaise();
    });
    connect(&m_menu, &TrayMenu::preferencesRequested, this,
            &DesktopIntegration::preferencesRequested);
    connect(&m_menu, &TrayMenu::startRequested, this, &DesktopIntegration::startRequested);
    connect(&m_menu, &TrayMenu::notificationsToggled, this,
            &DesktopIntegration::notificationsToggled);
    connect(&m_menu, &TrayMenu::quitRequested, qApp, &QCoreApplication::quit);
    connect(&m_closeToTray, &CloseToTray::shownChanged, &m_menu, &TrayMenu::setWindowShown);
}

DesktopIntegration::~DesktopIntegration()
{
    m_notifier->withdraw();
}

void DesktopIntegration::withdrawNotification(std::chrono::milliseconds timeout)
{
    m_notificationTimer.stop();
    m_notifier->withdraw();
    m_notifier->finishWithdrawal(timeout);
}

void DesktopIntegration::setWindow(MonitorWindow *window, std::chrono::milliseconds interval)
{
    if (m_window) {
        m_window->disconnect(&m_menu);
        m_window->mmStatusBar()->disconnect(this);
        if (m_window->mmStatusBar()->path() != window->mmStatusBar()->path()) {
            m_notificationTimer.stop();
            m_policy.reset();
            m_serverPolicy.reset();
            m_machinePolicy = {};
        }
        m_notifier->withdraw(); // it is about the other file, or in the former language
    }
    m_window = window;
    m_policy.setInterval(interval);
    m_closeToTray.setWindow(window);
    connect(window->mmStatusBar(), &MmStatusBar::readingChanged, this,
            &DesktopIntegration::handleReading);
    connect(window, &MonitorWindow::compactChanged, &m_menu, &TrayMenu::setCompact);
    m_menu.setCompact(window->isCompact());
    m_menu.setStatus(window->mmStatusBar()->status());
}

void DesktopIntegration::apply(const Preferences &values)
{
    m_filter.down = values.notificationsEnabled && values.notifyDown;
    m_filter.error = values.notificationsEnabled && values.notifyError;
    m_filter.noFile = values.notificationsEnabled && values.notifyNoFile;
    m_filter.active = values.notificationsEnabled && values.notifyActive;
    m_filter.servers = values.notificationsEnabled && values.notifyServers;
    m_policy.setFilter(m_filter);
    m_menu.setNotificationsEnabled(values.notificationsEnabled);
    m_tray->setEnabled(values.tray);
}

void DesktopIntegration::handleReading()
{
    const Status &status = m_window->mmStatusBar()->status();
    m_menu.setStatus(status);
    const Instant now = m_clock();
    const FleetReading *const fleet = m_window->mmStatusBar()->reading().fleet.get();
    if (fleet)
        m_policy.setInterval(fleet->pollInterval());
    const State state = fleet ? notifiedState(*fleet, status.state) : status.state;
    switch (m_policy.update(state, now)) {
    case NotificationPolicy::Action::Show:
        m_notifier->show(fleet ? notificationFor(status, *fleet) : notificationFor(status));
        break;
    case NotificationPolicy::Action::Withdraw:
        m_notifier->withdraw();
        break;
    case NotificationPolicy::Action::None:
        break;
    }
    if (fleet && fleet->hasAnswer && !fleet->isLost())
        notifyMachines(*fleet, now);
    else if (status.state == State::Active)
        notifyServers(now);
    // A delayed notification may be due before the next reading.
    if (const auto wait = m_policy.nextUpdate(now))
        m_notificationTimer.start(*wait);
    else
        m_notificationTimer.stop();
}

void DesktopIntegration::notifyServers(const Instant &now)
{
    // Soon after a suspend of the machine they start again.
    const bool silent = !m_filter.servers || m_policy.isQuiet(now);
    const ServerDownPolicy::Result result =
        m_serverPolicy.update(m_window->mmStatusBar()->reading().snapshot.servers, now, silent);
    if (!result.down.isEmpty())
        m_notifier->show(notificationFor(result.down));
    else if (result.withdraw)
        m_notifier->withdraw();
}

void DesktopIntegration::notifyMachines(const FleetReading &fleet, const Instant &now)
{
    QStringList down;
    QStringList unclear;
    QHash<QString, DeferredText> reasons;
    for (const Machine &machine : fleet.machines) {
        const MachineVerdict verdict = evaluateMachine(machine, fleet, now);
        if (verdict.state == State::Active)
            continue;
        if (verdict.reason == MachineReason::NoPrometheus) {
            unclear += machine.name;
            continue;
        }
        down += machine.name;
        reasons.insert(machine.name, machineReason(machine, verdict));
    }
    const bool silent = !m_filter.down || m_policy.isQuiet(now);
    const DownPolicy::Result result = m_machinePolicy.update(down, unclear, now, silent);
    if (!result.down.isEmpty())
        m_notifier->show(notificationForMachines(
            result.down,
            result.down.size() == 1 ? reasons.value(result.down.first()).text() : QString()));
    else if (result.withdraw)
        m_notifier->withdraw();
}

} // namespace mm
