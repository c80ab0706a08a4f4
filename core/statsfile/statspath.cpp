// SPDX-License-Identifier: MIT
#include "core/statsfile/statspath.h"

#include <QDir>
#include <QFile>

#include <filesystem>
#include <system_error>

namespace mm {

QString absolutePath(const QString &path)
{
    // QDir::current() also asks the folder's disk, which may hang.
    std::error_code error;
    const std::filesystem::path current = std::filesystem::current_path(error);
    const QDir folder = error ? QDir::current() : QDir(QFile::decodeName(current.c_str()));
    return folder.absoluteFilePath(path);
}

QString defaultStatsPath()
{
    const QByteArray named = qgetenv("MM_MESH_STATS_FILE");
    if (!named.isEmpty())
        return absolutePath(QFile::decodeName(named));
    return QDir::home().absoluteFilePath(QStringLiteral(".mm_mesh_stats.json"));
}

} // namespace mm
