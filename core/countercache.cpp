// SPDX-License-Identifier: MIT
#include "core/countercache.h"

#include <limits>
#include <new>

namespace mm {

namespace {

constexpr int leastBits = 8; ///< of the hash, that are used
constexpr int mostBits = 12;

thread_local bool threadEnds = false;

} // namespace

constinit thread_local CounterCache *CounterCache::m_ofThread = nullptr;

CounterCache::CounterCache()
    : m_entries(ways << leastBits)
    , m_shift(std::numeric_limits<quint64>::digits - leastBits)
{
}

CounterCache *CounterCache::makeForThread() noexcept
{
    /// Ends the cache with its thread. What is destroyed later may still count.
    struct Owner
    {
        ~Owner()
        {
            threadEnds = true;
            m_ofThread = nullptr;
        }
        std::unique_ptr<CounterCache> cache;
    };
    static thread_local Owner owner;

    if (threadEnds)
        return nullptr;
    try {
        owner.cache = std::make_unique<CounterCache>();
    } catch (const std::bad_alloc &) {
        return nullptr;
    }
    m_ofThread = owner.cache.get();
    return m_ofThread;
}

void CounterCache::insert(quint64 owner, const Key &key,
                          std::shared_ptr<ServiceCounter> counter) noexcept
{
    for (;;) {
        Entry *const first = &m_entries[placeOf(key)];
        Entry *chosen = nullptr;
        for (Entry *entry = first; entry != first + ways; ++entry) {
            // An empty one, or that of a former counter of the same name.
            if (entry->owner == 0 || (entry->owner == owner && entry->key == key &&
                                      entry->counter->name == counter->name)) {
                chosen = entry;
                break;
            }
        }
        if (!chosen && grow())
            continue;
        if (!chosen)
            chosen = first + m_next++ % ways;
        chosen->key = key;
        chosen->counter = std::move(counter);
        chosen->owner = owner;
        return;
    }
}

bool CounterCache::grow() noexcept
{
    constexpr int leastShift = std::numeric_limits<quint64>::digits - mostBits;
    if (m_shift <= leastShift)
        return false;
    std::vector<Entry> former;
    try {
        former.resize(2 * m_entries.size());
    } catch (const std::bad_alloc &) {
        return false;
    }
    former.swap(m_entries);
    --m_shift;
    for (Entry &entry : former) {
        if (entry.owner == 0)
            continue;
        // No more than `ways` came from one place, so that each has room.
        Entry *place = &m_entries[placeOf(entry.key)];
        while (place->owner != 0)
            ++place;
        *place = std::move(entry);
    }
    return true;
}

} // namespace mm
