// SPDX-License-Identifier: MIT
#pragma once

#include "core/moveaside.h"

#include <QObject>

class QMessageBox;

namespace mm {

class Errand;
class MmStatusBar;

/// What the user may do about the stats file of \p bar: look where it is, move it aside, tell
/// others of it. No slot waits for a disk.
class FileActions final : public QObject
{
    Q_OBJECT

public:
    /// Questions stand before \p window. Both outlive this.
    FileActions(MmStatusBar *bar, QWidget *window);

public Q_SLOTS:
    /// Opens the file's folder in the desktop's file manager.
    void showFile();
    /// Moves a file with a broken content aside, after a question with both paths, and looks at
    /// once what is there then. Nothing while one is under way.
    void moveAside();
    /// To the clipboard, as plain text.
    void copyDetails() const;

Q_SIGNALS:
    /// One or two sentences: how it went.
    void told(const QString &text);
    /// While a move is under way, from the click to its end.
    void movingChanged(bool moving);

private:
    void ask(const AsideMove &plan);
    void move(const AsideMove &plan);
    void endWith(const QString &text);

    MmStatusBar *const m_bar;
    QWidget *const m_window;
    Errand *m_errand;
    bool m_moving = false;
};

} // namespace mm
