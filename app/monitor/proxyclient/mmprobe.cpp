// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/mmprobe.h"

#include "app/http/blockingget.h"
#include "app/monitor/proxyclient/mmresponse.h"

namespace mm {

MmReachability probeMm(const MmUrl &url, const QString &statsFile,
                       std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    const auto get = [&](const QByteArray &path) {
        return http::blockingGet(url.addresses, url.port, path, deadline);
    };
    ProbeResult result = resultOfHealth(get("/health"), statsFile);
    if (result == ProbeResult::TryServices)
        result = resultOfServices(get("/services"));
    if (result == ProbeResult::Failed)
        return MmReachability::Gone;
    return result == ProbeResult::Answering ? MmReachability::Answering : MmReachability::Unknown;
}

} // namespace mm
