// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/server.h"
#include "app/proxy/options.h"

#include <memory>

namespace mm {

class MeshApi;
class MeshStats;

/// MM: its HTTP server and its tracker.
class Proxy final : public QObject
{
    Q_OBJECT

public:
    explicit Proxy(const ProxyOptions &options);
    /// Saves the stats file a last time; blocks while the disk does.
    ~Proxy() override;

    /// False if the port is taken or another process writes the stats file. \p error is empty if
    /// the cause was already logged.
    [[nodiscard]] bool start(QString *error);
    [[nodiscard]] QStringList urls() const { return m_server.urls(); }

    /// Accepts no more requests, waits up to 5 s for calls in flight, then emits finished().
    void stop();

Q_SIGNALS:
    void finished();

private:
    const ProxyOptions m_options;
    http::Server m_server;
    std::unique_ptr<MeshStats> m_stats;
    std::unique_ptr<MeshApi> m_api;
    QTimer m_watchdogTimer;
    bool m_stopping = false;
};

} // namespace mm
