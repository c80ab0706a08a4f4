// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// One sentence on what seems to listen on \p port of this machine; empty when nothing does. Asks
/// it over HTTP and waits for up to a second.
[[nodiscard]] QString portOwner(quint16 port);

} // namespace mm
