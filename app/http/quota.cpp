// SPDX-License-Identifier: MIT
#include "app/http/quota.h"

namespace mm::http {

bool MemoryQuota::Lease::resize(qint64 bytes)
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

} // namespace mm::http
