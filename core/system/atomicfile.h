// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/fileio.h"

#include <QCoreApplication>

#include <functional>
#include <optional>

namespace mm {

/// Replaces the content of one file, whole or not at all. Not thread-safe; every call may block for
/// as long as the disk does. Errors are clauses without the path: "No space left on device".
class AtomicFile final
{
    Q_DECLARE_TR_FUNCTIONS(mm::AtomicFile)

public:
    /// save() creates a file with \p newPermissions; 0: as the umask permits.
    explicit AtomicFile(QString path, quint32 newPermissions = 0);
    Q_DISABLE_COPY_MOVE(AtomicFile)

    /// \p path with all symbolic links resolved; the file itself need not exist. Empty, with \p
    /// error, when the links form a loop.
    [[nodiscard]] static QString resolve(const QString &path, QString *error);

    /// False, with \p error, for what is neither missing nor a regular file.
    [[nodiscard]] bool canReplace(QString *error) const;

    /// Replaces the content and keeps the permissions; for root also the owner. False leaves the
    /// file as it was. A file that is mounted by itself can't be replaced, and is written in place.
    /// \p mayReplace, if given, is called right before the replacement; false gives the save up,
    /// with an empty \p error.
    [[nodiscard]] bool save(const QByteArray &bytes, QString *error,
                            const std::function<bool()> &mayReplace = {});
    /// This user may not write to the file, but save() can replace it: it belongs to another user,
    /// and its folder to this one.
    [[nodiscard]] bool isOfOtherUser() const;
    /// The last save() wrote in place: a crash meanwhile may leave a file that is half written.
    [[nodiscard]] bool wroteInPlace() const { return m_wroteInPlace; }

    /// Whether save() or touch() was the last to change the file, by its attributes.
    [[nodiscard]] bool isUnchanged() const;

    /// Sets the modification time to now, without writing. False, with an empty \p error, when the
    /// content is not what save() wrote, so that it has to be saved again.
    [[nodiscard]] bool touch(QString *error);

private:
    [[nodiscard]] bool setLastStamp(const posix::FileStamp &expected);
    [[nodiscard]] bool stampIfAsSaved();

    QString m_path;
    quint32 m_newPermissions;
    bool m_wroteInPlace = false;
    qint64 m_lastSize = 0; ///< of the last save()
    std::optional<size_t> m_lastHash;
    posix::FileStamp m_lastStamp; ///< after the last save() or touch(); empty: changed since
};

} // namespace mm
