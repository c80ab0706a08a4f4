// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <utility>

namespace mm::http {

/// How much memory a kind of content may take in all, whoever sends it. One thread.
class Budget final
{
public:
    /// \p limit in bytes.
    explicit Budget(qint64 limit)
        : m_limit(limit)
    {
    }
    Q_DISABLE_COPY_MOVE(Budget)

    /// One holder's part, given back when it goes. The budget must outlive it.
    class Share final
    {
    public:
        Share() = default;
        explicit Share(Budget *budget)
            : m_budget(budget)
        {
        }
        Share(Share &&other) noexcept { swap(other); }
        Share &operator=(Share &&other) noexcept
        {
            Share old(std::move(other));
            swap(old);
            return *this;
        }
        Q_DISABLE_COPY(Share)
        ~Share() { (void)resize(0); }

        /// False, and no change, when that much is not left. One without a budget takes anything.
        [[nodiscard]] bool resize(qint64 bytes);
        [[nodiscard]] bool isTaken() const { return m_bytes > 0; }

    private:
        void swap(Share &other) noexcept
        {
            std::swap(m_budget, other.m_budget);
            std::swap(m_bytes, other.m_bytes);
        }

        Budget *m_budget = nullptr;
        qint64 m_bytes = 0;
    };

    [[nodiscard]] qint64 used() const { return m_used; }

private:
    const qint64 m_limit;
    qint64 m_used = 0;
};

} // namespace mm::http
