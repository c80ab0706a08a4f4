// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"
#include "app/monitor/proxyclient/mmurl.h"
#include "core/statsfile/reading.h"

#include <QJsonObject>

#include <optional>

namespace mm {

/// Probes once whether the MM that writes \p statsFile, whose content names \p writer, is running.
/// Answering for that writer, or, without one, for an MM that may write the file; NotSaving if MM
/// says that it writes the file, but the content is not its own; Unknown for an MM with another
/// file; Gone if no MM answers within \p timeout, for which it blocks at most. Needs no event loop;
/// any thread. If MM says why it can't save, \p saveError gets that: a clause without a full stop,
/// in MM's language.
[[nodiscard]] MmReachability probeMm(const MmUrl &url, const QString &statsFile,
                                     const std::optional<Writer> &writer,
                                     std::chrono::milliseconds timeout,
                                     QString *saveError = nullptr);

/// The object in a response with status 200, empty if the body is no JSON object, or in one with
/// status 503, which an MM that can't save sends; else nullopt.
[[nodiscard]] std::optional<QJsonObject> parseOk(const http::CallResult &result);
/// The absolute path of MM's stats file in a response to `GET /health`; empty if there is none.
[[nodiscard]] QString statsFileOf(const QJsonObject &health);

} // namespace mm
