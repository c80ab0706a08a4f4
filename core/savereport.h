// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>

namespace mm {

/// How a tracker's saving goes.
struct SaveReport
{
    qint64 saves = 0;    ///< since the tracker was made
    qint64 failures = 0; ///< tries that failed, likewise
    /// The epoch until the first save.
    std::chrono::system_clock::time_point lastSave;
    QString error; ///< why the last try failed; empty when it did not
    bool refused =
        false; ///< another writer has the file: this tracker counts, but will never write
};

} // namespace mm
