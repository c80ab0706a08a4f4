// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"
#include "core/statsfile/quarantine.h"
#include "core/system/detachedtask.h"
#include "ui/platform/filemanager.h"

#include <QObject>

namespace mm {

class MmStatusBar;

/// The user's actions on the stats file of a status bar: show it, move it aside, copy
/// diagnostics. No slot waits for a disk.
class StatsFileActions final : public QObject
{
    Q_OBJECT

public:
    /// \p window is the parent of dialogs. Both must outlive this.
    StatsFileActions(MmStatusBar *bar, QWidget *window);

    /// The facts that a bug report needs, one a line: label text, state and reason, file and its
    /// age, versions, time. \p status is the one shown for \p reading; \p now is used for the age
    /// and the time only.
    [[nodiscard]] static QString diagnosticsText(const Reading &reading, const Status &status,
                                                 const Instant &now);

public Q_SLOTS:
    /// Shows the file in the desktop's file manager.
    void showFile();
    /// Moves a file with broken content aside after a confirmation that shows both paths, then
    /// polls. Does nothing while a move is in progress.
    void moveAside();
    /// Copies diagnostics to the clipboard, as plain text.
    void copyDetails();

Q_SIGNALS:
    void detailsCopied();
    /// The result of an action, in one or two sentences.
    void reported(const QString &text);
    /// A move is in progress from the click until it is done or cancelled.
    void movingChanged(bool moving);

private:
    void confirm(const QuarantinePlan &plan);
    void move(const QuarantinePlan &plan);
    void finish(const QString &text);

    MmStatusBar *const m_bar;
    QWidget *const m_window;
    bool m_moving = false;
    DetachedTask m_task;
    FileManager m_fileManager;
};

} // namespace mm
