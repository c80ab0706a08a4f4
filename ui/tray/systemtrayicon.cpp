// SPDX-License-Identifier: MIT
#include "ui/tray/systemtrayicon.h"

#include <QGuiApplication>
#include <QMenu>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace mm {

SystemTrayIcon::Watchers SystemTrayIcon::platformWatchers()
{
    Watchers watchers;
    const QString platform = QGuiApplication::platformName();
    const bool x11 = platform == "xcb"_L1;
    if (x11 || platform.startsWith("wayland"_L1)) {
        watchers.push_back(makeSniWatcher());
        if (x11)
            watchers.push_back(makeXembedWatcher());
        std::erase(watchers, nullptr);
    } else {
        // On other systems a tray does not appear or disappear while the program runs.
        watchers.push_back(std::make_unique<TrayWatcher>());
        watchers.back()->setPresent(QSystemTrayIcon::isSystemTrayAvailable());
    }
    return watchers;
}

SystemTrayIcon::SystemTrayIcon(Watchers watchers)
    : m_watchers(std::move(watchers))
{
    for (const auto &watcher : m_watchers)
        connect(watcher.get(), &TrayWatcher::changed, this, &SystemTrayIcon::update);
}

SystemTrayIcon::~SystemTrayIcon() = default;

void SystemTrayIcon::setEnabled(bool enabled)
{
    m_enabled = enabled;
    update();
}

void SystemTrayIcon::update()
{
    for (const auto &watcher : m_watchers) {
        // Until it is known whether this kind is present, Qt may choose it: take no later kind.
        if (!m_enabled || m_chosen || !watcher->isKnown())
            break;
        if (watcher->isPresent()) {
            m_chosen = watcher.get();
            createIcon();
        }
    }
    if (m_trayIcon)
        m_trayIcon->setVisible(m_enabled);
    const bool shown = m_enabled && m_chosen && m_chosen->isPresent();
    if (std::exchange(m_shown, shown) != shown)
        Q_EMIT shownChanged(shown);
}

void SystemTrayIcon::createIcon()
{
    m_trayIcon = std::make_unique<QSystemTrayIcon>(m_icon);
    m_trayIcon->setToolTip(m_toolTip);
    m_trayIcon->setContextMenu(m_menu);
    connect(m_trayIcon.get(), &QSystemTrayIcon::messageClicked, this, &TrayIcon::messageClicked);
    connect(m_trayIcon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    Q_EMIT clicked();
                else if (reason == QSystemTrayIcon::MiddleClick)
                    Q_EMIT middleClicked();
            });
}

void SystemTrayIcon::setIcon(const QIcon &icon)
{
    m_icon = icon;
    if (m_trayIcon)
        m_trayIcon->setIcon(icon);
}

void SystemTrayIcon::setToolTip(const QString &text)
{
    m_toolTip = text;
    if (m_trayIcon)
        m_trayIcon->setToolTip(text);
}

void SystemTrayIcon::setMenu(QMenu *menu)
{
    m_menu = menu;
    if (m_trayIcon)
        m_trayIcon->setContextMenu(menu);
}

void SystemTrayIcon::showMessage(const QString &title, const QString &text)
{
    if (m_shown)
        m_trayIcon->showMessage(title, text);
}

} // namespace mm
