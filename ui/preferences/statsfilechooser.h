// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/detachedtask.h"

#include <QObject>

namespace mm {

class ValidatedLineEdit;

/// Lets the user choose the stats file and enters it into a field. A disk that does not respond
/// does not block the program: the field then shows that instead. GUI thread.
class StatsFileChooser final : public QObject
{
    Q_OBJECT

public:
    /// An empty \p field stands for \p defaultFile. The field is also the parent.
    StatsFileChooser(ValidatedLineEdit *field, const QString &defaultFile);

    /// Opens the file chooser once the disks that it reads respond.
    void open();

private:
    void openChooser(const QString &folder);
    void showHungDisk();

    ValidatedLineEdit *m_field;
    const QString m_defaultFile;
    QTimer m_diskTimer; ///< active while the file chooser waits for the disks
    DetachedTask m_disks;
};

} // namespace mm
