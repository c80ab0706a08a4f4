// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

/// Whether this program is started at login, which is a file in a folder of the desktop's
/// ("Desktop Application Autostart Specification"). All of it blocks for as long as the disk does.
namespace mm {

/// Whether this platform does it this way.
[[nodiscard]] bool offersAutostart();

/// Where the user's entry for this program is, or would be.
[[nodiscard]] QString autostartFile();

/// Whether \p file starts something at login: not when it is missing, can't be read, or when the
/// user or a desktop's settings have switched it off in there.
[[nodiscard]] bool isAutostarted(const QString &file);

/// Has \p command, the program's absolute path and its arguments, started at login, by writing
/// \p file whole or not at all. False, with a sentence, when that failed.
[[nodiscard]] bool writeAutostart(const QString &file, const QStringList &command, QString *error);

/// Removes \p file; that there is none is no failure. False, with a sentence, when that failed.
[[nodiscard]] bool removeAutostart(const QString &file, QString *error);

} // namespace mm
