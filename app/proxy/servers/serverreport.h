// SPDX-License-Identifier: MIT
#pragma once

#include <QProcessEnvironment>

namespace mm {

/// What MM would run, for the user.
struct ServerReport
{
    QString text;
    bool isGood = true; ///< there are no problems
};

/// Reads the file \p path as MM does; the default one need not exist. The text has the names of
/// environment variables without their values.
[[nodiscard]] ServerReport reportServers(const QString &path, bool isDefault,
                                         const QProcessEnvironment &environment);

} // namespace mm
