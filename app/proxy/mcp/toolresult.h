// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/era.h"
#include "app/proxy/mesh/callforwarder.h"

namespace mm::mcp {

/// The CallToolResult of a call: JSON in pieces. An answer that is one is passed as it was sent;
/// other JSON becomes `structuredContent` and text; what failed without an answer, text.
[[nodiscard]] QByteArrayList toolResult(Era era, const CallOutcome &outcome);

/// Of JSON that MM has made itself. \p meta is resultMeta().
[[nodiscard]] QByteArrayList structuredResult(Era era, const QByteArray &json,
                                              const QByteArray &meta = {});
/// Of a tool that failed, which the model is to read.
[[nodiscard]] QByteArray failedResult(Era era, const QString &text, const QByteArray &meta = {});

} // namespace mm::mcp
