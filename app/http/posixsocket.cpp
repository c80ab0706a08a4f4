// SPDX-License-Identifier: MIT
#include "app/http/posixsocket.h"

#include <cerrno>
#include <limits>
#include <sys/resource.h>
#include <sys/socket.h>

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

bool hasInput(const QTcpSocket &socket)
{
    char byte = 0;
    const int descriptor = int(socket.socketDescriptor());
    return socket.bytesAvailable() > 0 ||
           ::recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0 || errno != EAGAIN;
}

void writeNow(QTcpSocket *socket, QByteArrayView bytes)
{
    int flags = MSG_DONTWAIT;
#ifdef MSG_NOSIGNAL
    flags |= MSG_NOSIGNAL;
#endif
    // An error is ignored here: QTcpSocket gets it too when it writes these bytes, and reports it.
    const ssize_t sent =
        socket->bytesToWrite() > 0
            ? 0
            : ::send(int(socket->socketDescriptor()), bytes.data(), size_t(bytes.size()), flags);
    bytes = bytes.sliced(qMax(sent, ssize_t(0)));
    if (!bytes.isEmpty())
        socket->write(bytes.data(), bytes.size());
}

} // namespace mm::http
