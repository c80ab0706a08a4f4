// SPDX-License-Identifier: MIT
#include "app/proxy/callmetrics.h"

#include <algorithm>
#include <iterator>

namespace mm {

QByteArray errorType(CallError error)
{
    switch (error) {
    case CallError::Refused:
        return "refused";
    case CallError::Timeout:
        return "timeout";
    case CallError::Closed:
        return "closed";
    case CallError::BadAnswer:
        return "bad_answer";
    case CallError::TooLarge:
        return "too_large";
    case CallError::HttpError:
        return "http_error";
    case CallError::ToolError:
        return "tool_error";
    case CallError::Cancelled:
        return "cancelled";
    case CallError::Overloaded:
    case CallError::Count:
        break;
    }
    return "overloaded";
}

void CallFigures::addDuration(std::chrono::nanoseconds duration)
{
    const double took = std::chrono::duration<double>(duration).count();
    const auto *const bucket = std::lower_bound(bounds.begin(), bounds.end(), took);
    ++buckets.at(size_t(std::distance(bounds.begin(), bucket)));
    seconds += took;
}

} // namespace mm
