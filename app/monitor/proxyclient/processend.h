// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/processinfo.h"

#include <QStringList>

namespace mm {

enum class EndRequest {
    Possible,     ///< allowed; sent, if it was to be sent
    Gone,         ///< it has ended
    Elsewhere,    ///< on another machine, in a container, or hidden by the system
    NotPermitted, ///< it belongs to another user
};

/// Asks the process at \p address to end (SIGTERM), also if it is suspended. It never reaches
/// another process that has the same pid by now. Without \p send it only tells whether that is
/// possible. \p lastActivity is as in processStateAt(). Never ends this process.
[[nodiscard]] EndRequest requestEnd(const ProcessAddress &address,
                                    std::chrono::system_clock::time_point lastActivity, bool send);

/// The command line of process \p pid; empty if the system does not tell.
[[nodiscard]] QStringList commandLineOf(qint64 pid);

} // namespace mm
