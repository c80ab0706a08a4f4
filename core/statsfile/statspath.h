// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// \p path seen from the current folder. Does not access a disk.
QString absolutePath(const QString &path);

/// The stats file's absolute path: what `MM_MESH_STATS_FILE` names, else `~/.mm_mesh_stats.json`.
QString defaultStatsPath();

} // namespace mm
