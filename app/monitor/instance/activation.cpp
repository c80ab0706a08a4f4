// SPDX-License-Identifier: MIT
#include "app/monitor/instance/activation.h"

#include "ui/platform/x11window.h"
#include "ui/window/monitorwindow.h"

namespace mm {

void activateWindow(const ActivationRequest &request, MonitorWindow *window)
{
    // Qt's Wayland platform reads the token only from this variable, at the next activation.
    constexpr auto variable = "XDG_ACTIVATION_TOKEN";
    if (!request.activationToken.isEmpty())
        qputenv(variable, request.activationToken);
    window->showAndRaise();
    x11::activate(window->shownWindow()->windowHandle(), request.startupId);
    // A token can be used once, so child processes must not inherit it.
    qunsetenv(variable);
}

} // namespace mm
