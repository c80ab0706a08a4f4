// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/message.h"
#include "app/proxy/mesh/callmetrics.h"

#include <optional>

namespace mm {

/// What the response of a service says.
struct ServiceAnswer
{
    QByteArray result{}; ///< JSON, as sent; null if there is none
    std::optional<CallError> error{};
    QString failure{};        ///< for an error: what was received and what the cause may be, for a
                              ///< sentence: without capital and full stop
    QByteArray errorBody{};   ///< for HttpError: the body, if it is text of at most 64 KiB
    bool saysFailure = false; ///< by `"success": false` or an error of JSON-RPC
    bool isRpcError = false;  ///< result is the "error" of a JSON-RPC response of a server
};

/// A tool that failed (`ToolError`) has a result too: the one in which it says so.
[[nodiscard]] ServiceAnswer evaluateAnswer(const http::ClientResponse &response);

/// Of an MCP server: \p result is the "result" of its response, valid JSON.
[[nodiscard]] ServiceAnswer evaluateResult(const QByteArray &result);
/// \p error is the "error" of its response, valid JSON.
[[nodiscard]] ServiceAnswer evaluateRpcError(const QByteArray &error);

} // namespace mm
