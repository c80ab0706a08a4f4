// SPDX-License-Identifier: MIT
#include "core/counters.h"

#include "core/countercache.h"

#include <algorithm>
#include <limits>

namespace mm {

namespace {

qint64 saturatingAdd(qint64 a, qint64 b)
{
    return a > std::numeric_limits<qint64>::max() - b ? std::numeric_limits<qint64>::max() : a + b;
}

qint64 countOf(const ServiceCounter &counter)
{
    return static_cast<qint64>(counter.word.load(std::memory_order_seq_cst) &
                               ~ServiceCounter::retired);
}

std::atomic<quint64> nextNumber{1};

} // namespace

Counters::Counters()
    : m_number(nextNumber.fetch_add(1, std::memory_order_relaxed))
{
}

size_t Counters::shardIndex(const QString &name) noexcept
{
    // Only spreads names over locks; names of one make differ in length or at their end.
    const auto size = static_cast<size_t>(name.size());
    if (size == 0)
        return 0;
    const auto last = static_cast<size_t>(name.back().unicode());
    const auto middle =
        static_cast<size_t>(name.at(static_cast<qsizetype>(size - size / 4 - 1)).unicode());
    return (last + 7 * middle + 31 * size) % shardCount;
}

bool Counters::add(const QString &name, const QString &registeredAt)
{
    if (name.isEmpty())
        return false;
    const std::lock_guard lock(m_mutex);
    Shard &shard = shardOf(name);
    {
        const std::lock_guard shardLock(shard.mutex);
        if (shard.counters.contains(name))
            return false;
    }
    auto counter = std::make_shared<ServiceCounter>();
    counter->name = name;
    counter->registeredAt = registeredAt;
    counter->sequence = m_nextSequence++;
    m_order.push_back(counter);
    ++m_changes;
    {
        const std::lock_guard shardLock(shard.mutex);
        shard.counters.insert(name, counter);
    }
    return true;
}

bool Counters::remove(const QString &name)
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
    const quint64 counted =
        counter->word.fetch_or(ServiceCounter::retired, std::memory_order_seq_cst);
    m_base = saturatingAdd(m_base, static_cast<qint64>(counted));
    ++m_changes;
    m_order.erase(
        std::lower_bound(m_order.cbegin(), m_order.cend(), counter,
                         [](const auto &a, const auto &b) { return a->sequence < b->sequence; }));
    return true;
}

std::shared_ptr<ServiceCounter> Counters::find(const QString &name) const
{
    const Shard &shard = shardOf(name);
    const std::lock_guard lock(shard.mutex);
    return shard.counters.value(name);
}

void Counters::count(const QString &name) noexcept
{
    if (name.isEmpty()) {
        countUnnamed();
        return;
    }
    CounterCache *const cache = CounterCache::ofThread(m_number);
    const quint64 hash = CounterCache::hashOf(name);
    if (cache) {
        ServiceCounter *const counter = cache->find(hash, name);
        if (counter && counter->add())
            return;
    }
    // Not known to this thread, or it has left: whoever bears the name now gets the message.
    std::shared_ptr<ServiceCounter> counter = find(name);
    if (!counter || !counter->add()) {
        countUnnamed();
        return;
    }
    if (cache)
        cache->insert(hash, std::move(counter));
}

void Counters::restore(qint64 messages)
{
    const std::lock_guard lock(m_mutex);
    m_base = saturatingAdd(m_base, messages);
}

Snapshot Counters::snapshot() const
{
    Snapshot snapshot;
    quint64 never = 0;
    refresh(&snapshot, &never);
    return snapshot;
}

void Counters::refresh(Snapshot *snapshot, quint64 *asOf) const
{
    const std::lock_guard lock(m_mutex);
    if (*asOf != m_changes) {
        *asOf = m_changes;
        snapshot->services.clear();
        snapshot->services.reserve(static_cast<qsizetype>(m_order.size()));
        for (const std::shared_ptr<ServiceCounter> &counter : m_order)
            snapshot->services.append({counter->name, counter->registeredAt, 0});
        snapshot->totalServices = snapshot->services.size();
    }
    qint64 total = saturatingAdd(m_base, m_unnamed.load(std::memory_order_seq_cst));
    Service *service = snapshot->services.data();
    for (const std::shared_ptr<ServiceCounter> &counter : m_order) {
        service->messageCount = countOf(*counter);
        total = saturatingAdd(total, service->messageCount);
        ++service;
    }
    snapshot->totalMessages = total;
}

qint64 Counters::total() const
{
    const std::lock_guard lock(m_mutex);
    qint64 total = saturatingAdd(m_base, m_unnamed.load(std::memory_order_seq_cst));
    for (const std::shared_ptr<ServiceCounter> &counter : m_order)
        total = saturatingAdd(total, countOf(*counter));
    return total;
}

} // namespace mm
