// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace mm {

class History;

/// A history over a restart of the monitor: one file for each stats file, that names its format in
/// its first line and carries a checksum.

/// The largest history file, in bytes.
inline constexpr qint64 historyFileCap = qint64(1024) * 1024 - 1;

/// What to call the history file of the stats file \p statsPath, in a folder for such files.
[[nodiscard]] QString historyFileName(const QString &statsPath);

/// The content of a file, at most historyFileCap bytes.
[[nodiscard]] QByteArray packHistory(const History &history, const QString &statsPath);
/// False, with \p history as it was and a clause in \p error ("it is damaged"), for what is no
/// history of \p statsPath.
[[nodiscard]] bool unpackHistory(const QByteArray &bytes, const QString &statsPath,
                                 History *history, QString *error);

enum class HistoryLoad {
    Loaded,
    Missing, ///< no such file: a normal first run
    Ignored, ///< damaged, of another program or stats file, or the system refused
};

/// Loads the file \p path. The history is as it was unless Loaded; \p error is a sentence for
/// Ignored, and empty else. Blocks for as long as the file system does.
[[nodiscard]] HistoryLoad loadHistory(const QString &path, const QString &statsPath,
                                      History *history, QString *error);

/// Puts \p bytes in the place of the file \p path, whole or not at all; makes its folder. Blocks
/// for as long as the disk does. False, with a sentence, leaves the file as it was.
[[nodiscard]] bool saveHistory(const QString &path, const QByteArray &bytes, QString *error);

} // namespace mm
