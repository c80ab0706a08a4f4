// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <memory>

class QLockFile;

namespace mm {

/// The right to write one stats file: `<file>.lock`, held by one tracker at a time. Belongs to one
/// thread.
class WriterLock final
{
public:
    enum class Hold {
        Held,
        Refused,     ///< another writer has it
        Unavailable, ///< the lock file can't be made just now
    };

    /// For \p file, an absolute path without symbolic links.
    explicit WriterLock(const QString &file);
    ~WriterLock();
    Q_DISABLE_COPY_MOVE(WriterLock)

    /// Takes the right to write, or checks that it is still held: a lock file may have gone with
    /// its directory, and another writer may have come. \p error says why not, with the other's
    /// process number where there is one.
    [[nodiscard]] Hold acquire(QString *error);

private:
    [[nodiscard]] bool stillHeld() const;
    void abandon();

    const QString m_path;
    std::unique_ptr<QLockFile> m_lock; ///< also kept while its file is out of reach
};

} // namespace mm
