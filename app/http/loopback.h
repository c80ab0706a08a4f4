// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QList>

/// A program of this machine that listens on "localhost" may do so at 127.0.0.1, ::1 or both.
namespace mm::http {

/// 127.0.0.1 and ::1; if \p first is one of them, that one is first.
[[nodiscard]] QList<QHostAddress> loopbackAddresses(const QHostAddress &first = {});

/// Connects to \p port of the first of \p addresses that accepts, and blocks until \p deadline.
/// Returns a descriptor, non-blocking; or -1, with the errno of the first address that failed, or
/// ETIMEDOUT. Any thread.
[[nodiscard]] int connectLoopback(const QList<QHostAddress> &addresses, quint16 port,
                                  const QDeadlineTimer &deadline);

/// Whether a program listens on \p port of loopback; true if that can't be found out. Blocks for
/// some microseconds, up to 50 ms for a program that does not accept connections. Any thread.
[[nodiscard]] bool listensOnLoopback(quint16 port);

} // namespace mm::http
