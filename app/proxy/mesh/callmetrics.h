// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>

#include <algorithm>
#include <array>
#include <chrono>

namespace mm {

/// Why a call returned no result.
enum class CallError {
    Refused,    ///< no program listens on the service's port, or the server does not run
    Timeout,    ///< no complete response within the timeout
    Closed,     ///< the service closed the connection before its response was complete
    BadAnswer,  ///< the response is not HTTP, or its body not JSON
    TooLarge,   ///< over 16 MiB
    HttpError,  ///< a status other than 2xx
    ToolError,  ///< a result with `"isError": true`
    Cancelled,  ///< the caller disconnected
    Overloaded, ///< MM's own limits
    RpcError,   ///< a server answered with an error of JSON-RPC
    Died,       ///< a server ended during the call
    Count
};

/// The values of the label `error_type`, in the order of CallError.
inline constexpr std::array<const char *, size_t(CallError::Count)> errorTypes{
    "refused",    "timeout",   "closed",     "bad_answer", "too_large", "http_error",
    "tool_error", "cancelled", "overloaded", "rpc_error",  "died"};

/// Errors of one service's calls, and the durations of those that reached it.
struct CallStats
{
    /// Upper bounds in seconds. A longer duration counts in the last bucket (+Inf).
    static constexpr std::array<double, 13> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                   0.25,  0.5,    1,     2.5,  10,    30};

    std::array<qint64, bounds.size() + 1> buckets{}; ///< not cumulative
    double seconds = 0;                              ///< of all calls in the buckets
    std::array<qint64, size_t(CallError::Count)> errors{};

    void addDuration(std::chrono::duration<double> duration)
    {
        const auto *const bound = std::lower_bound(bounds.begin(), bounds.end(), duration.count());
        ++buckets.at(size_t(bound - bounds.begin()));
        seconds += duration.count();
    }
    void addError(CallError error) { ++errors.at(size_t(error)); }
};

/// By service name. A service that was never called has no entry.
using CallMetrics = QHash<QString, CallStats>;

} // namespace mm
