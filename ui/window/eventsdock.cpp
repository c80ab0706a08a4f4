// SPDX-License-Identifier: MIT
#include "ui/window/eventsdock.h"

#include <QAction>
#include <QEvent>
#include <QMainWindow>
#include <QScreen>

#include <utility>

using namespace Qt::StringLiterals;

namespace mm {

EventsDock::EventsDock(const QString &title, QWidget *events, QMainWindow *window)
    : QDockWidget(title, window)
    , m_window(window)
{
    setObjectName(u"mm_events_dock"_s);
    setWidget(events);
    window->addDockWidget(Qt::BottomDockWidgetArea, this);
    hide();
    connect(toggleViewAction(), &QAction::triggered, this, [this](bool shown) {
        if (shown)
            grow();
    });
}

void EventsDock::grow()
{
    if (m_window->isMaximized() || m_window->isFullScreen() || isFloating())
        return;
    const int events = sizeHint().height();
    const QRect available = m_window->screen()->availableGeometry();
    const QRect outer = m_window->frameGeometry();
    const int frame = outer.height() - m_window->height();
    const int target = qMin(m_ownHeight + events, available.height() - frame);
    if (m_window->height() >= target)
        return;
    m_heightBefore = m_window->height();
    m_heightWithEvents = target;
    // Upwards if there is no space below.
    const int below = outer.top() + frame + target - 1 - available.bottom();
    if (below > 0)
        m_window->move(m_window->x(), qMax(available.top(), m_window->y() - below));
    m_window->resize(m_window->width(), target);
    m_window->resizeDocks({this}, {events}, Qt::Vertical);
}

bool EventsDock::event(QEvent *event)
{
    const bool done = QDockWidget::event(event);
    // By its own button too; not when the whole window is hidden.
    if (event->type() == QEvent::HideToParent &&
        m_window->height() == std::exchange(m_heightWithEvents, 0))
        m_window->resize(m_window->width(), m_heightBefore);
    return done;
}

void EventsDock::saveHeight(QVariantMap *layout) const
{
    if (m_heightWithEvents > 0 && m_window->height() == m_heightWithEvents)
        layout->insert(u"heightWithoutEvents"_s, m_heightBefore);
}

void EventsDock::restoreHeight(const QVariantMap &layout)
{
    const int before = layout.value(u"heightWithoutEvents"_s).toInt();
    if (before <= 0 || before >= m_window->height() || isHidden())
        return;
    m_heightBefore = before;
    m_heightWithEvents = m_window->height();
}

} // namespace mm
