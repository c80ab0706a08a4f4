// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/instance/activationrequest.h"

namespace mm {

class MonitorWindow;

/// Raises \p window and gives it the focus, with the tokens of \p request: desktops refuse the
/// focus to a window that was not started by a click. Without tokens, as far as the desktop allows.
void activateWindow(const ActivationRequest &request, MonitorWindow *window);

} // namespace mm
