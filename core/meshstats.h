// SPDX-License-Identifier: MIT
#pragma once

#include "core/savereport.h"
#include "core/snapshot.h"
#include "core/statspath.h"

#include <QString>

#include <chrono>
#include <memory>

namespace mm {

class Counters;
class SaveDemand;
class Saver;
struct ServiceCounter;

/// For a host that counts often: knows its service, so that a message costs one atomic addition.
///
/// Counts exactly as MeshStats::messageProcessed(name) does, also when the service is registered
/// later or comes and goes. May be copied, and may outlive the tracker (what it counts then is
/// lost). One handle belongs to one thread at a time.
class ServiceHandle final
{
public:
    void messageProcessed();

private:
    friend class MeshStats;
    struct Link;
    explicit ServiceHandle(QString name, std::shared_ptr<Link> link);
    void countAnew();

    QString m_name;
    std::shared_ptr<Link> m_link;
    /// Null until it is found, replaced when its service has left.
    std::shared_ptr<ServiceCounter> m_counter;
};

/// Counts an MM's services and messages and keeps the stats file up to date.
///
/// Any thread may call any member at any time. Counting waits neither for the disk nor for a save;
/// all I/O is done by one thread of the tracker's own, which receives no signals. It saves at once
/// after each registration, deregistration and 10th message, though no more often than each 2 ms,
/// and within 1 s after any other; when nothing happens it moves the file's modification time each
/// \p heartbeat. Each save is whole or not at all.
///
/// Where `$XDG_RUNTIME_DIR` is in memory (tmpfs, as on Linux in a session), a `kill -9` loses
/// nothing that was counted: each message is counted there as well, and who takes over the file
/// next with that directory adds what was not saved, unless somebody changed the file. Elsewhere,
/// and where the file could not be taken over at the first try, it loses what came since the last
/// save. A child that was forked and did not exec must not use the tracker.
///
/// When a save fails (disk full, directory gone or read-only), that is logged once as it begins and
/// once as it ends, in the category "mm.stats"; counting goes on, saving is tried again 0.1 to 1.6
/// s later, and the last good file stays.
class MeshStats final
{
public:
    /// Takes over \p path, through symbolic links: goes on from its message total, and what a
    /// killed one has left in memory; services start empty. A file that can't be read is moved
    /// aside as `<path>.corrupt-<timestamp>`. Returns when the first save was tried: the file
    /// exists, or report() says why not. One writer at a time may have a file (`<path>.lock`): a
    /// second one is refused, see SaveReport::refused.
    ///
    /// \p heartbeat is 1 ms to 24 h; other values are brought into that range.
    explicit MeshStats(const QString &path = defaultStatsPath(),
                       std::chrono::milliseconds heartbeat = std::chrono::seconds(10));
    /// Saves a last time, with the writer's state "stopped". Waits for the disk.
    ~MeshStats();
    Q_DISABLE_COPY_MOVE(MeshStats)

    /// False, and no change, when \p name is registered already or empty.
    bool serviceRegistered(const QString &name);
    /// False, and no change, when \p name is not registered. Its messages stay in the total.
    bool serviceDeregistered(const QString &name);
    /// One message for \p name. For an unknown or empty name it counts in the total alone.
    void messageProcessed(const QString &name = {});

    [[nodiscard]] ServiceHandle service(const QString &name) const;

    /// What was counted so far; the total is exactly what was taken over, and what was counted
    /// since. `lastUpdated` and `writer` are left empty: they tell of a file.
    [[nodiscard]] Snapshot stats() const;

    /// Has all that was counted before this call saved, and waits for it. False, with \p
    /// error, when that failed.
    bool flush(QString *error = nullptr);

    [[nodiscard]] SaveReport report() const;

    /// For a host with an event loop: to be called from it, at least once per heartbeat. From the
    /// first call on, the tracker gives a sign of life only while these calls come, so that a host
    /// that hangs is not taken for alive because the tracker's thread is. What is counted is saved
    /// all the same.
    void pulse();

private:
    const std::chrono::milliseconds m_heartbeat;
    std::shared_ptr<ServiceHandle::Link> m_link; ///< what handles share with the tracker
    std::unique_ptr<Saver> m_saver;
};

} // namespace mm
