// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// One or two sentences on the program that listens on \p port of this machine, and what helps;
/// empty if none is found. Asks it over HTTP whether it is an MM, for up to 0.6 s. Its process is
/// known on Linux only, and of other users only to root.
[[nodiscard]] QString describePortOwner(quint16 port);

} // namespace mm
