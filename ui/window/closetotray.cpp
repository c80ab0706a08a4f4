// SPDX-License-Identifier: MIT
#include "ui/window/closetotray.h"

#include "ui/tray/trayicon.h"
#include "ui/window/monitorwindow.h"

#include <QApplication>
#include <QCloseEvent>

namespace mm {

CloseToTray::CloseToTray(TrayIcon *tray, std::chrono::milliseconds iconTimeout)
    : m_tray(tray)
{
    m_iconTimeout.setSingleShot(true);
    m_iconTimeout.setInterval(iconTimeout);
    connect(&m_iconTimeout, &QTimer::timeout, this, [this] { m_window->showAndRaise(); });
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

void CloseToTray::update()
{
    if (m_window->shownWindow()->isVisible())
        m_hidden = false;
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
