// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// The right to write one stats file: the kernel's lock on `<file>.lock`, held by one tracker at a
/// time and gone with its process, however that ends, and with those that it forked and that did
/// not exec. What the lock file says is for people. Belongs to one thread.
class WriterLock final
{
public:
    enum class Hold {
        Held,
        Refused,     ///< another writer has it
        Unavailable, ///< the lock file can't be made or locked just now
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
    [[nodiscard]] Hold take(QString *error);
    void sign();

    const QString m_path;
    int m_descriptor = -1; ///< kept while its file is out of reach: it may come back
    bool m_signed = false; ///< the lock file says who we are
};

} // namespace mm
