// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"

#include <QDeadlineTimer>
#include <QList>

class QTcpSocket;

namespace mm::http {

/// Sends \p request over \p socket, which is connected, and blocks until the response is complete,
/// a failure, or \p deadline. Needs no event loop; any thread. A body of more than \p maxBody bytes
/// is TooLarge: after any failure the socket can't be used again.
[[nodiscard]] CallResult blockingCall(QTcpSocket *socket, const QByteArray &request,
                                      qsizetype maxBody, const QDeadlineTimer &deadline);

/// Sends `GET path` to port \p port of the first of \p addresses that accepts the connection, and
/// blocks until the response is complete, a failure, or \p deadline. Needs no event loop; any
/// thread. A body of more than \p maxBody bytes is TooLarge. \p bearerToken, if not empty, is sent
/// in the Authorization header.
[[nodiscard]] CallResult blockingGet(const QList<QHostAddress> &addresses, quint16 port,
                                     const QByteArray &path, const QDeadlineTimer &deadline,
                                     qsizetype maxBody = qsizetype(1024) * 1024,
                                     const QByteArray &bearerToken = {});

} // namespace mm::http
