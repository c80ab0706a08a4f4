// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/uniquefd.h"

#include <QString>

namespace mm {

/// The right to write one stats file: flock() on `<file>.lock`, which the kernel releases when this
/// process and its forked children end. The lock file is never removed, so that nobody can hold a
/// lock on a removed one; its content only informs people which process holds it. Use from one
/// thread.
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

    /// Takes the lock, or checks that it is still held: someone may have removed the lock file. On
    /// failure \p error names the owner's process. Blocks for up to 0.1 s.
    [[nodiscard]] Hold acquire(QString *error);

private:
    [[nodiscard]] Hold lock(QString *error);

    const QString m_path;
    posix::UniqueFd m_file; ///< kept while its path is out of reach, which may be temporary
    bool m_ownerWritten = false;
};

} // namespace mm
