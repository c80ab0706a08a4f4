// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

/// What Qt's sockets do not offer and POSIX does.
namespace mm::http {

/// How many descriptors this process may have open.
int mostDescriptors();

/// Tells the other side of a socket that nothing more will come; reading goes on.
void closeForWriting(qintptr socket);

} // namespace mm::http
