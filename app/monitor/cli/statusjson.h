// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/status.h"

#include <QByteArray>

namespace mm {

/// A reading and its status as one line of JSON, without the line end: the output of `--once
/// --format json` and the result of the tool `get_status`.
[[nodiscard]] QByteArray statusJson(const Reading &reading, const Status &status,
                                    const Instant &now);

} // namespace mm
