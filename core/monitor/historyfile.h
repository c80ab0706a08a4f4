// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace mm {

class TrafficHistory;

// Keeps a traffic history across restarts of the monitor: one file for each stats file, with a
// header line that names the format, and a checksum.

/// The largest history file, in bytes.
inline constexpr qint64 maxHistoryFileSize = qint64(1024) * 1024 - 1;

/// The name, without a folder, of the history file of the stats file \p statsPath.
[[nodiscard]] QString historyFileName(const QString &statsPath);

/// The content of a file, at most maxHistoryFileSize bytes.
[[nodiscard]] QByteArray packHistory(const TrafficHistory &history, const QString &statsPath);
/// False, with \p history unchanged and a clause in \p error ("it is damaged"), unless \p bytes are
/// a history of \p statsPath.
[[nodiscard]] bool unpackHistory(const QByteArray &bytes, const QString &statsPath,
                                 TrafficHistory *history, QString *error);

/// Loads the file \p path. False, with \p history unchanged and a sentence in \p error, for one
/// that can't be used; a missing file is a normal first run. Blocks for as long as the file system
/// does.
[[nodiscard]] bool loadHistory(const QString &path, const QString &statsPath,
                               TrafficHistory *history, QString *error);

/// Replaces the file \p path by \p bytes, atomically; creates its folder. Blocks for as long as the
/// disk does. False, with a sentence in \p error, leaves the file as it was.
[[nodiscard]] bool saveHistory(const QString &path, const QByteArray &bytes, QString *error);

} // namespace mm
