// SPDX-License-Identifier: MIT
#include "ui/traymenu.h"

#include "ui/tray.h"
#include "ui/trayicon.h"

#include <QEvent>

namespace mm {

TrayMenu::TrayMenu(Tray *tray, QObject *parent)
    : QObject(parent)
    , m_tray(tray)
    , m_label(m_menu.addAction(QString()))
{
    m_menu.setObjectName(QStringLiteral("mm_tray_menu"));
    m_label->setObjectName(QStringLiteral("mm_tray_label"));
    m_label->setEnabled(false);
    m_menu.addSeparator();
    m_window = m_menu.addAction(QString(), this, [this] {
        if (m_windowShown)
            Q_EMIT hideRequested();
        else
            Q_EMIT showRequested();
    });
    m_window->setObjectName(QStringLiteral("mm_tray_window"));
    m_check = m_menu.addAction(QString(), this, &TrayMenu::checkRequested);
    m_check->setObjectName(QStringLiteral("mm_tray_check"));
    m_start = m_menu.addAction(QString(), this, &TrayMenu::startRequested);
    m_start->setObjectName(QStringLiteral("mm_tray_start"));
    m_notify = m_menu.addAction(QString());
    m_notify->setObjectName(QStringLiteral("mm_tray_notify"));
    m_notify->setCheckable(true);
    connect(m_notify, &QAction::triggered, this, &TrayMenu::notifyingChanged);
    m_menu.addSeparator();
    m_quit = m_menu.addAction(QString(), this, &TrayMenu::quitRequested);
    m_quit->setObjectName(QStringLiteral("mm_tray_quit"));

    connect(m_tray, &Tray::middleClicked, this, &TrayMenu::checkRequested);
    m_menu.installEventFilter(this);
    speak();
    setStatus({});
    m_tray->setMenu(&m_menu);
}

TrayMenu::~TrayMenu()
{
    m_tray->setMenu(nullptr);
}

void TrayMenu::setStatus(const Status &status)
{
    // Only what differs: each picture goes to another program, every two seconds.
    if (m_label->text().isEmpty() || status.symbol != m_status.symbol ||
        status.tone != m_status.tone)
        m_tray->setIcon(trayIcon(status.symbol, status.tone));
    if (status.text != m_label->text()) {
        m_tray->setToolTip(status.text);
        m_label->setText(status.text);
    }
    m_status = status;
    offerStart();
}

void TrayMenu::setWindowShown(bool shown)
{
    m_windowShown = shown;
    speak();
}

void TrayMenu::setStartable(bool startable)
{
    m_startable = startable;
    offerStart();
}

void TrayMenu::setStarting(bool starting)
{
    m_start->setEnabled(!starting);
}

void TrayMenu::setNotifying(bool notifying)
{
    m_notify->setChecked(notifying);
}

bool TrayMenu::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_menu && event->type() == QEvent::LanguageChange)
        speak();
    return QObject::eventFilter(watched, event);
}

void TrayMenu::speak()
{
    m_window->setText(m_windowShown ? tr("&Hide EE Monitor") : tr("Sho&w EE Monitor"));
    m_check->setText(tr("&Check Now"));
    m_start->setText(tr("&Start MM"));
    //: whether they are shown
    m_notify->setText(tr("&Notifications"));
    m_quit->setText(tr("&Quit"));
}

void TrayMenu::offerStart()
{
    m_start->setVisible(m_startable && m_status.mayStart);
}

} // namespace mm
