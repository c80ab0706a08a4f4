// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/startrequest.h"

namespace mm {

class MonitorWindow;

/// Brings \p window to the front, in the name of the click that \p request tells of: desktops let
/// no other window take the focus. Without one, as far as the desktop allows.
void raiseFor(const StartRequest &request, MonitorWindow *window);

} // namespace mm
