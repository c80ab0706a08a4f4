// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>
#include <utility>

namespace mm::posix {

/// Owns a file descriptor and closes it; below 0 when there is none.
class UniqueFd final
{
public:
    explicit UniqueFd(int fd = -1)
        : m_fd(fd)
    {
    }
    UniqueFd &operator=(UniqueFd &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~UniqueFd()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }

    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

} // namespace mm::posix
