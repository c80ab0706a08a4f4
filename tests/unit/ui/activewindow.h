// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>
#include <QWidget>

/// False if \p window does not become active within QtTest's timeout.
inline bool showActive(QWidget *window)
{
    window->show();
    window->activateWindow();
    return QTest::qWaitForWindowActive(window);
}
