// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/exchange.h"
#include "app/proxy/mcp/mcphttp.h"
#include "app/proxy/mesh/callforwarder.h"
#include "app/proxy/mesh/callmetrics.h"
#include "app/proxy/mesh/registrationfile.h"
#include "app/proxy/mesh/serviceregistry.h"
#include "app/proxy/rejectedrequests.h"
#include "app/proxy/serverendpoint.h"
#include "app/proxy/servers/serverrunner.h"

#include <QTimer>

namespace mm {

/// MM's HTTP interface.
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
        quint16 port = 0;                           ///< MM's own; no service can register it
        mcp::McpServer::Config mcp{.version = version};
        ServerRunner::Config servers{}; ///< without statsFile, version and quota, which are above
    };

    /// Takes up the registrations that the MM before has kept, if a program listens at their port.
    /// Blocks for this, usually for a few milliseconds, for about 0.5 s at most.
    MeshApi(MeshStats *stats, const Config &config);

    void handle(const http::ExchangePtr &exchange);
    /// Counts it.
    void requestRejected(const http::Rejection &rejection);
    /// Removes services that sent no heartbeat within the timeout. Also called by a timer.
    void expire();
    /// Ends all calls in flight with an error.
    void abortCalls() { m_forwarder.abortAll(); }
    /// Ends the streams that MCP clients keep open, as MM stops.
    void endStreams() { m_mcp.server().endStreams(); }
    /// Ends the servers that MM runs, as it stops. \p done is called later.
    void stopServers(const QObject *context, const std::function<void()> &done);

private:
    using Steady = std::chrono::steady_clock;

    struct Route
    {
        const char *method;
        const char *path;
        http::Response (MeshApi::*action)(const QByteArray &body); ///< null if it responds later
    };
    static const std::array<Route, 8> routes;
    /// Null if there is none.
    [[nodiscard]] static const Route *routeOf(const QByteArray &path);

    void takeUp(const RegistrationFile::Registrations &registrations);
    void followFile();
    /// After each change of the registrations.
    void servicesChanged();
    [[nodiscard]] RegistrationFile::Registrations registrations();
    [[nodiscard]] static ServerRunner::Config serversConfig(const Config &config);
    [[nodiscard]] mcp::McpServer::Config mcpConfig() const;
    void connectServers();

    http::Response listServices(const QByteArray &body);
    http::Response registerService(const QByteArray &body);
    http::Response deregisterService(const QByteArray &body);
    http::Response heartbeat(const QByteArray &body);
    http::Response health(const QByteArray &body);
    http::Response stats(const QByteArray &body);
    http::Response metrics(const QByteArray &body);

    MeshStats *const m_stats;
    const Config m_config;
    const Steady::time_point m_started = Steady::now();
    ServiceRegistry m_registry;
    RegistrationFile m_registrationFile;
    ServerRunner m_servers;
    std::unique_ptr<ServerEndpoint> m_serverEndpoint; ///< null before MM runs servers
    CallMetrics m_metrics;
    RejectedRequests m_rejected;
    CallForwarder m_forwarder;
    mcp::McpHttp m_mcp;
    QTimer m_expiryTimer; ///< active while a service sends heartbeats
    QTimer m_fileTimer;
    int m_takeovers = 0; ///< SaveReport::takeovers, at the last check
};

} // namespace mm
