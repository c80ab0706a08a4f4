// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/options.h"

namespace mm {

/// Whether this process is to be a bridge: an MCP server for the client at its stdin.
[[nodiscard]] bool isBridge(const ProxyOptions &options);

/// Runs the bridge in the event loop until its client ends. Returns the exit code.
[[nodiscard]] int runBridge(const ProxyOptions &options);

} // namespace mm
