// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/processinfo.h"
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
    /// Refused: another writer has it. Unavailable: it can't be created or locked. Both may pass.
    enum class Hold { Held, Refused, Unavailable };
    /// Whether the owner that the lock file names may be replaced although it seems to be alive.
    /// Where flock() works it decides alone.
    enum class Owner { Respect, Replace };

    /// For \p file, an absolute path without symbolic links.
    explicit WriterLock(const QString &file);
    ~WriterLock();
    Q_DISABLE_COPY_MOVE(WriterLock)

    /// Takes the lock, or checks that it is still held: the lock file may have been removed. On
    /// failure \p error names the owner's process, if the lock file does and it lives.
    [[nodiscard]] Hold acquire(QString *error, Owner owner = Owner::Respect);
    /// False when the lock file was removed or replaced. True also while its path can't be checked.
    [[nodiscard]] bool isHeld() const;
    /// The process that had the lock before and has released it; pid 0: unknown, as when the lock
    /// file was removed.
    [[nodiscard]] const ProcessAddress &formerOwner() const { return m_formerOwner; }

private:
    [[nodiscard]] Hold lock(QString *error, Owner owner);
    [[nodiscard]] bool replaceUnlocked() const;

    const QString m_path;
    posix::UniqueFd m_file;
    ProcessAddress m_formerOwner;
    bool m_byContent = false; ///< the file system has no locks
    bool m_ownerWritten = false;
};

} // namespace mm
