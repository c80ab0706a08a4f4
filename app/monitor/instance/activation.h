// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/instance/activationrequest.h"

namespace mm {

class MonitorWindow;

/// Raises \p window and gives it the focus. Desktops allow that only with a token of a click, as in
/// \p request; without one, some only mark the window.
void activateWindow(const ActivationRequest &request, MonitorWindow *window);

} // namespace mm
