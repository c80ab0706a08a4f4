// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

namespace mm {

/// The facts that a bug report needs, as plain text with one fact a line: label text, state and
/// reason, file and its age, versions, time. \p status is the one shown for \p reading; \p now is
/// used for the age and the time only.
[[nodiscard]] QString diagnosticsText(const Reading &reading, const Status &status,
                                      const Instant &now);

} // namespace mm
