// SPDX-License-Identifier: MIT
#include "ui/windowkeeper.h"

#include "ui/monitorwindow.h"
#include "ui/tray.h"

#include <QApplication>
#include <QCloseEvent>

namespace mm {

WindowKeeper::WindowKeeper(Tray *tray, std::chrono::milliseconds patience)
    : m_tray(tray)
{
    m_back.setSingleShot(true);
    m_back.setInterval(patience);
    connect(&m_back, &QTimer::timeout, this, [this] { m_window->showAndRaise(); });
    connect(m_tray, &Tray::clicked, this, &WindowKeeper::toggle);
    connect(m_tray, &Tray::seenChanged, this, &WindowKeeper::follow);
}

void WindowKeeper::setWindow(MonitorWindow *window)
{
    if (!m_window)
        qApp->installEventFilter(this);
    m_window = window;
    connect(window, &MonitorWindow::quitRequested, qApp, &QCoreApplication::quit);
    follow();
}

void WindowKeeper::toggle()
{
    if (isShown() && m_window->shownWindow()->isActiveWindow())
        hideWindow();
    else
        m_window->showAndRaise();
}

void WindowKeeper::hideWindow()
{
    if (!m_tray->isSeen())
        return;
    m_hidden = true;
    m_window->shownWindow()->hide();
}

bool WindowKeeper::eventFilter(QObject *watched, QEvent *event)
{
    // Qt closes all windows first, and stays if one of them refuses. This is also how the session
    // manager, and a desktop's own "Quit", come.
    if (watched == qApp) {
        if (event->type() == QEvent::Quit)
            m_ends = true;
        return false;
    }
    if (watched != m_window && watched != m_window->shownWindow())
        return false;
    switch (event->type()) {
    case QEvent::Close:
        if (mayEnd())
            return false;
        event->ignore();
        hideWindow();
        return true;
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowStateChange:
        follow();
        return false;
    default:
        return false;
    }
}

bool WindowKeeper::isShown() const
{
    const QWidget *const window = m_window->shownWindow();
    return window->isVisible() && !window->isMinimized();
}

bool WindowKeeper::mayEnd() const
{
    return m_ends || qApp->isSavingSession() || !m_tray->isSeen();
}

void WindowKeeper::follow()
{
    if (m_window->shownWindow()->isVisible())
        m_hidden = false;
    // A dialog that is closed over a hidden window is the last one, and no reason to end.
    QGuiApplication::setQuitOnLastWindowClosed(!m_hidden);
    if (!m_hidden || m_tray->isSeen())
        m_back.stop();
    else if (!m_back.isActive())
        m_back.start();
    if (isShown() == m_wasShown)
        return;
    m_wasShown = isShown();
    Q_EMIT shownChanged(m_wasShown);
}

} // namespace mm
