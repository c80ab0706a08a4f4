// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/statsreader.h"
#include "core/statsfile/writerlock.h"
#include "core/system/atomicfile.h"
#include "core/tracker/countertable.h"
#include "core/tracker/crashcounter.h"

#include <QLoggingCategory>

#include <optional>

namespace mm {

Q_DECLARE_LOGGING_CATEGORY(statsLog)

/// Makes a tracker the only writer of its stats file: follows symbolic links, takes the lock and
/// adds the file's total to what was counted. For the save thread: every call may block as long as
/// the disk does.
///
/// Who keeps a file that two trackers want: the one whose heartbeats the file shows, also after its
/// lock file was removed. The other is refused, and takes the file over when that one has stopped,
/// ended, or missed 3 heartbeats. The same applies to a tracker that has lost its file, because it
/// hung or was suspended.
///
/// The path is resolved at each call, as a link or a folder may have been replaced: then the
/// tracker releases the former file and takes over the new one. If that has a lower total it is an
/// older copy, and only what was counted here is kept; otherwise counting goes on from there. In
/// both cases what the former file does not have is added.
class Takeover final
{
public:
    /// \p path is absolute.
    Takeover(QString path, CounterTable *counters, CrashCounter *crashCounter);

    /// Call before each write. Returns true when this tracker holds the file and has added its
    /// total; otherwise the caller may try again.
    [[nodiscard]] bool acquire(QString *error);
    /// The last acquire() failed because another tracker of this machine writes the file.
    [[nodiscard]] bool isRefused() const { return m_refused; }
    /// Only after acquire() has returned true.
    [[nodiscard]] AtomicFile &writer() { return *m_writer; }
    /// How often acquire() has added the total of a file that it did not know.
    [[nodiscard]] int count() const { return m_count; }
    /// Only after acquire() has returned true. False, with \p error, also when another tracker has
    /// taken the file meanwhile.
    [[nodiscard]] bool save(const QByteArray &bytes, QString *error);
    /// This tracker holds the file and was the last to change it.
    [[nodiscard]] bool isCurrent() const;
    /// Call after each save.
    void setSaved(qint64 total, std::chrono::system_clock::time_point time);
    /// How many messages were counted that are not in the file.
    [[nodiscard]] qint64 unsaved() const;

private:
    void moveTo(const QString &target);
    [[nodiscard]] bool lock(QString *error);
    [[nodiscard]] bool isOwnerSilent();
    [[nodiscard]] bool adopt(QString *error);
    [[nodiscard]] bool moveAsideIfBroken(const Reading &found, QString *error);
    void addTotalOf(const Snapshot *found);

    const QString m_path;
    CounterTable *const m_counters;
    CrashCounter *const m_crashCounter;
    QString m_target; ///< m_path without symbolic links, at the last acquire()
    std::optional<WriterLock> m_lock;
    std::optional<AtomicFile> m_writer;
    std::optional<StatsReader> m_reader; ///< kept, as it measures how long a writer is silent
    std::chrono::steady_clock::time_point m_refusedSince; ///< or 0
    bool m_refused = false;
    bool m_adopted = false; ///< the file's total is in the counters, and no other has written since
    bool m_wasAdopted = false; ///< at least once, at any target
    bool m_lost = false;       ///< another tracker has held the file since it was adopted
    int m_count = 0;           ///< see count()
    /// What the counters and the file have in common: another tracker continued from this.
    qint64 m_savedTotal = 0;
    std::chrono::system_clock::time_point m_lastSaved;
};

} // namespace mm
