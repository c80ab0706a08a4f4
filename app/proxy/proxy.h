// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/server.h"
#include "app/proxy/options.h"

#include <memory>

namespace mm {

class Api;
class MeshStats;

/// MM: the HTTP interface and the tracker, from start to end.
class Proxy final : public QObject
{
    Q_OBJECT

public:
    explicit Proxy(const ProxyOptions &options);
    /// Saves a last time. Waits for the disk.
    ~Proxy() override;

    /// False when the port is taken or the stats file is another writer's. \p error is empty where
    /// the log has said why.
    [[nodiscard]] bool start(QString *error);
    [[nodiscard]] QStringList urls() const { return m_server.urls(); }

    /// Takes no more requests, lets calls in flight end, up to 5 s, then emits finished().
    void stop();

Q_SIGNALS:
    void finished();

private:
    const ProxyOptions m_options;
    http::Server m_server;
    std::unique_ptr<MeshStats> m_stats;
    std::unique_ptr<Api> m_api;
    QTimer m_pulse;
    bool m_stopping = false;
};

} // namespace mm
