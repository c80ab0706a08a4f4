// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/exchange.h"
#include "app/proxy/callmetrics.h"
#include "app/proxy/registry.h"
#include "app/proxy/router.h"

#include <QTimer>

namespace mm {

/// MM's HTTP interface: which method and path does what.
class Api final
{
public:
    struct Facts
    {
        QByteArray version;
        QString statsFile;
        std::chrono::milliseconds heartbeat{0};      ///< the tracker's
        std::chrono::milliseconds serviceTimeout{0}; ///< Registry's
        Router::Limits calls;
        http::Budget *answers = nullptr; ///< for what services answer; must outlive this
    };

    Api(MeshStats *stats, const Facts &facts);

    void handle(const http::ExchangePtr &exchange);
    /// MM's own port, where no service can be.
    void setPort(quint16 port) { m_port = port; }
    /// Removes what has been silent for too long. Done by itself while anybody could be.
    void expire();
    /// Ends the calls in flight.
    void giveUp() { m_router.giveUp(); }

private:
    using Steady = std::chrono::steady_clock;
    using Action = void (Api::*)(const http::ExchangePtr &exchange);

    struct Route
    {
        const char *method;
        const char *path;
        Action action;
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
    const Facts m_facts;
    const Steady::time_point m_begun = Steady::now();
    quint16 m_port = 0;
    Registry m_registry;
    CallMetrics m_metrics;
    Router m_router;
    QTimer m_expiry; ///< runs while anybody could expire
};

} // namespace mm
