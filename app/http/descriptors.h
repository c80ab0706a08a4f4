// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

/// What Qt's sockets do not offer and POSIX does.
namespace mm::http {

/// How many descriptors this process may have open.
int mostDescriptors();

/// Tells the other side of a socket that nothing more will come; reading goes on.
void closeForWriting(qintptr socket);

/// Sends what the system takes at once, and gives back how many bytes that were: 0 also on an
/// error, of which whoever sends the rest learns. Past Qt's own buffer, as to have the event loop
/// watch for room and to call that off again costs more than to send a short answer.
qsizetype sendNow(qintptr socket, QByteArrayView bytes);

} // namespace mm::http
