// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <memory>

class QLockFile;

namespace mm {

/// The right to write one stats file: `<file>.lock`, held by one process at a time. Not
/// thread-safe.
class WriterLock final
{
public:
    enum class Hold {
        Held,
        Refused,     ///< another writer has it
        Unavailable, ///< the lock file can't be made just now
    };

    WriterLock();
    ~WriterLock();
    Q_DISABLE_COPY_MOVE(WriterLock)

    /// Takes the right to write \p file, or checks that it is still held: a lock file may have gone
    /// with its directory, and another writer may have come. \p error says why not, with the
    /// other's process number where there is one.
    [[nodiscard]] Hold acquire(const QString &file, QString *error);

private:
    [[nodiscard]] bool stillHeld() const;

    std::unique_ptr<QLockFile> m_lock;
};

} // namespace mm
