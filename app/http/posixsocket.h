// SPDX-License-Identifier: MIT
#pragma once

#include <QHostAddress>

/// Socket functions of POSIX that Qt does not offer.
namespace mm::http {

/// The limit of open descriptors of this process.
int maxDescriptors();

/// Accepts a connection of a listening socket. Returns a descriptor, non-blocking and without
/// Nagle's delay, or -1, with errno.
int acceptNow(int listener);

/// Begins to connect to \p port of \p address. Returns a descriptor, non-blocking and without
/// Nagle's delay, to which sendNow() may write at once; or -1, with errno.
int startConnecting(const QHostAddress &address, quint16 port);

/// Whether \p error says that this process or system, and not the peer, is the cause: no
/// descriptor, memory or free port.
bool isOutOfResources(int error);

/// For an \p error of isOutOfResources(): what is used up, and the remedy. No full stop.
QString describeShortage(int error);

/// As send(), without blocking and without SIGPIPE. \p more follows \p bytes.
ssize_t sendNow(int socket, QByteArrayView bytes, QByteArrayView more = {});

} // namespace mm::http
