// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

class QWindow;

/// X11 functions that Qt lacks. They do nothing on other platforms and in a build without xcb.
namespace mm::x11 {

/// Asks the window manager to activate \p window, which must be shown, with the time of the user's
/// action from \p startupId, a $DESKTOP_STARTUP_ID. Ends that startup sequence, so that the busy
/// pointer goes away. Does nothing if \p startupId is empty.
void activate(QWindow *window, const QByteArray &startupId);

/// Makes \p window appear on all virtual desktops. Call it before each show: window managers forget
/// it when the window is hidden.
void showOnAllDesktops(QWindow *window);

} // namespace mm::x11
