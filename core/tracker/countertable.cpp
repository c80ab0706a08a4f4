// SPDX-License-Identifier: MIT
#include "core/tracker/countertable.h"

#include <algorithm>

namespace mm {

bool CounterTable::add(const QString &name, const QString &registeredAt)
{
    if (name.isEmpty())
        return false;
    const std::lock_guard lock(m_mutex);
    Shard &shard = shardOf(name);
    const std::lock_guard shardLock(shard.mutex);
    if (shard.counters.contains(name))
        return false;
    auto counter = std::make_shared<ServiceCounter>();
    counter->name = name;
    counter->registeredAt = registeredAt;
    m_order.push_back(counter);
    shard.counters.insert(name, counter);
    return true;
}

bool CounterTable::remove(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<ServiceCounter> counter;
    {
        Shard &shard = shardOf(name);
        const std::lock_guard shardLock(shard.mutex);
        counter = shard.counters.take(name);
    }
    if (!counter)
        return false;
    const quint64 counted = counter->bits.fetch_or(ServiceCounter::retired);
    m_base = addCounts(m_base, static_cast<qint64>(counted));
    m_order.erase(std::find(m_order.cbegin(), m_order.cend(), counter));
    return true;
}

std::shared_ptr<ServiceCounter> CounterTable::find(const QString &name) const
{
    Shard &shard = shardOf(name);
    const std::lock_guard lock(shard.mutex);
    return shard.counters.value(name);
}

void CounterTable::count(const QString &name) noexcept
{
    Shard &shard = shardOf(name);
    {
        const std::lock_guard lock(shard.mutex);
        const auto found = shard.counters.constFind(name);
        // A counter in the hash is not retired: remove() takes it out first.
        if (found != shard.counters.cend()) {
            (*found)->add();
            return;
        }
    }
    countUnnamed();
}

void CounterTable::restore(qint64 messages)
{
    const std::lock_guard lock(m_mutex);
    m_base = addCounts(m_base, messages);
}

Snapshot CounterTable::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    Snapshot snapshot;
    snapshot.totalServices = static_cast<qint64>(m_order.size());
    snapshot.totalMessages = addCounts(m_base, m_unnamed.load());
    snapshot.services.reserve(static_cast<qsizetype>(m_order.size()));
    for (const std::shared_ptr<ServiceCounter> &counter : m_order) {
        const auto messages = static_cast<qint64>(counter->bits.load());
        snapshot.services.append({counter->name, counter->registeredAt, messages});
        snapshot.totalMessages = addCounts(snapshot.totalMessages, messages);
    }
    return snapshot;
}

} // namespace mm
