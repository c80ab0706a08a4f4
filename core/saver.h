// SPDX-License-Identifier: MIT
#pragma once

#include "core/counterpage.h"
#include "core/counters.h"
#include "core/pulse.h"
#include "core/savedemand.h"
#include "core/savereport.h"
#include "core/statswriter.h"
#include "core/writerlock.h"

#include <optional>
#include <thread>

namespace mm {

/// Keeps one stats file up to date with some counters, from a thread of its own: all I/O of the
/// tracker is here.
class Saver final
{
public:
    /// Returns when the first save has been tried, so that a file exists from then on.
    Saver(const QString &path, std::chrono::milliseconds heartbeat, Counters *counters,
          CounterPage *page, SaveDemand *demand, const Pulse *pulse);
    /// Writes a last time, saying that the writer has stopped.
    ~Saver();
    Q_DISABLE_COPY_MOVE(Saver)

    [[nodiscard]] SaveReport report() const;

private:
    using Steady = std::chrono::steady_clock;

    void run();
    /// One try to bring the file up to date; \p state is what it will say of the writer.
    void save(Writer::State state);
    [[nodiscard]] QByteArray contentFor(Snapshot snapshot);
    void beat();
    bool prepare(QString *error);
    bool restore(QString *error);
    void sweep();
    void restoreFrom(const Snapshot *found);
    void note(const SaveDemand::Done &done);
    [[nodiscard]] Steady::time_point nextTry() const;

    const QString m_path;
    const std::chrono::milliseconds m_heartbeat;
    Counters *const m_counters;
    CounterPage *const m_page;
    SaveDemand *const m_demand;
    const Pulse *const m_pulse;

    // The rest but m_report belongs to the thread.
    QString m_target; ///< the file behind symbolic links; empty until they could be followed
    std::optional<WriterLock> m_lock; ///< for m_target, as is the next
    std::optional<StatsWriter> m_writer;
    bool m_restored = false;
    QString m_refusal; ///< why another writer's file is left alone for good; empty otherwise
    bool m_toldOfSize = false;
    SaveDemand::Wanted m_pending;
    Steady::time_point m_pendingSince;
    Steady::time_point m_lastBegin; ///< of a save
    Steady::time_point m_lastTry;
    Steady::time_point m_failingSince;
    int m_failures = 0; ///< in a row
    qint64 m_savedTotal = 0;
    Snapshot m_snapshot; ///< of the counters alone, as the last save read them
    quint64 m_snapshotAsOf = 0;

    mutable std::mutex m_reportMutex;
    SaveReport m_report;

    std::thread m_thread;
};

} // namespace mm
