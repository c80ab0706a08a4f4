// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"

#include <QJsonObject>

#include <optional>

/// Evaluation of MM's responses.
namespace mm {

/// Whether the MM that writes a stats file, which names no writer, is there.
enum class ProbeResult {
    Answering,
    Inconclusive, ///< a response of an MM that writes another file
    Failed,
    TryServices, ///< `GET /services` decides: it may be an MM that is older than `/health`
};

/// MM is gone when this many probes in a row failed.
inline constexpr int failuresUntilGone = 3;

/// Of a response to `GET /health`. mm-proxy names itself as writer in the files that it writes, so
/// its response is Inconclusive, unless it names \p statsFile.
[[nodiscard]] ProbeResult resultOfHealth(const http::CallResult &outcome, const QString &statsFile);
/// Of a response to `GET /services`, after TryServices.
[[nodiscard]] ProbeResult resultOfServices(const http::CallResult &outcome);

/// The object in a response of status 200, empty if its body is no JSON object; else none.
[[nodiscard]] std::optional<QJsonObject> parseOk(const http::CallResult &outcome);
/// The file that MM names as its stats file, if it is not \p statsFile; else empty. Compares paths
/// without touching a file: a file system that hangs must not hang the window.
[[nodiscard]] QString otherStatsFile(const QJsonObject &health, const QString &statsFile);

} // namespace mm
