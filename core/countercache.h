// SPDX-License-Identifier: MIT
#pragma once

#include "core/servicecounter.h"

#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <vector>

namespace mm {

/// What one thread has found lately of one tracker's counters, by name, so that counting by name
/// takes no lock. It need not be told of what leaves, as a counter that was retired says so to
/// whoever adds to it.
///
/// There is room for 896 counters at first, and for 114,688 at most, in 3 MiB; those that are
/// held here live on until others take their places, or the thread ends. What has no room any more
/// is looked up in Counters each time.
class CounterCache final
{
public:
    explicit CounterCache(quint64 owner);
    Q_DISABLE_COPY_MOVE(CounterCache)

    /// This thread's for the counters of that number, made by the first call; it lasts until the
    /// thread has asked for those of 4 others. Null without memory for it, and while the thread
    /// ends.
    [[nodiscard]] static CounterCache *ofThread(quint64 owner) noexcept;

    /// What the places of \p name go by; equal for equal names.
    [[nodiscard]] static quint64 hashOf(QStringView name) noexcept;

    /// Null when it is not here. \p hash is \p name's.
    [[nodiscard]] ServiceCounter *find(quint64 hash, QStringView name) const noexcept;
    /// \p counter, whose name has that hash, may take the place of one that was retired, of an
    /// older one, or of nothing.
    void insert(quint64 hash, std::shared_ptr<ServiceCounter> counter) noexcept;

    /// So many counters have room.
    [[nodiscard]] qsizetype capacity() const
    {
        return static_cast<qsizetype>(m_sets.size()) * qsizetype(ways);
    }

private:
    static constexpr size_t ways = 7; ///< places that a name may take
    /// 2^64 by the golden ratio.
    static constexpr quint64 golden = 0x9E37'79B9'7F4A'7C15;
    static constexpr quint64 eachByte = 0x0101'0101'0101'0101;

    /// All that a search reads before the counter itself, which is about to be written to, in one
    /// line: where there are so many counters that they don't fit into the processor's own memory,
    /// it is lines that cost.
    struct alignas(64) Set
    {
        quint64 tags = 0; ///< of the counter at way n: byte n; 0: nothing is there
        std::array<ServiceCounter *, ways> counters{};
    };
    using Owned = std::array<std::shared_ptr<ServiceCounter>, ways>;

    struct OfThread;

    [[nodiscard]] size_t setOf(quint64 hash) const noexcept { return hash >> m_shift; }
    /// Some of the hash's bits that never choose a set.
    [[nodiscard]] static quint64 tagOf(quint64 hash) noexcept { return (hash >> 32U & 0xFFU) | 1U; }
    void put(size_t set, size_t way, quint64 hash,
             std::shared_ptr<ServiceCounter> counter) noexcept;
    [[nodiscard]] static CounterCache *chooseForThread(quint64 owner) noexcept;
    bool grow() noexcept;

    static constinit thread_local CounterCache *m_ofThread; ///< that which was asked for last

    const quint64 m_owner;
    std::vector<Set> m_sets;
    std::vector<Owned> m_owned; ///< what m_sets points to
    int m_shift;                ///< how many bits of a hash don't choose a set
    size_t m_used = 0;          ///< places that are taken
    unsigned m_refused = 0;     ///< how often there was no room
};

inline quint64 CounterCache::hashOf(QStringView name) noexcept
{
    const qsizetype size = name.size();
    const char16_t *begin = name.utf16();
    const auto word = [begin](qsizetype at) {
        quint64 units = 0;
        std::memcpy(&units, begin + at, sizeof units);
        return units;
    };
    constexpr qsizetype inWord = sizeof(quint64) / sizeof(char16_t);
    quint64 mixed = static_cast<quint64>(size) << 56U;
    if (size >= 2 * inWord) {
        quint64 second = word(inWord);
        for (qsizetype at = 2 * inWord; at < size - 2 * inWord; at += inWord)
            second = (std::rotl(second, 29) ^ word(at)) * golden;
        mixed += (word(0) ^ std::rotl(word(size - inWord), 23)) +
                 (std::rotl(second, 41) ^ std::rotl(word(size - 2 * inWord), 11));
    } else if (size >= inWord) {
        mixed += word(0) ^ std::rotl(word(size - inWord), 23);
    } else if (size > 0) {
        mixed +=
            quint64(begin[0]) | quint64(begin[size / 2]) << 16U | quint64(begin[size - 1]) << 32U;
    }
    // Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4): the upper bits of the
    // product depend on all that was multiplied.
    mixed ^= mixed >> 32U;
    return mixed * golden;
}

inline CounterCache *CounterCache::ofThread(quint64 owner) noexcept
{
    CounterCache *const last = m_ofThread;
    return last && last->m_owner == owner ? last : chooseForThread(owner);
}

inline ServiceCounter *CounterCache::find(quint64 hash, QStringView name) const noexcept
{
    const Set &set = m_sets[setOf(hash)];
    // Mostly the very text that the service was registered by.
    const auto isOf = [name](const ServiceCounter *counter) {
        return counter->name.size() == name.size() &&
               (counter->name.constData() == name.data() || counter->name == name);
    };
    const quint64 unlike = set.tags ^ (tagOf(hash) * eachByte);
    // Where there is room enough, nearly all are at their first place: guessed, it need not be
    // waited for.
    if ((unlike & 0xFFU) == 0 && isOf(set.counters[0])) [[likely]]
        return set.counters[0];
    // All tags at once: which of the bytes is 0 (Warren, Hacker's Delight, 6-1). One above a match
    // may be taken for one too, and is not by its name; there is none above the last place.
    quint64 alike = (unlike - eachByte) & ~unlike & (0x80 * eachByte >> 8U);
    for (; alike != 0; alike &= alike - 1) {
        ServiceCounter *const counter =
            set.counters[static_cast<size_t>(std::countr_zero(alike)) / 8];
        if (counter && isOf(counter))
            return counter;
    }
    return nullptr;
}

} // namespace mm
