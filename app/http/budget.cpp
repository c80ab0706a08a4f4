// SPDX-License-Identifier: MIT
#include "app/http/budget.h"

namespace mm::http {

bool Budget::Share::resize(qint64 bytes)
{
    if (!m_budget)
        return true;
    const qint64 used = m_budget->m_used - m_bytes + bytes;
    if (bytes > m_bytes && used > m_budget->m_limit)
        return false;
    m_budget->m_used = used;
    m_bytes = bytes;
    return true;
}

} // namespace mm::http
