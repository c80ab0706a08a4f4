// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/snapshot.h"
#include "core/statsfile/timestamp.h"
#include "core/system/processinfo.h"

namespace mm {

/// This process as the writer of a stats file.
inline Writer thisWriter(std::chrono::milliseconds heartbeat, Writer::State state)
{
    const ProcessAddress self = thisProcess();
    return {self.pid,       self.host,
            heartbeat,      state,
            self.bootId,    self.pidNamespace,
            self.startTime, utcOffset(std::chrono::system_clock::now())};
}

/// The process that \p writer names.
inline ProcessAddress processOf(const Writer &writer)
{
    return {writer.pid, writer.host, writer.bootId, writer.pidNamespace, writer.startTime};
}

} // namespace mm
