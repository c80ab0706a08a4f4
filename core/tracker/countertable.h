// SPDX-License-Identifier: MIT
#pragma once

#include "core/statsfile/snapshot.h"

#include <QHash>

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

namespace mm {

/// One service's message counter. The top bit says that the service was deregistered: a thread that
/// adds to it afterwards sees the bit in the old value and counts elsewhere, so that no message is
/// lost or counted twice in any interleaving.
struct alignas(64) ServiceCounter
{
    static constexpr quint64 retired = quint64(1) << 63U;

    QString name;
    QString registeredAt;
    std::atomic<quint64> bits{0};
    std::atomic<bool> down{false};
    std::atomic<bool> failing{false};  ///< its last call failed
    std::atomic<qint64> lastSuccess{}; ///< in ms since 1970; 0: none
    std::atomic<qint64> failedCalls{};

    mutable std::mutex mutex; ///< for the members below
    QString lastError;
    std::chrono::system_clock::time_point lastErrorAt;
    QMap<QString, qint64> errors; ///< failed calls by kind
    QStringList tools;            ///< as in Service
    qint64 moreTools = 0;
    std::optional<Server> server; ///< state, reason, since and restarts only

    [[nodiscard]] bool isRetired() const noexcept { return (bits.load() & retired) != 0; }

    void addFailure(const QString &sentence, const QString &kind);
    /// Returns whether the file should show it soon: the call before had failed, or is long ago.
    bool addSuccess() noexcept;
    /// Returns whether this changed them.
    bool setTools(const QStringList &names, qint64 more);
    /// Sets also \a down. Returns whether this changed anything.
    bool setServer(const QString &state, const QString &reason, qint64 restarts);
    [[nodiscard]] ServiceState state() const;

    /// Returns false when the service was deregistered: the message was not counted.
    bool add() noexcept { return (bits.fetch_add(1) & retired) == 0; }
};

/// Counts services and messages in memory. Thread-safe.
///
/// The total is not stored: each snapshot sums its parts, so that the two cannot disagree.
/// Counting by name holds one of 64 locks for a lookup in a hash; ServiceCounter::add() takes no
/// lock.
// Members that several threads write have their own cache lines.
// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding)
class CounterTable final
{
public:
    CounterTable() = default;
    Q_DISABLE_COPY_MOVE(CounterTable)

    /// Returns false when \p name is registered already, or empty.
    bool add(const QString &name, const QString &registeredAt);
    /// Returns false when \p name is not registered.
    bool remove(const QString &name);
    /// Returns null when \p name is not registered.
    [[nodiscard]] std::shared_ptr<ServiceCounter> find(const QString &name) const;

    /// One message for \p name; in the total only when that is empty or not registered.
    void count(const QString &name) noexcept;
    void countUnnamed() noexcept { m_unnamed.fetch_add(1); }

    /// Adds the total of an earlier run.
    void restore(qint64 messages);

    /// All services in the order of their registration.
    [[nodiscard]] QList<ServiceState> services() const;
    /// Lists and counts the services that are not down, in that order. The messages of all are in
    /// the total, which is at most 2^63-1. Only the first 1000 services with tools include them,
    /// and only the first 1000 servers are listed as such.
    [[nodiscard]] Snapshot snapshot() const;

private:
    struct alignas(64) Shard
    {
        std::mutex mutex;
        QHash<QString, std::shared_ptr<ServiceCounter>> counters;
    };
    [[nodiscard]] Shard &shardOf(const QString &name) const noexcept
    {
        constexpr size_t seed = 1; // not QHash's seed, by which it chooses its buckets
        return m_shards[qHash(name, seed) % m_shards.size()];
    }

    mutable std::array<Shard, 64> m_shards; ///< each used under its own lock
    alignas(64) std::atomic<qint64> m_unnamed{0};
    alignas(64) mutable std::mutex m_mutex; ///< locked before a shard's
    std::vector<std::shared_ptr<ServiceCounter>> m_order;
    qint64 m_base = 0; ///< restored, and counted for services that were deregistered
};

} // namespace mm
