// SPDX-License-Identifier: MIT
#include "core/statsfile/statspath.h"

#include <QDir>
#include <QFile>

namespace mm {

QString defaultStatsPath()
{
    const QByteArray named = qgetenv("MM_MESH_STATS_FILE");
    if (!named.isEmpty())
        return QDir::current().absoluteFilePath(QFile::decodeName(named));
    return QDir::home().absoluteFilePath(QStringLiteral(".mm_mesh_stats.json"));
}

} // namespace mm
