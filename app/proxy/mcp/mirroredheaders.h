// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/message.h"
#include "app/proxy/mcp/era.h"
#include "app/proxy/mcp/toolobject.h"

namespace mm::mcp {

/// The headers of an HTTP request that repeat parts of its body (MCP 2026-07-28, Streamable HTTP,
/// "Request Metadata").
[[nodiscard]] Mirror mirrorOf(const http::Request &request);

/// The value of a header as the client encoded it: plain, or `=?base64?...?=`. Nullopt if it is
/// neither plain ASCII nor valid Base64.
[[nodiscard]] std::optional<QByteArray> decodedHeader(const QByteArray &value);

/// Checks the headers `Mcp-Param-*` of the arguments that a tool wants \p mirrored against
/// \p arguments, a JSON object.
[[nodiscard]] std::optional<Error> checkParamHeaders(const http::Request &request,
                                                     const QList<MirroredArgument> &mirrored,
                                                     const QByteArray &arguments);

} // namespace mm::mcp
