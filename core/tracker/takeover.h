// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/writerlock.h"
#include "core/system/atomicfile.h"
#include "core/tracker/countertable.h"
#include "core/tracker/crashcounter.h"

#include <QLoggingCategory>

#include <optional>

namespace mm {

Q_DECLARE_LOGGING_CATEGORY(statsLog)

/// Makes a tracker the only writer of its stats file: follows symbolic links, takes the lock and
/// restores the total. For the save thread: every call may block as long as the disk does.
class Takeover final
{
public:
    /// \p path is absolute.
    Takeover(QString path, CounterTable *counters, CrashCounter *crashCounter);

    /// Call before each write. Returns true when this tracker holds the file and has
    /// restored its total; otherwise the caller may try again, unless isRefused().
    [[nodiscard]] bool acquire(QString *error);
    /// Another writer holds the file. Final.
    [[nodiscard]] bool isRefused() const { return !m_refusal.isEmpty(); }
    /// Only after acquire() has returned true.
    [[nodiscard]] AtomicFile &writer() { return *m_writer; }

private:
    [[nodiscard]] bool restore(bool isFirst, QString *error);
    void restoreFrom(const Snapshot *found, bool isFirst);

    const QString m_path;
    CounterTable *const m_counters;
    CrashCounter *const m_crashCounter;
    QString m_target; ///< m_path without symbolic links; empty until resolved
    std::optional<WriterLock> m_lock;
    std::optional<AtomicFile> m_writer;
    QString m_refusal;
    bool m_wasTried = false;
    bool m_restored = false;
};

} // namespace mm
