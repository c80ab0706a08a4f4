// SPDX-License-Identifier: MIT
#include "ui/systemtray.h"

#include <QGuiApplication>
#include <QMenu>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// Where a tray is part of the system, or there is none at all.
class SettledTraySource final : public TraySource
{
public:
    [[nodiscard]] bool isKnown() const override { return true; }
    [[nodiscard]] bool isThere() const override { return QSystemTrayIcon::isSystemTrayAvailable(); }
};

} // namespace

SystemTray::Sources SystemTray::sourcesOfPlatform()
{
    Sources sources;
    const QString platform = QGuiApplication::platformName();
    const bool x11 = platform == "xcb"_L1;
    if (x11 || platform.startsWith("wayland"_L1)) {
        sources.push_back(makeBusTraySource());
        if (x11)
            sources.push_back(makeXTraySource());
        std::erase(sources, nullptr);
    } else {
        sources.push_back(std::make_unique<SettledTraySource>());
    }
    return sources;
}

SystemTray::SystemTray(Sources sources)
    : m_sources(std::move(sources))
{
    for (const auto &source : m_sources)
        connect(source.get(), &TraySource::changed, this, &SystemTray::look);
}

SystemTray::~SystemTray() = default;

void SystemTray::setWanted(bool wanted)
{
    m_wanted = wanted;
    look();
}

void SystemTray::look()
{
    if (m_wanted && !m_chosen)
        choose();
    if (m_icon)
        m_icon->setVisible(m_wanted);
    const bool seen = m_wanted && m_chosen && m_chosen->isThere();
    if (seen == m_seen)
        return;
    m_seen = seen;
    Q_EMIT seenChanged(seen);
}

void SystemTray::choose()
{
    for (const auto &source : m_sources) {
        // A later one is of no use as long as Qt might choose this one.
        if (!source->isKnown())
            return;
        if (source->isThere()) {
            m_chosen = source.get();
            make();
            return;
        }
    }
}

void SystemTray::make()
{
    m_icon = std::make_unique<QSystemTrayIcon>(m_picture);
    m_icon->setToolTip(m_toolTip);
    m_icon->setContextMenu(m_menu);
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &Tray::messageClicked);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    Q_EMIT clicked();
                else if (reason == QSystemTrayIcon::MiddleClick)
                    Q_EMIT middleClicked();
            });
}

void SystemTray::setIcon(const QIcon &icon)
{
    m_picture = icon;
    if (m_icon)
        m_icon->setIcon(icon);
}

void SystemTray::setToolTip(const QString &text)
{
    m_toolTip = text;
    if (m_icon)
        m_icon->setToolTip(text);
}

void SystemTray::setMenu(QMenu *menu)
{
    m_menu = menu;
    if (m_icon)
        m_icon->setContextMenu(menu);
}

void SystemTray::showMessage(const QString &title, const QString &text)
{
    if (m_seen)
        m_icon->showMessage(title, text);
}

} // namespace mm
