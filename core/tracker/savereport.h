// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>

namespace mm {

/// The results of a tracker's saves so far.
struct SaveReport
{
    qint64 saves = 0; ///< successful ones
    qint64 failures = 0;
    std::chrono::system_clock::time_point lastSave; ///< the epoch before the first save
    /// When the file was last saved or touched, which is what a reader judges by; the epoch before
    /// that. An idle tracker saves nothing, so that lastSave grows old.
    std::chrono::system_clock::time_point lastHeartbeat;
    QString error; ///< of the last attempt, or of one that hangs; empty after a success
    /// How often the file was taken over and saved: at the start, and when its path led elsewhere
    /// or its folder was replaced.
    int takeovers = 0;
    bool refused = false; ///< another tracker of this machine writes the file: saved once it ends
};

} // namespace mm
