// SPDX-License-Identifier: MIT
#include "ui/window/helpmenu.h"

#include "core/system/displaytext.h"
#include "ui/status/mmstatusbar.h"
#include "ui/window/helpdialog.h"
#include "ui/window/statsfileactions.h"

#include <QApplication>
#include <QMainWindow>
#include <QMenuBar>
#include <QMessageBox>

namespace mm {

HelpMenu::HelpMenu(MmStatusBar *bar, StatsFileActions *fileActions, QMainWindow *window)
    : QMenu(tr("&Help"), window)
    , m_bar(bar)
    , m_fileActions(fileActions)
    , m_window(window)
{
    addAction(tr("EE Monitor &Help"), this, &HelpMenu::showHelp)->setShortcut(Qt::Key_F1);
    addAction(tr("&Report a Problem…"), this, [this] { showHelp()->showReport(); });
    addAction(tr("&About EE Monitor"), this, &HelpMenu::showAbout)->setMenuRole(QAction::AboutRole);
}

HelpDialog *HelpMenu::showHelp()
{
    if (!m_dialog) {
        QList<QAction *> actions;
        for (const QAction *menu : m_window->menuBar()->actions())
            actions += menu->menu()->actions();
        m_dialog = new HelpDialog(m_bar->reading(), actions, m_window);
        connect(m_dialog, &HelpDialog::copyRequested, m_fileActions,
                &StatsFileActions::copyDetails);
        connect(m_fileActions, &StatsFileActions::detailsCopied, m_dialog,
                [this] { m_dialog->acknowledge(tr("The details were copied.")); });
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    return m_dialog;
}

void HelpMenu::showAbout()
{
    const QString text =
        m_bar->reading().fleet
            //: %1 is a version, %2 a web address, %3 a version
            ? tr("EE Monitor %1\n\nShows at a glance whether MM, the MCP mesh proxy, is "
                 "alive on many machines.\n\nPrometheus: %2\nQt %3, MIT licence.")
            : tr("EE Monitor %1\n\nShows at a glance whether MM, the MCP mesh proxy, is "
                 "alive and what it does.\n\nFile: %2\nQt %3, MIT licence.");
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About EE Monitor"),
                                text.arg(QApplication::applicationVersion(),
                                         shownPath(m_bar->path()), QString::fromLatin1(qVersion())),
                                QMessageBox::Ok, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    // Not modal, so that the window behind it stays usable.
    box->setModal(false);
    box->show();
}

} // namespace mm
