// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

namespace mm {

/// What somebody who is to help needs to know, as plain text of one fact a line: what the label
/// says and why, the file, its age, versions and the time. \p status is the one that is shown for
/// \p reading; \p now is for the age and the time alone.
[[nodiscard]] QString detailsText(const Reading &reading, const Status &status, const Moment &now);

} // namespace mm
