// SPDX-License-Identifier: MIT
#include "ui/tray/traymenu.h"

#include "ui/status/statusicon.h"
#include "ui/tray/trayicon.h"

#include <QEvent>

namespace mm {

TrayMenu::TrayMenu(TrayIcon *tray)
    : m_tray(tray)
    , m_label(addAction(QString()))
{
    setObjectName(QStringLiteral("mm_tray_menu"));
    m_label->setObjectName(QStringLiteral("mm_tray_label"));
    m_label->setEnabled(false);
    addSeparator();
    m_window = addAction(QString(), this, [this] {
        if (m_windowShown)
            Q_EMIT hideRequested();
        else
            Q_EMIT showRequested();
    });
    m_window->setObjectName(QStringLiteral("mm_tray_window"));
    m_check = addAction(QString(), this, &TrayMenu::checkRequested);
    m_check->setObjectName(QStringLiteral("mm_tray_check"));
    m_start = addAction(QString(), this, &TrayMenu::startRequested);
    m_start->setObjectName(QStringLiteral("mm_tray_start"));
    m_notify = addAction(QString());
    m_notify->setObjectName(QStringLiteral("mm_tray_notify"));
    m_notify->setCheckable(true);
    connect(m_notify, &QAction::triggered, this, &TrayMenu::notificationsToggled);
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
    // Called for each poll. An equal icon is not set again: each is sent to another process.
    if (m_label->text().isEmpty() || status.icon != m_status.icon || status.color != m_status.color)
        m_tray->setIcon(trayStatusIcon(status.icon, status.color));
    if (status.text != m_label->text()) {
        m_tray->setToolTip(status.text);
        m_label->setText(status.text);
    }
    m_status = status;
    updateStartAction();
}

void TrayMenu::setWindowShown(bool shown)
{
    m_windowShown = shown;
    retranslate();
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
    m_check->setText(tr("&Check Now"));
    m_start->setText(tr("&Start MM"));
    //: a check box: whether notifications are shown
    m_notify->setText(tr("&Notifications"));
    m_quit->setText(tr("&Quit"));
}

void TrayMenu::updateStartAction()
{
    m_start->setVisible(m_startable && m_status.canStart);
}

} // namespace mm
