// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>

namespace mm {

/// How well a tracker saves its stats file.
struct SaveReport
{
    qint64 saves = 0;    ///< that succeeded, since the tracker was constructed
    qint64 failures = 0; ///< that failed
    std::chrono::system_clock::time_point lastSave; ///< the epoch before the first save
    QString error;                                  ///< of the last attempt; empty after a success
    bool refused = false; ///< another writer holds the file: this tracker only counts from now on
};

} // namespace mm
