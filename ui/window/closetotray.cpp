// SPDX-License-Identifier: MIT
#include "ui/window/closetotray.h"

#include "ui/tray/trayicon.h"
#include "ui/window/monitorwindow.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDebug>

namespace mm {

CloseToTray::CloseToTray(TrayIcon *tray, std::chrono::milliseconds iconTimeout)
    : m_tray(tray)
{
    m_iconTimeout.setSingleShot(true);
    m_iconTimeout.setInterval(iconTimeout);
    connect(&m_iconTimeout, &QTimer::timeout, this, &CloseToTray::showWithoutIcon);
    connect(m_tray, &TrayIcon::clicked, this, &CloseToTray::toggle);
    connect(m_tray, &TrayIcon::shownChanged, this, &CloseToTray::update);
}

void CloseToTray::setWindow(MonitorWindow *window)
{
    if (!m_window)
        qApp->installEventFilter(this);
    m_window = window;
    connect(window, &MonitorWindow::quitRequested, qApp, &QCoreApplication::quit);
    update();
}

void CloseToTray::startHidden()
{
    m_hidden = true;
    m_startsHidden = true;
    update();
}

void CloseToTray::toggle()
{
    if (isShown() && m_window->shownWindow()->isActiveWindow())
        hideWindow();
    else
        m_window->showAndRaise();
}

void CloseToTray::hideWindow()
{
    if (!m_tray->isShown())
        return;
    m_hidden = true;
    m_window->shownWindow()->hide();
}

bool CloseToTray::eventFilter(QObject *watched, QEvent *event)
{
    // On Quit, Qt first closes all windows and continues to run if one of them refuses. Session
    // managers and a desktop's "Quit" use it too.
    if (watched == qApp) {
        if (event->type() == QEvent::Quit)
            m_quitting = true;
        return false;
    }
    if (watched != m_window && watched != m_window->shownWindow())
        return false;
    switch (event->type()) {
    case QEvent::Close:
        if (m_quitting || qApp->isSavingSession() || !m_tray->isShown())
            return false;
        event->ignore();
        hideWindow();
        return true;
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowStateChange:
        update();
        return false;
    default:
        return false;
    }
}

bool CloseToTray::isShown() const
{
    const QWidget *const window = m_window->shownWindow();
    return window->isVisible() && !window->isMinimized();
}

void CloseToTray::showWithoutIcon()
{
    if (m_startsHidden)
        qWarning().noquote() << tr("There is no tray to start in, so the window is opened.");
    // The compact window is in no taskbar, so it could not be restored.
    if (m_startsHidden && !m_window->isCompact())
        m_window->showMinimized();
    else
        m_window->showAndRaise();
}

void CloseToTray::update()
{
    const bool visible = m_window->shownWindow()->isVisible();
    if (visible)
        m_hidden = false;
    if (isShown())
        m_startsHidden = false;
    if (visible && m_startsHidden && m_tray->isShown()) {
        hideWindow(); // calls this again
        return;
    }
    // With a hidden window, a dialog is the last window, but closing it must not end the program.
    QGuiApplication::setQuitOnLastWindowClosed(!m_hidden);
    if (!m_hidden || m_tray->isShown())
        m_iconTimeout.stop();
    else if (!m_iconTimeout.isActive())
        m_iconTimeout.start();
    const bool shown = isShown();
    if (std::exchange(m_wasShown, shown) != shown)
        Q_EMIT shownChanged(shown);
}

} // namespace mm
