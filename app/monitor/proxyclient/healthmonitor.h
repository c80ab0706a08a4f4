// SPDX-License-Identifier: MIT
#pragma once

#include "app/monitor/proxyclient/mmclient.h"
#include "app/monitor/proxyclient/mmresponse.h"
#include "core/statsfile/reading.h"

#include <QTimer>

namespace mm {

/// Polls whether the MM that writes a stats file is there, for files that name no writer. One
/// request at a time. Runs in the thread's event loop.
class HealthMonitor final : public QObject
{
    Q_OBJECT

public:
    using Milliseconds = std::chrono::milliseconds;

    /// \p statsFile is the one that MM is thought to write, \p interval from a result to the next
    /// check, \p timeout of each request.
    HealthMonitor(const MmUrl &url, const QString &statsFile,
                  Milliseconds interval = Milliseconds(2'000),
                  Milliseconds timeout = Milliseconds(2'000));

    /// Starts with a check at once. Stopping keeps what the last check found.
    void setRunning(bool running);
    [[nodiscard]] MmReachability reachability() const { return m_reachability; }

Q_SIGNALS:
    /// Answering or Unknown after one check; Gone after failuresUntilGone failures in a row.
    void reachabilityChanged(mm::MmReachability reachability);

private:
    void check();
    void handleResult(ProbeResult result, const http::CallResult &call);

    const QString m_statsFile;
    const Milliseconds m_timeout;
    MmClient m_client;
    QTimer m_timer;
    bool m_running = false;
    bool m_inFlight = false;
    int m_failures = 0; ///< in a row
    MmReachability m_reachability = MmReachability::Unknown;
};

} // namespace mm
