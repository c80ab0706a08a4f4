// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/uniquefd.h"

#include <QString>

namespace mm {

/// The right to write one stats file: flock() on `<file>.lock`, which the kernel releases when this
/// process and its forked children end. Its content names the process that holds it, for messages
/// and for file systems without locks. The lock file is never removed: two processes could each
/// hold a lock, one of them on the removed file. Use from one thread.
class WriterLock final
{
public:
    /// Refused: another writer has it. Unavailable: it can't be created or locked now, but may be
    /// later.
    enum class Hold { Held, Refused, Unavailable };

    /// For \p file, an absolute path without symbolic links.
    explicit WriterLock(const QString &file);
    ~WriterLock();
    Q_DISABLE_COPY_MOVE(WriterLock)

    /// Takes the lock, or checks that it is still held: the lock file may have been removed. On
    /// failure \p error names the owner's process, if the lock file does.
    [[nodiscard]] Hold acquire(QString *error);

private:
    [[nodiscard]] bool isHeld() const;
    [[nodiscard]] Hold lock(QString *error);

    const QString m_path;
    posix::UniqueFd m_file;
    bool m_ownerWritten = false;
};

} // namespace mm
