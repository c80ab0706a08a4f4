// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/servicediff.h"
#include "core/monitor/status.h"

namespace mm {

/// Whether polls are missing between two polls: the machine was suspended, the wall clock was set
/// forward by more than 2 s, or more than 3 intervals and more than 10 s passed. Setting the clock
/// back leaves no gap. \p interval is how often polls are due.
[[nodiscard]] bool isGap(const Instant &before, const Instant &now,
                         std::chrono::milliseconds interval);

/// Names the process that writes the file: its process id and host. Empty when the file names none.
[[nodiscard]] QString writerId(const Snapshot &snapshot);

/// The MM that was active last: what a later poll needs to recognise a restart.
struct ActiveMm
{
    QString writer;       ///< writerId()
    qint64 messages = -1; ///< the total; below 0: no MM was seen so far
    bool ended = false;   ///< it stopped or died after that
};

/// How the active MM of a poll relates to the one that was active before.
enum class MmChange {
    None,         ///< the same, or the first one
    Started,      ///< the earlier one had stopped or died
    Replaced,     ///< another process writes, and the end of the earlier one was not seen
    CounterReset, ///< the same process, but its total of messages fell
};

/// How a poll differs from the one before it.
struct PollStep
{
    std::chrono::milliseconds elapsed{0}; ///< awake time since the earlier poll; 0 at the first one
    /// An active MM was polled again without time passing: ignore the poll.
    bool isRepeat = false;
    /// Both polls found the same MM active, without a gap between them: the messages since the
    /// earlier one were counted during `elapsed`.
    bool isMeasured = false;
    MmChange change = MmChange::None;
    /// Compares with the list in the last poll of an active MM; a new MM starts without services.
    /// In the first list no service counts as joined. Empty for an inactive MM, and for one that
    /// does not list its services.
    ServiceDiff services;
    /// For each service its messages since the earlier poll; from 0 if it registered again.
    QList<qint64> counted;
};

/// Compares each poll with the one before it: gaps, restarts of MM and changes of its services. A
/// value, not thread-safe.
class Continuity final
{
public:
    /// How often polls are due; for isGap().
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }
    /// Continues from an MM that an earlier run of the program saw. The next poll is the first.
    void resume(const ActiveMm &mm);
    [[nodiscard]] const ActiveMm &lastActive() const { return m_mm; }

    /// Call once per poll, with its evaluateStatus() result.
    PollStep update(const Reading &reading, State state);

private:
    void compareServices(const Snapshot &snapshot, PollStep *step);

    std::chrono::milliseconds m_interval{2000};
    std::optional<Instant> m_at; ///< of the last poll
    bool m_wasActive = false;    ///< the last poll
    ActiveMm m_mm;
    std::optional<QList<Service>> m_services; ///< that the active MM listed last
};

} // namespace mm
