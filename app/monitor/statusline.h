// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QByteArray>

namespace mm {

/// What was found and how it is judged, as one line of JSON without its end: what `--once --format
/// json` prints and the tool `get_status` answers.
[[nodiscard]] QByteArray statusLine(const Reading &reading, const Status &status,
                                    const Moment &now);

} // namespace mm
