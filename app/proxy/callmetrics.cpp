// SPDX-License-Identifier: MIT
#include "app/proxy/callmetrics.h"

#include <algorithm>
#include <iterator>

namespace mm {

QByteArray errorType(CallError error)
{
    // In the order of CallError.
    static constexpr std::array<const char *, size_t(CallError::Count)> types{
        "refused",    "timeout",    "closed",    "bad_answer", "too_large",
        "http_error", "tool_error", "cancelled", "overloaded"};
    return types.at(size_t(error));
}

void CallStats::addDuration(std::chrono::nanoseconds duration)
{
    const double elapsed = std::chrono::duration<double>(duration).count();
    const auto *const bucket = std::lower_bound(bounds.begin(), bounds.end(), elapsed);
    ++buckets.at(size_t(std::distance(bounds.begin(), bucket)));
    seconds += elapsed;
}

} // namespace mm
