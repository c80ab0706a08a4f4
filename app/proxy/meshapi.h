// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/exchange.h"
#include "app/proxy/callforwarder.h"
#include "app/proxy/callmetrics.h"
#include "app/proxy/serviceregistry.h"

#include <QTimer>

namespace mm {

/// MM's HTTP interface: the methods and paths, and what each does.
class MeshApi final
{
public:
    struct Config
    {
        QByteArray version;
        QString statsFile;
        std::chrono::milliseconds heartbeat{0};      ///< of the tracker
        std::chrono::milliseconds serviceTimeout{0}; ///< of ServiceRegistry
        CallForwarder::Limits calls;
        http::MemoryQuota *responseQuota = nullptr; ///< for services' responses; must outlive this
    };

    MeshApi(MeshStats *stats, const Config &config);

    void handle(const http::ExchangePtr &exchange);
    /// MM's own port, which no service can register.
    void setPort(quint16 port) { m_port = port; }
    /// Removes services that sent no heartbeat for too long. A timer calls it as long as needed.
    void expire();
    /// Ends the calls in flight.
    void abortCalls() { m_forwarder.abortAll(); }

private:
    using Steady = std::chrono::steady_clock;

    struct Route
    {
        const char *method;
        const char *path;
        void (MeshApi::*action)(const http::ExchangePtr &exchange);
    };
    static const std::array<Route, 8> routes;

    void listServices(const http::ExchangePtr &exchange);
    void registerService(const http::ExchangePtr &exchange);
    void deregisterService(const http::ExchangePtr &exchange);
    void heartbeat(const http::ExchangePtr &exchange);
    void call(const http::ExchangePtr &exchange);
    void health(const http::ExchangePtr &exchange);
    void stats(const http::ExchangePtr &exchange);
    void metrics(const http::ExchangePtr &exchange);

    MeshStats *const m_stats;
    const Config m_config;
    const Steady::time_point m_started = Steady::now();
    quint16 m_port = 0;
    ServiceRegistry m_registry;
    CallMetrics m_metrics;
    CallForwarder m_forwarder;
    QTimer m_expiryTimer; ///< active while a service sends heartbeats
};

} // namespace mm
