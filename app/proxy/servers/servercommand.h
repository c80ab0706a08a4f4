// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/servers/serverfile.h"
#include "app/proxy/servers/serverprocess.h"

#include <optional>

namespace mm {

/// The absolute path of the program that \p command is: with a slash relative to \p folder, without
/// one in a folder of \p path, a value of $PATH. Empty if there is no such program.
[[nodiscard]] QString programOf(const QString &command, const QString &folder, const QString &path);

/// What is executed for \p entry: its variables are added to \p environment, and its program is
/// searched in its own PATH, or else in \p path. If there is no such program or folder, nothing,
/// and \p failure is a clause that says so.
[[nodiscard]] std::optional<ServerProcess::Command> commandOf(const ServerEntry &entry,
                                                              const QStringList &environment,
                                                              const QString &path,
                                                              QString *failure);

} // namespace mm
