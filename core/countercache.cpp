// SPDX-License-Identifier: MIT
#include "core/countercache.h"

#include <algorithm>
#include <limits>
#include <new>

namespace mm {

namespace {

constexpr int leastBits = 7; ///< of the hash, that choose a set
constexpr int mostBits = 14;
/// Of so many that find no room, one takes a place all the same: names that are counted in turn
/// would drive each other out, and names of former days must not stay for ever.
constexpr unsigned seldom = 16;

thread_local bool threadEnds = false;

} // namespace

constinit thread_local CounterCache *CounterCache::m_ofThread = nullptr;

CounterCache::CounterCache(quint64 owner)
    : m_owner(owner)
    , m_sets(size_t(1) << leastBits)
    , m_owned(m_sets.size())
    , m_shift(std::numeric_limits<quint64>::digits - leastBits)
{
}

/// Ends a thread's caches with it. What is destroyed later may still count.
struct CounterCache::OfThread
{
    static constexpr size_t most = 4;

    OfThread() = default;
    ~OfThread()
    {
        threadEnds = true;
        m_ofThread = nullptr;
    }
    Q_DISABLE_COPY_MOVE(OfThread)

    std::vector<std::unique_ptr<CounterCache>> caches; ///< that which was asked for last is first
};

CounterCache *CounterCache::chooseForThread(quint64 owner) noexcept
{
    static thread_local OfThread ofThread;

    if (threadEnds)
        return nullptr;
    auto &caches = ofThread.caches;
    auto chosen = std::find_if(caches.begin(), caches.end(),
                               [owner](const auto &cache) { return cache->m_owner == owner; });
    if (chosen == caches.end()) {
        try {
            auto cache = std::make_unique<CounterCache>(owner);
            if (caches.size() == OfThread::most)
                caches.back() = std::move(cache);
            else
                caches.push_back(std::move(cache));
        } catch (const std::bad_alloc &) {
            return nullptr;
        }
        chosen = caches.end() - 1;
    }
    std::rotate(caches.begin(), chosen, chosen + 1);
    m_ofThread = caches.front().get();
    return m_ofThread;
}

void CounterCache::put(size_t set, size_t way, quint64 hash,
                       std::shared_ptr<ServiceCounter> counter) noexcept
{
    Set &places = m_sets[set];
    places.tags &= ~(quint64(0xFF) << 8 * way);
    places.tags |= tagOf(hash) << 8 * way;
    places.counters[way] = counter.get();
    m_owned[set][way] = std::move(counter);
}

void CounterCache::insert(quint64 hash, std::shared_ptr<ServiceCounter> counter) noexcept
{
    for (;;) {
        const size_t set = setOf(hash);
        const auto isFree = [](const std::shared_ptr<ServiceCounter> &place) {
            return !place || place->isRetired();
        };
        const Owned &owned = m_owned[set];
        const auto place = std::find_if(owned.begin(), owned.end(), isFree);
        if (place != owned.end()) {
            m_used += *place ? 0 : 1;
            put(set, static_cast<size_t>(place - owned.begin()), hash, std::move(counter));
            return;
        }
        if (grow())
            continue;
        if (++m_refused % seldom == 0)
            put(set, m_refused / seldom % ways, hash, std::move(counter));
        return;
    }
}

/// False when it has its greatest size, or most of it is empty, so that it was mere chance that
/// so many names met in one set.
bool CounterCache::grow() noexcept
{
    constexpr int leastShift = std::numeric_limits<quint64>::digits - mostBits;
    constexpr size_t mostOfSet = 3; // on average: then 5 names of 1,000 find no room
    if (m_shift <= leastShift || m_used < mostOfSet * m_sets.size())
        return false;
    std::vector<Set> formerSets;
    std::vector<Owned> formerOwned;
    try {
        formerSets.resize(2 * m_sets.size());
        formerOwned.resize(2 * m_sets.size());
    } catch (const std::bad_alloc &) {
        return false;
    }
    formerSets.swap(m_sets);
    formerOwned.swap(m_owned);
    --m_shift;
    for (Owned &owned : formerOwned) {
        for (std::shared_ptr<ServiceCounter> &counter : owned) {
            if (!counter)
                continue;
            // No more than `ways` came from one set, so that each has room.
            const quint64 hash = hashOf(counter->name);
            const size_t set = setOf(hash);
            size_t way = 0;
            while (m_owned[set][way])
                ++way;
            put(set, way, hash, std::move(counter));
        }
    }
    return true;
}

} // namespace mm
