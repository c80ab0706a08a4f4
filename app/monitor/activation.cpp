// SPDX-License-Identifier: MIT
#include "app/monitor/activation.h"

#include "ui/monitorwindow.h"
#include "ui/x11window.h"

namespace mm {

void raiseFor(const StartRequest &request, MonitorWindow *window)
{
    // Qt's Wayland platform takes it from here at the next request for activation, and offers no
    // other way in.
    constexpr auto variable = "XDG_ACTIVATION_TOKEN";
    if (!request.activationToken.isEmpty())
        qputenv(variable, request.activationToken);
    window->showAndRaise();
    x11::activate(window->shownWindow()->windowHandle(), request.startupId);
    // Good for one use: a program that is started from here must not inherit it.
    qunsetenv(variable);
}

} // namespace mm
