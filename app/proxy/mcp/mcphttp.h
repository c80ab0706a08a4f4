// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/exchange.h"
#include "app/proxy/mcp/mcpserver.h"

namespace mm::mcp {

/// The transport "Streamable HTTP" of MCP, for both eras: `/mcp` for the tools of all services,
/// `/mcp/{service}` for those of one. Runs in the thread's event loop.
class McpHttp final
{
public:
    static constexpr const char *path = "/mcp";
    /// With the value "stdio" in the requests of a bridge, which posts what its client sends on
    /// stdin. Such a client sends no headers that repeat the message, so they are not checked. And
    /// the bridge closes a connection only when its client cancels or ends: in both eras that
    /// cancels the request.
    static constexpr const char *transportHeader = "MM-Transport";
    static constexpr qsizetype maxBodyBytes = qsizetype(4) * 1024 * 1024;
    static constexpr qsizetype maxBatch = 100; ///< messages

    /// \p responseQuota is for batches; must outlive this.
    McpHttp(const MeshStats *stats, ServiceRegistry *registry, CallForwarder *forwarder,
            http::MemoryQuota *responseQuota, const McpServer::Config &config);

    /// Whether a request of this path is for handle().
    [[nodiscard]] static bool isOwnPath(const QByteArray &requestPath);
    /// Responds to \p exchange, now or later.
    void handle(const http::ExchangePtr &exchange);
    [[nodiscard]] McpServer &server() { return m_server; }

private:
    void post(const http::ExchangePtr &exchange, const QString &service);
    void openStream(const http::ExchangePtr &exchange, const QString &service);
    void respondToBatch(const http::ExchangePtr &exchange, const QString &service,
                        const QByteArrayList &items);
    void respond(const http::ExchangePtr &exchange, const Request &request);
    /// \p rejection is empty if the message was accepted.
    using Respond =
        std::function<void(int status, const QByteArrayList &body, const QString &rejection)>;
    /// Nullopt if the message is no request, or a rejected one, and was responded to.
    [[nodiscard]] std::optional<Request> requestOf(const http::Request &request,
                                                   const QString &service, const QByteArray &text,
                                                   const Respond &respond);

    ServiceRegistry *const m_registry;
    http::MemoryQuota *const m_responseQuota;
    McpServer m_server;
};

} // namespace mm::mcp
