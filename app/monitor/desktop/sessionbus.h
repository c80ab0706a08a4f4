// SPDX-License-Identifier: MIT
#pragma once

#include <QProcessEnvironment>

namespace mm {

/// The address of the session bus in \p environment.
[[nodiscard]] QByteArray sessionBusAddress(const QProcessEnvironment &environment);

/// Returns as soon as a connection to the bus at \p address would not hang: once the
/// bus has answered, or refused to. Blocks while the bus accepts connections without an answer, for
/// up to ten seconds; call it on another thread than the GUI's. Returns true if the bus has
/// answered.
bool waitForBus(const QByteArray &address);

/// The same for the X session manager in \p environment.
void waitForSessionManager(const QProcessEnvironment &environment);

/// Whether Qt can register menus with the desktop's global menu without waiting: false if that
/// service exists and does not answer. The session bus must answer. Blocks for up to a second; call
/// it on another thread than the GUI's.
[[nodiscard]] bool isGlobalMenuUsable();

} // namespace mm
