// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace mm {

/// One sentence on the program that listens on \p port of this machine; empty when none does.
/// Blocks for up to a second.
[[nodiscard]] QString describePortOwner(quint16 port);

} // namespace mm
