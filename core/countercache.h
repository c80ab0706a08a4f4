// SPDX-License-Identifier: MIT
#pragma once

#include "core/servicecounter.h"

#include <bit>
#include <cstring>
#include <memory>
#include <vector>

namespace mm {

/// What one thread has found lately: counters by name, so that counting by name takes no lock. It
/// need not be told of what leaves, as a counter that was retired says so to whoever adds to it.
/// There is room for 1,024 counters at first, and for 16,384 at most, in 1 MiB; those that are held
/// here live on until others take their places, or the thread ends.
class CounterCache final
{
public:
    /// A name's length, and all of its characters when they are no more than 16; else both ends,
    /// and a hash of what is between them.
    struct Key
    {
        Key() = default;
        explicit Key(QStringView name) noexcept;

        [[nodiscard]] bool operator==(const Key &other) const noexcept
        {
            // No call, and no branch for each.
            return ((first ^ other.first) | (second ^ other.second) |
                    (beforeLast ^ other.beforeLast) | (last ^ other.last) |
                    quint64(size ^ other.size)) == 0;
        }

        quint64 first = 0;
        quint64 second = 0;
        quint64 beforeLast = 0;
        quint64 last = 0;
        qsizetype size = 0;
    };

    CounterCache();
    Q_DISABLE_COPY_MOVE(CounterCache)

    /// This thread's, made by the first call. Null without memory for it, and while the thread
    /// ends.
    [[nodiscard]] static CounterCache *ofThread() noexcept;

    /// Of whose counters \p owner is the number; null when it is not here. \p key is \p name's.
    [[nodiscard]] ServiceCounter *find(quint64 owner, const Key &key,
                                       QStringView name) const noexcept;
    /// \p counter, of that name, takes the place of an older one.
    void insert(quint64 owner, const Key &key, std::shared_ptr<ServiceCounter> counter) noexcept;

    /// So many counters have room.
    [[nodiscard]] qsizetype capacity() const { return static_cast<qsizetype>(m_entries.size()); }

private:
    static constexpr size_t ways = 4; ///< places that a name may take
    /// 2^64 by the golden ratio.
    static constexpr quint64 golden = 0x9E37'79B9'7F4A'7C15;

    struct alignas(64) Entry
    {
        Key key;
        std::shared_ptr<ServiceCounter> counter;
        quint64 owner = 0; ///< 0: nothing is here
    };

    [[nodiscard]] size_t placeOf(const Key &key) const noexcept;
    [[nodiscard]] static CounterCache *makeForThread() noexcept;
    bool grow() noexcept;

    static constinit thread_local CounterCache *m_ofThread;

    std::vector<Entry> m_entries; ///< `ways` for each hash
    int m_shift;                  ///< how many bits of a hash are not used
    size_t m_next = 0;            ///< which of the ways is given up next
};

inline CounterCache::Key::Key(QStringView name) noexcept
    : size(name.size())
{
    const char16_t *begin = name.utf16();
    const auto word = [begin](qsizetype at) {
        quint64 units = 0;
        std::memcpy(&units, begin + at, sizeof units);
        return units;
    };
    constexpr qsizetype inWord = sizeof(quint64) / sizeof(char16_t);
    if (size >= 2 * inWord) {
        first = word(0);
        second = word(inWord);
        beforeLast = word(size - 2 * inWord);
        last = word(size - inWord);
        for (qsizetype at = 2 * inWord; at < size - 2 * inWord; at += inWord)
            second = (std::rotl(second, 29) ^ word(at)) * golden;
    } else if (size >= inWord) {
        first = word(0);
        last = word(size - inWord);
    } else if (size > 0) {
        first =
            quint64(begin[0]) | quint64(begin[size / 2]) << 16U | quint64(begin[size - 1]) << 32U;
    }
}

inline CounterCache *CounterCache::ofThread() noexcept
{
    return m_ofThread ? m_ofThread : makeForThread();
}

inline size_t CounterCache::placeOf(const Key &key) const noexcept
{
    // Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4): the upper bits of the
    // product depend on all that was multiplied.
    quint64 mixed = (key.first ^ std::rotl(key.last, 23)) +
                    (std::rotl(key.second, 41) ^ std::rotl(key.beforeLast, 11));
    mixed ^= mixed >> 32U;
    return static_cast<size_t>((mixed * golden) >> m_shift) * ways;
}

inline ServiceCounter *CounterCache::find(quint64 owner, const Key &key,
                                          QStringView name) const noexcept
{
    constexpr qsizetype allInKey = 16;
    const Entry *const first = &m_entries[placeOf(key)];
    for (const Entry *entry = first; entry != first + ways; ++entry) {
        if (entry->owner != owner || !(entry->key == key))
            continue;
        // Mostly the very text that the service was registered by.
        const QString &itsName = entry->counter->name;
        if (key.size <= allInKey || itsName.constData() == name.data() || itsName == name)
            return entry->counter.get();
    }
    return nullptr;
}

} // namespace mm
