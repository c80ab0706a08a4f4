// SPDX-License-Identifier: MIT
#include "app/monitor/desktoppresence.h"

#include "ui/mmstatusbar.h"
#include "ui/monitorwindow.h"
#include "ui/preferencevalues.h"

#include <QCoreApplication>

namespace mm {

DesktopPresence::DesktopPresence()
    : DesktopPresence(std::make_unique<SystemTray>(), {}, &Moment::now)
{
}

DesktopPresence::DesktopPresence(std::unique_ptr<Tray> tray, std::unique_ptr<Notifier> notifier,
                                 Clock clock)
    : m_tray(std::move(tray))
    , m_menu(m_tray.get())
    , m_keeper(m_tray.get())
    , m_notifier(notifier ? std::move(notifier)
                          : std::make_unique<DesktopNotifier>(makeBusNotifier(), m_tray.get()))
    , m_clock(std::move(clock))
{
    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_due, &QTimer::timeout, this, &DesktopPresence::follow);
    connect(m_notifier.get(), &Notifier::clicked, this, [this] { m_window->showAndRaise(); });

    connect(&m_menu, &TrayMenu::showRequested, this, [this] { m_window->showAndRaise(); });
    connect(&m_menu, &TrayMenu::hideRequested, &m_keeper, &WindowKeeper::hideWindow);
    connect(&m_menu, &TrayMenu::checkRequested, this,
            [this] { m_window->mmStatusBar()->checkNow(); });
    connect(&m_menu, &TrayMenu::startRequested, this, &DesktopPresence::startRequested);
    connect(&m_menu, &TrayMenu::notifyingChanged, this, &DesktopPresence::notifyingChosen);
    connect(&m_menu, &TrayMenu::quitRequested, qApp, &QCoreApplication::quit);
    connect(&m_keeper, &WindowKeeper::shownChanged, &m_menu, &TrayMenu::setWindowShown);
}

DesktopPresence::~DesktopPresence()
{
    m_notifier->withdraw();
}

void DesktopPresence::setWindow(MonitorWindow *window, std::chrono::milliseconds interval)
{
    if (m_window) {
        m_window->mmStatusBar()->disconnect(this);
        if (m_window->mmStatusBar()->path() != window->mmStatusBar()->path()) {
            m_due.stop();
            m_rules.beginAnew();
            m_notifier->withdraw();
        }
    }
    m_window = window;
    m_rules.setInterval(interval);
    m_keeper.setWindow(window);
    connect(window->mmStatusBar(), &MmStatusBar::readingChanged, this, &DesktopPresence::follow);
    m_menu.setStatus(window->mmStatusBar()->status());
}

void DesktopPresence::apply(const PreferenceValues &values)
{
    NoticeChoice choice;
    choice.down = values.notifying && values.notifyDown;
    choice.error = values.notifying && values.notifyError;
    choice.noFile = values.notifying && values.notifyNoFile;
    choice.active = values.notifying && values.notifyActive;
    m_rules.setChoice(choice);
    m_menu.setNotifying(values.notifying);
    m_tray->setWanted(values.tray);
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
