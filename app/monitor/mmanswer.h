// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

/// What MM's answers mean.
namespace mm {

/// Of whether the MM is there that writes a stats file which names no writer.
enum class Sign {
    Answering,
    Nothing, ///< an answer that tells nothing of it
    Failure,
    AskServices, ///< an MM that is older than `/health`, perhaps
};

/// MM is gone when this many requests in a row failed.
inline constexpr int failuresUntilGone = 3;

/// Of an answer to `GET /health`. mm-proxy always names itself in what it writes, so it tells
/// nothing of \p statsFile, unless that is what it says it writes.
[[nodiscard]] Sign signOfHealth(const http::Outcome &outcome, const QString &statsFile);
/// Of an answer to `GET /services`, after Sign::AskServices.
[[nodiscard]] Sign signOfServices(const http::Outcome &outcome);
/// Of an answer to anything else. It may be another MM's: Nothing, or Failure where none came.
[[nodiscard]] Sign signOfOther(const http::Outcome &outcome);

/// What stands in an answer to `GET /health`; nothing unless its status is 200.
[[nodiscard]] std::optional<QJsonObject> healthIn(const http::Outcome &outcome);
/// The file that MM says it writes, where it is not \p statsFile; else empty. No file is touched:
/// a hung file system must not hang the window.
[[nodiscard]] QString otherStatsFile(const QJsonObject &health, const QString &statsFile);

/// The list in an answer to `GET /services`; nothing unless it is one.
[[nodiscard]] std::optional<QJsonArray> servicesIn(const http::Outcome &outcome);
/// Where \p instance is listed to listen; 0 when it is not listed.
[[nodiscard]] int portOf(const QString &instance, const QJsonArray &services);

} // namespace mm
