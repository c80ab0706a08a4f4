// SPDX-License-Identifier: MIT
#pragma once

#include "readcontrol.h"
#include "samples.h"
#include "ui/status/mmstatusbar.h"
#include "ui/status/statuslabel.h"
#include "ui/window/compactwindow.h"
#include "ui/window/monitorwindow.h"

#include <QApplication>
#include <QTest>

namespace mm::test {

inline CompactWindow *compact()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<CompactWindow *>(window))
            return found;
    }
    return nullptr;
}

inline QList<StatusLabel *> statusLabels()
{
    QList<StatusLabel *> found;
    for (QWidget *widget : QApplication::allWidgets()) {
        if (auto *label = qobject_cast<StatusLabel *>(widget))
            found += label;
    }
    return found;
}

/// A window that is open and active.
class OpenedWindow final
{
public:
    explicit OpenedWindow(const QVariantMap &layout = {})
        : control(readingFor(State::Active, somePath))
        , window(somePath, control.read(), never)
    {
        window.restoreLayout(layout);
        window.open();
        window.shownWindow()->activateWindow();
    }
    [[nodiscard]] bool isReady()
    {
        return QTest::qWaitForWindowActive(window.shownWindow()) && QTest::qWaitFor([this] {
                   return window.mmStatusBar()->status().state != State::Checking;
               });
    }
    [[nodiscard]] bool switchToCompact()
    {
        QTest::keyClick(&window, Qt::Key_M, Qt::ControlModifier);
        return compact()->isVisible() && !window.isVisible() &&
               QTest::qWaitForWindowActive(compact());
    }
    [[nodiscard]] bool isFull() const { return window.isVisible() && !compact()->isVisible(); }
    /// Reads the same with \p messages, and so another width of the label.
    void readMessages(qint64 messages)
    {
        Reading reading = readingFor(State::Active, somePath);
        reading.snapshot.totalMessages = messages;
        control.setReading(reading);
        window.mmStatusBar()->checkNow();
    }

    ReadControl control;
    MonitorWindow window;
};

} // namespace mm::test
