// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

class QWindow;

/// What Qt offers no way to on X11. On any other platform, or in a build without xcb, these do
/// nothing.
namespace mm::x11 {

/// Asks the window manager to activate \p window, which has to be shown, at the time that the user
/// asked for it: the one in \p startupId, a $DESKTOP_STARTUP_ID. Ends that startup sequence, which
/// is what a busy pointer stands for. Does nothing where \p startupId is empty.
void activate(QWindow *window, const QByteArray &startupId);

/// Has \p window, which is about to be shown, appear on all virtual desktops. For this one time:
/// window managers forget it when the window is hidden.
void showOnAllDesktops(QWindow *window);

} // namespace mm::x11
