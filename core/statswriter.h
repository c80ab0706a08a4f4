// SPDX-License-Identifier: MIT
#pragma once

#include "core/posixfile.h"

#include <QByteArray>
#include <QString>

namespace mm {

/// Puts bytes in the place of one stats file, whole or not at all. Not thread-safe; every call may
/// block for as long as the disk does. Errors are clauses without the path: "No space left on
/// device".
class StatsWriter final
{
public:
    explicit StatsWriter(QString path);
    Q_DISABLE_COPY_MOVE(StatsWriter)

    /// The file behind all symbolic links, which is the one that is written; empty, with \p error,
    /// when they go in a circle.
    [[nodiscard]] static QString resolve(const QString &path, QString *error);

    /// False, with \p error, for what is neither missing nor a regular file.
    [[nodiscard]] bool mayReplace(QString *error) const;

    /// Replaces the content. False leaves the file as it was.
    [[nodiscard]] bool save(const QByteArray &bytes, QString *error);

    /// Moves the modification time to now, without writing. False, with an empty \p error, when the
    /// file is not the one that save() left there, so that it has to be written anew.
    [[nodiscard]] bool touch(QString *error);

    /// Renames the file to `<name>.corrupt-<timestamp>`, which is given back in \p aside.
    [[nodiscard]] bool moveAside(QString *aside, QString *error);

private:
    [[nodiscard]] bool mayReplace(posix::FileStamp *stamp, QString *error) const;

    QString m_path;
    posix::FileStamp m_left; ///< the file as save() or touch() left it
};

} // namespace mm
