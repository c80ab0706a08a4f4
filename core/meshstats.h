// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/snapshot.h"
#include "core/statsfile/statspath.h"
#include "core/tracker/savereport.h"

#include <QString>

#include <chrono>
#include <memory>

namespace mm {

class SaveThread;
struct ServiceCounter;
struct TrackerState;

/// Counts messages for one service without a lookup by name, for a host that counts often.
///
/// Equivalent to MeshStats::messageProcessed(name), also when the service is registered later,
/// deregistered or registered again. Copyable. May outlive the tracker; later messages are lost.
/// Not thread-safe: each thread needs its own copy.
class ServiceHandle final
{
public:
    void messageProcessed();

    // How the service answered, and what it offers. All do nothing while it is not registered.

    /// \p error is a sentence. \p kind, a word such as "timeout", is counted apart if it is not
    /// empty.
    void callFailed(const QString &error, const char *kind = "");
    void callSucceeded();
    /// A service that is down is not counted in the file until it is up again. Saved at once.
    void setDown(bool down);
    /// Makes the service an MCP server that MM runs, which the file then lists with its state; see
    /// Server. It is down unless \p state is "up" or "busy". \p reason is a sentence or empty.
    /// Saved at once if anything changes.
    void setServer(const QString &state, const QString &reason, qint64 restarts);
    /// Sets the names of its tools in the file: the first Service::maxTools, each cut to 64
    /// characters. \p more is how many tools are not in \p names, so that a long list need not be
    /// built. Saved like a counted message.
    void setTools(const QStringList &names, qint64 more = 0);

private:
    friend class MeshStats;
    [[nodiscard]] ServiceCounter *counter();
    ServiceHandle(QString name, std::shared_ptr<TrackerState> state);

    QString m_name;
    std::shared_ptr<TrackerState> m_state;
    std::shared_ptr<ServiceCounter> m_counter; ///< null, or retired, until the next lookup
};

/// Counts an MM's services and messages and keeps the stats file up to date.
///
/// Thread-safe. Counting never waits for the disk or for a save: the tracker's own thread does all
/// I/O, with all signals blocked. Each save replaces the whole file or leaves it as it was. A
/// registration or deregistration is saved at once. Messages alone are saved after the 10th, or 1 s
/// after the first, with at least 0.5 s between saves (0.1 s without the crash counter). When
/// nothing changes, the file's modification time is updated at each \p heartbeat.
///
/// Crash counter: where `$XDG_RUNTIME_DIR` is in memory (tmpfs, as in a Linux session), a `kill -9`
/// loses no message: the next tracker of the file adds what was not saved, unless the file was
/// changed by hand. Elsewhere it loses the messages since the last save began. A forked child must
/// not use the tracker before exec.
///
/// A failure to save (disk full, directory missing or read-only) is logged once when it begins and
/// once when it ends, in the category "mm.stats". Counting goes on, saving is retried after 0.1 to
/// 1.6 s, and the last good file stays. Where the system gives no thread (RLIMIT_NPROC), the calls
/// of flush() and kickWatchdog() and the destructor save, until one can be started.
class MeshStats final
{
public:
    /// Takes over \p path, through symbolic links: restores its message total, and what a killed
    /// tracker counted beyond it; services start empty. A file that can't be read is renamed to
    /// `<path>.corrupt-<timestamp>`. Returns after the first attempt to save, or
    /// after 5 s of a disk that does not respond: the file exists, or report() says why not. One
    /// tracker at a time may write a file (`<path>.lock`): a second one is refused
    /// (SaveReport::refused), counts, and takes the file over when the first has ended.
    ///
    /// When the path leads to another file later, because a link or a folder was replaced, that one
    /// is taken over within a second: the higher of the two totals counts, plus what was not saved.
    ///
    /// \p heartbeat is 1 ms to 24 h; values outside the range are clamped.
    explicit MeshStats(const QString &path = defaultStatsPath(),
                       std::chrono::milliseconds heartbeat = std::chrono::seconds(10));
    /// Saves a last time, with the writer's state "stopped". Waits for the disk.
    ~MeshStats();
    Q_DISABLE_COPY_MOVE(MeshStats)

    /// Returns false, and changes nothing, when \p name is registered already or empty.
    bool serviceRegistered(const QString &name);
    /// Returns false, and changes nothing, when \p name is not registered. Its messages stay in the
    /// total.
    bool serviceDeregistered(const QString &name);
    /// One message for \p name. For an unknown or empty name it counts in the total only.
    void messageProcessed(const QString &name = {});

    [[nodiscard]] ServiceHandle service(const QString &name) const;

    /// What was counted so far. The total is exactly the restored total plus what was counted
    /// since. `lastUpdated` and `writer` are empty: they describe a file.
    [[nodiscard]] Snapshot stats() const;
    /// All registered services, also those that are down.
    [[nodiscard]] QList<ServiceState> services() const;

    /// Saves everything that was counted before this call, and waits for it. Returns false, with
    /// \p error, on failure.
    bool flush(QString *error = nullptr);

    [[nodiscard]] SaveReport report() const;

    /// For a host with an event loop: call it there, at least once per heartbeat. After the first
    /// call the tracker sends heartbeats only while these calls continue, so that a host that hangs
    /// is not reported as alive. Counts are still saved.
    void kickWatchdog();

private:
    const std::chrono::milliseconds m_heartbeat;
    const std::shared_ptr<TrackerState> m_state; ///< shared with the handles
    std::unique_ptr<SaveThread> m_saveThread;
};

} // namespace mm
