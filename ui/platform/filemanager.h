// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/detachedtask.h"

#include <QObject>

namespace mm {

/// Shows files in the desktop's file manager. No function waits for a disk, a program or the
/// session bus. Lives in the GUI thread.
class FileManager final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Opens the folder of \p file, an absolute path, with the file selected if the file manager
    /// can do that. Without \p fileExists, which the caller knows, only the folder.
    void show(const QString &file, bool fileExists);

Q_SIGNALS:
    /// No file manager could be opened for the file of a show().
    void failed(const QString &file);

private:
    /// Runs the desktop's program that opens files. It does not select them on Linux.
    void runOpener(const QString &file, bool fileExists);

    DetachedTask m_search;
};

} // namespace mm
