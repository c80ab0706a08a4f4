// SPDX-License-Identifier: MIT
#include "app/http/posixsocket.h"

#include <QHostAddress>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mm::http {

int maxDescriptors()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 256;
    return int(qMin(limit.rlim_cur, rlim_t(std::numeric_limits<int>::max())));
}

namespace {

void prepare(int socket)
{
    ::fcntl(socket, F_SETFD, FD_CLOEXEC);
    ::fcntl(socket, F_SETFL, O_NONBLOCK);
    constexpr int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef SO_NOSIGPIPE
    ::setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
}

} // namespace

int acceptNow(int listener)
{
#ifdef SOCK_CLOEXEC
    // A child process that another thread starts must not inherit it.
    const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
#else
    const int socket = ::accept(listener, nullptr, nullptr);
#endif
    if (socket >= 0)
        prepare(socket);
    return socket;
}

int startConnecting(const QHostAddress &address, quint16 port)
{
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const int socket = ::socket(isIpv6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0);
    if (socket < 0)
        return -1;
    prepare(socket);
    int failed = 0;
    if (isIpv6) {
        sockaddr_in6 target{};
        target.sin6_family = AF_INET6;
        target.sin6_port = qToBigEndian(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::copy(std::begin(bytes.c), std::end(bytes.c), std::begin(target.sin6_addr.s6_addr));
        failed = ::connect(socket, reinterpret_cast<const sockaddr *>(&target), sizeof target);
    } else {
        sockaddr_in target{};
        target.sin_family = AF_INET;
        target.sin_port = qToBigEndian(port);
        target.sin_addr.s_addr = qToBigEndian(address.toIPv4Address());
        failed = ::connect(socket, reinterpret_cast<const sockaddr *>(&target), sizeof target);
    }
    if (failed == 0 || errno == EINPROGRESS)
        return socket;
    const int error = errno;
    ::close(socket);
    errno = error;
    return -1;
}

bool isOutOfResources(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM ||
           error == EADDRNOTAVAIL;
}

QString describeShortage(int error)
{
    if (error == EMFILE)
        return u"this process has all of its %1 descriptors in use; raise the limit (ulimit -n, or "
               "LimitNOFILE of the service)"_s.arg(maxDescriptors());
    if (error == ENFILE)
        return u"the system has reached its limit of open files (sysctl fs.file-max)"_s;
    if (error == EADDRNOTAVAIL)
        return u"the system has no free port left for connections"_s;
    return u"the system has no memory left for sockets (%1)"_s.arg(qt_error_string(error));
}

ssize_t sendNow(int socket, QByteArrayView bytes, QByteArrayView more)
{
    int flags = MSG_DONTWAIT;
#ifdef MSG_NOSIGNAL
    flags |= MSG_NOSIGNAL;
#endif
    std::array<iovec, 2> parts{{{const_cast<char *>(bytes.data()), size_t(bytes.size())},
                                {const_cast<char *>(more.data()), size_t(more.size())}}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    return ::sendmsg(socket, &message, flags);
}

} // namespace mm::http
