// SPDX-License-Identifier: MIT
#pragma once

#include <QProcessEnvironment>

namespace mm {

/// Returns as soon as a connection to the session bus in \p environment would not hang: once the
/// bus has answered, or refused to. Blocks while the bus accepts connections without an answer, for
/// up to ten seconds; call it on another thread than the GUI's.
void waitForBus(const QProcessEnvironment &environment);

} // namespace mm
