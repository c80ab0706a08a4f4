// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"
#include "app/monitor/proxyclient/mmurl.h"
#include "core/statsfile/reading.h"

#include <QJsonObject>

#include <optional>

namespace mm {

/// Probes once whether the MM that writes \p statsFile, which names no writer, is there. Blocks for
/// \p timeout at most. Unknown if the MM that answers writes another file; Gone if none answered in
/// time. Needs no event loop; any thread.
[[nodiscard]] MmReachability probeMm(const MmUrl &url, const QString &statsFile,
                                     std::chrono::milliseconds timeout);

/// The object in a response of status 200, empty if its body is no JSON object; else none.
[[nodiscard]] std::optional<QJsonObject> parseOk(const http::CallResult &result);
/// The absolute path that a response to `GET /health` gives for MM's stats file; else empty.
[[nodiscard]] QString statsFileOf(const QJsonObject &health);

} // namespace mm
