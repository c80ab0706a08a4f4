// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <memory>
#include <utility>

namespace mm::http {

/// Limits the sum of the memory of all leases. Not thread-safe.
class MemoryQuota final
{
    struct State
    {
        qint64 limit = 0;
        qint64 used = 0;
    };

public:
    /// \p limit in bytes.
    explicit MemoryQuota(qint64 limit)
        : m_state(std::make_shared<State>(State{.limit = limit}))
    {
    }
    Q_DISABLE_COPY_MOVE(MemoryQuota)

    /// The part of one holder, released on destruction. May outlive the quota.
    class Lease final
    {
    public:
        Lease() = default;
        explicit Lease(MemoryQuota *quota)
            : m_quota(quota ? quota->m_state : nullptr)
        {
        }
        Lease(Lease &&other) noexcept { *this = std::move(other); }
        Lease &operator=(Lease &&other) noexcept
        {
            (void)resize(0);
            m_quota = other.m_quota;
            m_bytes = std::exchange(other.m_bytes, 0);
            return *this;
        }
        Q_DISABLE_COPY(Lease)
        ~Lease() { (void)resize(0); }

        /// Returns false and changes nothing if the limit would be exceeded. True without a quota.
        [[nodiscard]] bool resize(qint64 bytes)
        {
            if (!m_quota)
                return true;
            const qint64 used = m_quota->used - m_bytes + bytes;
            if (bytes > m_bytes && used > m_quota->limit)
                return false;
            m_quota->used = used;
            m_bytes = bytes;
            return true;
        }
        [[nodiscard]] bool isHeld() const { return m_bytes > 0; }

    private:
        std::shared_ptr<State> m_quota; ///< null for no limit
        qint64 m_bytes = 0;
    };

    [[nodiscard]] qint64 used() const { return m_state->used; }
    [[nodiscard]] qint64 limit() const { return m_state->limit; }

private:
    const std::shared_ptr<State> m_state;
};

} // namespace mm::http
