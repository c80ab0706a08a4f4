// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

/// What POSIX offers for sockets and Qt does not.
namespace mm::http {

/// How many descriptors this process may have open.
int maxDescriptors();

/// Sends FIN; reading goes on.
void closeForWriting(qintptr socket);

/// Sends what the system accepts without blocking, and returns the number of bytes; 0 also on an
/// error, which the next write reports. Bypasses Qt's write buffer: for a short response, enabling
/// and disabling its write notifier costs more than the send itself.
qsizetype sendNow(qintptr socket, QByteArrayView bytes);

} // namespace mm::http
