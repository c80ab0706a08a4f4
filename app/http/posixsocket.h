// SPDX-License-Identifier: MIT
#pragma once

#include <QTcpSocket>

/// What POSIX offers for sockets and Qt does not.
namespace mm::http {

/// How many descriptors this process may have open.
int maxDescriptors();

/// Sends FIN. Reading stays possible.
void closeForWriting(const QTcpSocket &socket);

/// Whether received bytes, the peer's FIN or an error wait to be read.
bool hasInput(const QTcpSocket &socket);

/// Writes \p bytes, past Qt's buffer as long as the system accepts them: for a short message,
/// enabling and disabling the buffer's write notifier costs more than the send itself.
void writeNow(QTcpSocket *socket, QByteArrayView bytes);

} // namespace mm::http
