// SPDX-License-Identifier: MIT
#include "ui/tray/traymenu.h"

#include "ui/status/statusicon.h"
#include "ui/tray/trayicon.h"

#include <QEvent>

namespace mm {

TrayMenu::TrayMenu(TrayIcon *tray)
    : m_tray(tray)
    , m_label(addAction(QString(), this, &TrayMenu::showRequested))
{
    setObjectName(QStringLiteral("mm_tray_menu"));
    m_label->setObjectName(QStringLiteral("mm_tray_label"));
    addSeparator();
    m_window = addAction(QString(), this, [this] {
        if (m_windowShown)
            Q_EMIT hideRequested();
        else
            Q_EMIT showRequested();
    });
    m_window->setObjectName(QStringLiteral("mm_tray_window"));
    m_compact = addAction(QString());
    m_compact->setObjectName(QStringLiteral("mm_tray_compact"));
    m_compact->setCheckable(true);
    connect(m_compact, &QAction::triggered, this, &TrayMenu::compactToggled);
    m_check = addAction(QString(), this, &TrayMenu::checkRequested);
    m_check->setObjectName(QStringLiteral("mm_tray_check"));
    m_start = addAction(QString(), this, &TrayMenu::startRequested);
    m_start->setObjectName(QStringLiteral("mm_tray_start"));
    m_notify = addAction(QString());
    m_notify->setObjectName(QStringLiteral("mm_tray_notify"));
    m_notify->setCheckable(true);
    connect(m_notify, &QAction::triggered, this, &TrayMenu::notificationsToggled);
    m_preferences = addAction(QString(), this, &TrayMenu::preferencesRequested);
    m_preferences->setObjectName(QStringLiteral("mm_tray_preferences"));
    addSeparator();
    m_quit = addAction(QString(), this, &TrayMenu::quitRequested);
    m_quit->setObjectName(QStringLiteral("mm_tray_quit"));

    connect(m_tray, &TrayIcon::middleClicked, this, &TrayMenu::checkRequested);
    retranslate();
    setStatus({});
    m_tray->setMenu(this);
}

TrayMenu::~TrayMenu()
{
    m_tray->setMenu(nullptr);
}

void TrayMenu::setStatus(const Status &status)
{
    // Called for each poll. What is equal is not set again: each is sent to another process.
    const bool isFirst = m_label->text().isEmpty();
    if (isFirst || status.icon != m_status.icon || status.color != m_status.color) {
        const QIcon icon = trayStatusIcon(status.icon, status.color);
        m_tray->setIcon(icon);
        m_label->setIcon(icon); // its plate is legible in the menus of all panels too
    }
    if (isFirst || status.text != m_status.text || status.reason != m_status.reason) {
        m_label->setText(status.text);
        m_tray->setToolTip(status.state == State::Active ? status.text
                                                         : status.text + u'\n' + status.reason);
    }
    m_status = status;
    updateStartAction();
}

void TrayMenu::setWindowShown(bool shown)
{
    m_windowShown = shown;
    retranslate();
}

void TrayMenu::setCompact(bool compact)
{
    m_compact->setChecked(compact);
}

void TrayMenu::setStartable(bool startable)
{
    m_startable = startable;
    updateStartAction();
}

void TrayMenu::setStarting(bool starting)
{
    m_start->setEnabled(!starting);
}

void TrayMenu::setNotificationsEnabled(bool notificationsEnabled)
{
    m_notify->setChecked(notificationsEnabled);
}

void TrayMenu::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenu::changeEvent(event);
}

void TrayMenu::retranslate()
{
    m_window->setText(m_windowShown ? tr("&Hide EE Monitor") : tr("Sho&w EE Monitor"));
    //: a check box: whether the window shows the label alone
    m_compact->setText(tr("C&ompact"));
    m_check->setText(tr("&Check Now"));
    m_start->setText(tr("&Start MM"));
    //: a check box: whether notifications are shown
    m_notify->setText(tr("&Notifications"));
    m_preferences->setText(tr("&Preferences…"));
    m_quit->setText(tr("&Quit"));
}

void TrayMenu::updateStartAction()
{
    m_start->setVisible(m_startable && m_status.canStart);
}

} // namespace mm
