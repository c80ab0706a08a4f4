// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/servers/serverfile.h"

namespace mm {

/// The program of \p entry, an absolute path. A command without a slash is searched in the PATH of
/// the entry, or else in \p path; another one is relative to \p folder, where the server runs. On
/// failure empty, with the cause, a clause, in \p failure.
[[nodiscard]] QString findProgram(const ServerEntry &entry, const QString &folder,
                                  const QString &path, QString *failure);

} // namespace mm
