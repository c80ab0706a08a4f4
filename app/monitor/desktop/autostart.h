// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

/// Starts this program at login with a desktop file ("Desktop Application Autostart
/// Specification"). All functions block while the disk does.
namespace mm {

/// Whether this platform supports it.
[[nodiscard]] bool offersAutostart();

/// The path of the user's entry for this program, which may not exist, in the folder \p config.
[[nodiscard]] QString autostartFile(const QString &config);

/// Whether \p file starts a program at login. False if it is missing, unreadable, or disabled
/// by one of its keys.
[[nodiscard]] bool isAutostarted(const QString &file);

/// Whether \p file starts the program without a window.
[[nodiscard]] bool startsHidden(const QString &file);

/// A sentence if \p file, which is enabled, starts another program than \p program or one that is
/// not there; else empty. \p exists tells which.
[[nodiscard]] QString autostartProblem(const QString &file, const QString &program, bool *exists);

/// Writes \p file atomically, so that \p command, the program's absolute path and its arguments, is
/// started at login. False, with a sentence in \p error, on failure.
[[nodiscard]] bool writeAutostart(const QString &file, const QStringList &command, QString *error);

/// Removes \p file, if it exists. False, with a sentence in \p error, on failure.
[[nodiscard]] bool removeAutostart(const QString &file, QString *error);

} // namespace mm
