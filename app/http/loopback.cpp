// SPDX-License-Identifier: MIT
#include "app/http/loopback.h"

#include "app/http/posixsocket.h"

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace mm::http {

namespace {

/// Waits until \p socket is connected. 0, or why it is not.
int connectError(int socket, const QDeadlineTimer &deadline)
{
    pollfd waiting{socket, POLLOUT, 0};
    int ready = 0;
    do {
        ready = ::poll(&waiting, 1, int(deadline.remainingTime()));
    } while (ready < 0 && errno == EINTR);
    if (ready <= 0)
        return ready < 0 ? errno : ETIMEDOUT;
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

} // namespace

QList<QHostAddress> loopbackAddresses(const QHostAddress &first)
{
    static const QHostAddress ipv4(QHostAddress::LocalHost);
    static const QHostAddress ipv6(QHostAddress::LocalHostIPv6);
    static const QList<QHostAddress> ipv4First{ipv4, ipv6};
    static const QList<QHostAddress> ipv6First{ipv6, ipv4};
    return first == ipv6 ? ipv6First : ipv4First;
}

int connectLoopback(const QList<QHostAddress> &addresses, quint16 port,
                    const QDeadlineTimer &deadline)
{
    int error = 0;
    for (const QHostAddress &address : addresses) {
        const int socket = startConnecting(address, port);
        const int failed = socket < 0 ? errno : connectError(socket, deadline);
        if (failed == 0)
            return socket;
        if (socket >= 0)
            ::close(socket);
        if (error == 0)
            error = failed;
        if (deadline.hasExpired())
            break;
    }
    errno = error;
    return -1;
}

bool listensOnLoopback(quint16 port)
{
    const int socket = connectLoopback(loopbackAddresses(), port, QDeadlineTimer(50ms));
    if (socket < 0)
        return errno != ECONNREFUSED;
    ::close(socket);
    return true;
}

} // namespace mm::http
