// SPDX-License-Identifier: MIT
#pragma once

#include <QEvent>
#include <QList>
#include <QWidget>

/// Counts the events of \p types that a widget receives. As an event filter of further widgets it
/// counts theirs too.
class EventCounter final : public QObject
{
public:
    EventCounter(QWidget *widget, const QList<QEvent::Type> &types)
        : m_types(types)
    {
        widget->installEventFilter(this);
    }

    int count = 0;

protected:
    bool eventFilter(QObject * /*widget*/, QEvent *event) override
    {
        count += m_types.contains(event->type()) ? 1 : 0;
        return false;
    }

private:
    const QList<QEvent::Type> m_types;
};
