// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/pollinterval.h"
#include "core/monitor/status.h"
#include "core/system/detachedtask.h"

#include <QTimer>

namespace mm {

struct PollTiming
{
    std::chrono::milliseconds interval = defaultPollInterval;
    /// After this time a read is reported as hung.
    std::chrono::milliseconds hangTimeout = mm::hangTimeout;
};

/// Reads a stats file at an interval, off the calling thread, and reports what it finds. At most
/// one read is in flight. A read counts as in flight until its result is handled, so a late result
/// cannot stop the next read's hang timer. Needs an event loop; use it from one thread.
///
/// MM saves a file that somebody has emptied again within a second. So content that was broken less
/// than one interval ago, and less than 2 s, is not reported before it is read again after that
/// time; meanwhile the last valid reading is emitted again.
///
/// A reading of many machines is emitted again each time the evidence for an active one expires:
/// its state changes without a read. In each emission its `at` is the time of the emission. Such a
/// read is never reported as hung, as FleetSource has a timeout.
class StatsPoller final : public QObject
{
    Q_OBJECT

public:
    using Read = std::function<Reading()>;
    using Clock = std::function<Instant()>;

    /// \p read reads \p path once. It is called on other threads, is copied for each call, and may
    /// outlive this object: it must own what it uses. The first read starts at once.
    StatsPoller(const QString &path, Read read, PollTiming timing = {},
                Clock clock = &Instant::now);
    /// \p initial is what is known before the first read: the path, and whether it is of many
    /// machines.
    StatsPoller(const Reading &initial, Read read, PollTiming timing, Clock clock = &Instant::now);

    [[nodiscard]] const QString &path() const { return m_path; }
    /// True while a read is in flight.
    [[nodiscard]] bool isReading() const { return m_task.isRunning(); }
    /// True from a read that found broken content, which was not reported, until the next read.
    [[nodiscard]] bool keepsLast() const { return m_keepsLast; }

    /// Unless \p interval is the same, the next poll is one \p interval from now.
    void setInterval(std::chrono::milliseconds interval)
    {
        if (interval != m_pollTimer.intervalAsDuration())
            m_pollTimer.setInterval(interval);
    }

public Q_SLOTS:
    /// Reads now. Does nothing while a read is in flight.
    void poll();

Q_SIGNALS:
    /// After each read, and each time the hang timeout passes during a read: then with the outcome
    /// Hung and the content of the previous read.
    void polled(const mm::Reading &reading);

private:
    void emitLast();
    /// How long broken content is not reported.
    [[nodiscard]] std::chrono::milliseconds repairTime() const;
    [[nodiscard]] bool mayBeRepaired(const Reading &reading) const;

    const QString m_path;
    const Read m_read;
    const Clock m_clock;
    Reading m_last;           ///< of the reads that returned
    bool m_keepsLast = false; ///< the last read found broken content, which was not reported
    QTimer m_pollTimer;
    QTimer m_hangTimer;
    QTimer m_expiryTimer; ///< of the evidence for the state of a machine
    DetachedTask m_task;
};

} // namespace mm
