// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/era.h"

namespace mm::mcp {

/// Whether \p json, which is valid, is a CallToolResult that clients of \p era accept, as the
/// schema of MCP has it; if \p failed, one that says so by `isError`. An object with a list named
/// "content" is not enough: a service of HTTP may have any JSON.
[[nodiscard]] bool isCallToolResult(Era era, const QByteArray &json, bool failed);

} // namespace mm::mcp
