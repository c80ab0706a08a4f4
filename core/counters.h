// SPDX-License-Identifier: MIT
#pragma once

#include "core/servicecounter.h"
#include "core/snapshot.h"

#include <QHash>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace mm {

/// Counts services and messages, in memory alone. Any thread may call anything at any time.
///
/// The total is never stored: it is the sum of its parts, read once for each snapshot, so that the
/// two can't disagree. Counting by counter takes no lock, nor does counting by name once a thread
/// has found the counter; to find it takes one of 64, which nobody holds for longer than that
/// takes.
// What threads write to at the same time stands on cache lines of its own.
// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding)
class Counters final
{
public:
    Counters();
    Q_DISABLE_COPY_MOVE(Counters)

    /// False when \p name is registered already, or empty.
    bool add(const QString &name, const QString &registeredAt);
    /// False when \p name is not registered.
    bool remove(const QString &name);
    [[nodiscard]] std::shared_ptr<ServiceCounter> find(const QString &name) const;

    /// One message for \p name; for the total alone when that is empty or not registered.
    void count(const QString &name) noexcept;
    void countUnnamed() noexcept { m_unnamed.fetch_add(1, std::memory_order_seq_cst); }

    /// Adds what an earlier run had counted.
    void restore(qint64 messages);

    /// Services in the order of their registration. The total is at most 2^63-1, where it stays.
    [[nodiscard]] Snapshot snapshot() const;
    /// The same into \p snapshot, for who asks again and again: unless a service came or went
    /// since, only its numbers are written. \p asOf belongs to it, and is 0 at first.
    void refresh(Snapshot *snapshot, quint64 *asOf) const;
    [[nodiscard]] qint64 total() const;

private:
    struct alignas(64) Shard
    {
        mutable std::mutex mutex;
        QHash<QString, std::shared_ptr<ServiceCounter>> counters;
    };

    Shard &shardOf(const QString &name) { return m_shards[shardIndex(name)]; }
    [[nodiscard]] const Shard &shardOf(const QString &name) const
    {
        return m_shards[shardIndex(name)];
    }
    static size_t shardIndex(const QString &name) noexcept;

    const quint64 m_number; ///< no other ever has the same: what threads keep goes by it

    static constexpr size_t shardCount = 64;
    std::array<Shard, shardCount> m_shards;

    alignas(64) std::atomic<qint64> m_unnamed{0};
    alignas(64) mutable std::mutex m_mutex; ///< taken before a shard's, never by a count
    /// By sequence. Read from end to end by each save, which costs more than what a service that
    /// leaves has moved.
    std::vector<std::shared_ptr<ServiceCounter>> m_order;
    quint64 m_nextSequence = 0;
    quint64 m_changes = 1; ///< grows as services come and go
    qint64 m_base = 0;     ///< restored, and counted for services that have left
};

} // namespace mm
