// SPDX-License-Identifier: MIT
#include "app/http/posixsocket.h"

#include <limits>
#include <sys/resource.h>
#include <sys/socket.h>

namespace mm::http {

int maxDescriptors()
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

qsizetype sendNow(qintptr socket, QByteArrayView bytes)
{
    int flags = MSG_DONTWAIT;
#ifdef MSG_NOSIGNAL
    flags |= MSG_NOSIGNAL;
#endif
    const ssize_t sent =
        ::send(static_cast<int>(socket), bytes.data(), static_cast<size_t>(bytes.size()), flags);
    return sent > 0 ? static_cast<qsizetype>(sent) : 0;
}

} // namespace mm::http
