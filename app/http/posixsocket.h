// SPDX-License-Identifier: MIT
#pragma once

#include <QTcpSocket>

/// Socket functions of POSIX that Qt does not offer.
namespace mm::http {

/// The limit of open descriptors of this process.
int maxDescriptors();

/// Sends FIN. Reading stays possible.
void closeForWriting(const QTcpSocket &socket);

/// Writes \p bytes directly to the system, and to Qt's buffer what the system does not accept. For
/// a short message, enabling and disabling Qt's write notifier costs more than the send itself.
void writeNow(QTcpSocket *socket, QByteArrayView bytes);

/// Begins to connect to \p port of \p address. Returns a descriptor, non-blocking and without
/// Nagle's delay, to which sendNow() may write at once; or -1, with errno.
int startConnecting(const QHostAddress &address, quint16 port);

/// Whether \p error says that this process or system, and not the peer, is the cause: no
/// descriptor, memory or free port.
bool isOutOfResources(int error);

/// As send(), without blocking and without SIGPIPE.
ssize_t sendNow(int socket, QByteArrayView bytes);

} // namespace mm::http
