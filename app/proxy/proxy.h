// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/server.h"
#include "app/proxy/options.h"

#include <memory>

namespace mm {

class MeshApi;
class MeshStats;

/// Of mm-proxy, as in sysexits.h. The unit files restart it only after what may pass.
enum class ExitCode {
    Success = 0,
    Failure = 1,
    BadUsage = 64,
    Taken = 69, ///< another program has the port, or another MM the stats file
    NotPermitted = 77,
};

/// MM: its HTTP server and its tracker.
class Proxy final : public QObject
{
    Q_OBJECT

public:
    explicit Proxy(const ProxyOptions &options);
    /// Saves the stats file a last time; blocks while the disk does.
    ~Proxy() override;

    /// On failure, \p error is empty if the cause was already logged.
    [[nodiscard]] ExitCode start(QString *error);
    [[nodiscard]] QStringList urls() const { return m_server.urls(); }

    /// Accepts no more requests, waits up to 5 s for calls in flight, ends the servers that
    /// it runs, then emits finished().
    void stop();

Q_SIGNALS:
    void finished();

private:
    ExitCode listen(QString *error);
    void stopServers();

    const ProxyOptions m_options;
    http::Server m_server;
    std::unique_ptr<MeshStats> m_stats;
    std::unique_ptr<MeshApi> m_api;
    QTimer m_watchdogTimer;
    bool m_stopping = false;
    bool m_stopsServers = false;
};

} // namespace mm
