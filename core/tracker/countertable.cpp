// SPDX-License-Identifier: MIT
#include "core/tracker/countertable.h"

#include <algorithm>
#include <limits>

namespace mm {

namespace {

qint64 saturatingAdd(qint64 a, qint64 b)
{
    return a > std::numeric_limits<qint64>::max() - b ? std::numeric_limits<qint64>::max() : a + b;
}

} // namespace

size_t CounterTable::shardIndex(const QString &name) noexcept
{
    // Not qHash(), which the lookup computes again. Similar names differ at their end.
    const qsizetype size = name.size();
    if (size < 2)
        return 0;
    return (name[size - 1].unicode() + 7U * name[size - 2].unicode()) % shardCount;
}

bool CounterTable::add(const QString &name, const QString &registeredAt)
{
    if (name.isEmpty())
        return false;
    const std::lock_guard lock(m_mutex);
    Shard &shard = m_shards[shardIndex(name)];
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
        Shard &shard = m_shards[shardIndex(name)];
        const std::lock_guard shardLock(shard.mutex);
        counter = shard.counters.take(name);
    }
    if (!counter)
        return false;
    const quint64 counted = counter->bits.fetch_or(ServiceCounter::retired);
    m_base = saturatingAdd(m_base, static_cast<qint64>(counted));
    m_order.erase(std::find(m_order.cbegin(), m_order.cend(), counter));
    return true;
}

std::shared_ptr<ServiceCounter> CounterTable::find(const QString &name) const
{
    const Shard &shard = m_shards[shardIndex(name)];
    const std::lock_guard lock(shard.mutex);
    return shard.counters.value(name);
}

void CounterTable::count(const QString &name) noexcept
{
    Shard &shard = m_shards[shardIndex(name)];
    {
        const std::lock_guard lock(shard.mutex);
        const auto found = shard.counters.constFind(name);
        // A counter in the hash is not retired: remove() takes it out before.
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
    m_base = saturatingAdd(m_base, messages);
}

Snapshot CounterTable::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    Snapshot snapshot;
    snapshot.totalServices = static_cast<qint64>(m_order.size());
    snapshot.totalMessages = saturatingAdd(m_base, m_unnamed.load());
    snapshot.services.reserve(static_cast<qsizetype>(m_order.size()));
    for (const std::shared_ptr<ServiceCounter> &counter : m_order) {
        const auto messages = static_cast<qint64>(counter->bits.load());
        snapshot.services.append({counter->name, counter->registeredAt, messages});
        snapshot.totalMessages = saturatingAdd(snapshot.totalMessages, messages);
    }
    return snapshot;
}

} // namespace mm
