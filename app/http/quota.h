// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <utility>

namespace mm::http {

/// Limits the sum of the memory of all leases. Not thread-safe.
class MemoryQuota final
{
public:
    /// \p limit in bytes.
    explicit MemoryQuota(qint64 limit)
        : m_limit(limit)
    {
    }
    Q_DISABLE_COPY_MOVE(MemoryQuota)

    /// The part of one holder, released on destruction. The quota must outlive it.
    class Lease final
    {
    public:
        Lease() = default;
        explicit Lease(MemoryQuota *quota)
            : m_quota(quota)
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
            const qint64 used = m_quota->m_used - m_bytes + bytes;
            if (bytes > m_bytes && used > m_quota->m_limit)
                return false;
            m_quota->m_used = used;
            m_bytes = bytes;
            return true;
        }
        [[nodiscard]] bool isHeld() const { return m_bytes > 0; }

    private:
        MemoryQuota *m_quota = nullptr;
        qint64 m_bytes = 0;
    };

    [[nodiscard]] qint64 used() const { return m_used; }
    [[nodiscard]] qint64 limit() const { return m_limit; }

private:
    const qint64 m_limit;
    qint64 m_used = 0;
};

} // namespace mm::http
