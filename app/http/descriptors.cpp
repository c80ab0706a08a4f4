// SPDX-License-Identifier: MIT
#include "app/http/descriptors.h"

#include <limits>
#include <sys/resource.h>
#include <sys/socket.h>

namespace mm::http {

int mostDescriptors()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 256;
    constexpr rlim_t most = std::numeric_limits<int>::max();
    return static_cast<int>(limit.rlim_cur < most ? limit.rlim_cur : most);
}

void closeForWriting(qintptr socket)
{
    ::shutdown(static_cast<int>(socket), SHUT_WR);
}

} // namespace mm::http
