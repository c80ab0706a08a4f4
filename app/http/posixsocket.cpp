// SPDX-License-Identifier: MIT
#include "app/http/posixsocket.h"

#include <QHostAddress>
#include <QtEndian>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mm::http {

int maxDescriptors()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 256;
    return int(qMin(limit.rlim_cur, rlim_t(std::numeric_limits<int>::max())));
}

void closeForWriting(const QTcpSocket &socket)
{
    ::shutdown(int(socket.socketDescriptor()), SHUT_WR);
}

void writeNow(QTcpSocket *socket, QByteArrayView bytes)
{
    // An error is ignored here: QTcpSocket gets it too when it writes these bytes, and reports it.
    const ssize_t sent =
        socket->bytesToWrite() > 0 ? 0 : sendNow(int(socket->socketDescriptor()), bytes);
    bytes = bytes.sliced(qMax(sent, ssize_t(0)));
    if (!bytes.isEmpty())
        socket->write(bytes.data(), bytes.size());
}

int startConnecting(const QHostAddress &address, quint16 port)
{
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const int socket = ::socket(isIpv6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0);
    if (socket < 0)
        return -1;
    ::fcntl(socket, F_SETFD, FD_CLOEXEC);
    ::fcntl(socket, F_SETFL, O_NONBLOCK);
    constexpr int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef SO_NOSIGPIPE
    ::setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
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

ssize_t sendNow(int socket, QByteArrayView bytes)
{
    int flags = MSG_DONTWAIT;
#ifdef MSG_NOSIGNAL
    flags |= MSG_NOSIGNAL;
#endif
    return ::send(socket, bytes.data(), size_t(bytes.size()), flags);
}

} // namespace mm::http
