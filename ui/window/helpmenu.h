// SPDX-License-Identifier: MIT
#pragma once

#include <QMenu>
#include <QPointer>

class QMainWindow;

namespace mm {

class HelpDialog;
class MmStatusBar;
class StatsFileActions;

/// The window's menu with the help, what a report of a problem needs, and the version.
class HelpMenu final : public QMenu
{
    Q_OBJECT

public:
    /// All of them outlive the menu.
    HelpMenu(MmStatusBar *bar, StatsFileActions *fileActions, QMainWindow *window);

private:
    /// The dialog, opened if it is not yet.
    HelpDialog *showHelp();
    void showAbout();

    MmStatusBar *m_bar;
    StatsFileActions *m_fileActions;
    QMainWindow *m_window;
    QPointer<HelpDialog> m_dialog;
};

} // namespace mm
