// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/changestreams.h"
#include "app/proxy/mcp/owntools.h"
#include "app/proxy/mcp/runningcalls.h"
#include "app/proxy/mcp/toolcatalog.h"
#include "app/proxy/mesh/callforwarder.h"

#include <QTimer>

#include <memory>

namespace mm::mcp {

/// MM as an MCP server: what methods do, whatever the transport. Keeps no sessions. Runs in the
/// thread's event loop.
class McpServer final
{
public:
    struct Config
    {
        QByteArray version; ///< of MM
        /// Of all calls together, so the first notification of a call may come earlier.
        std::chrono::milliseconds progressInterval{5'000};
        /// Whether a server may become ready in a moment. The first requests wait for it.
        std::function<bool()> isStarting{};
        std::chrono::milliseconds startWait{3'000};
        /// Delay of the notification of a change; changes within it are reported once.
        std::chrono::milliseconds changeDelay{50};
    };

    McpServer(const MeshStats *stats, ServiceRegistry *registry, CallForwarder *forwarder,
              const Config &config);

    /// Whether the response to \p request is a stream of changes, which needs a Reply that
    /// notifies.
    [[nodiscard]] static bool isListen(const Request &request);
    /// Carries \p request out and responds now or later. Returns an id for disconnected(); 0 if it
    /// has ended.
    quint64 handle(const Request &request, const std::shared_ptr<Reply> &reply);
    /// A notification of a client.
    void notified(const Message &message, const QByteArray &session);
    /// The legacy stream of changes. Returns an id for disconnected().
    quint64 openChangeStream(const QString &service, const QByteArray &session,
                             const std::shared_ptr<Reply> &reply);
    /// The client can't receive the response any more. In the legacy era its call goes on, for at
    /// most the forwarder's callTimeout(), unless \p cancels.
    void disconnected(quint64 id, bool cancels = false);

    /// Call it after each change of the registrations, and of the state of a server.
    void servicesChanged();
    /// Passes the notification of a server on.
    void serverNotified(const QString &service, const QString &method, const QByteArray &params)
    {
        m_changeStreams.notified(service, method, params);
    }
    /// Ends the streams of changes, as MM stops.
    void endStreams() { m_changeStreams.endAll(); }
    [[nodiscard]] qsizetype streamCount() const { return m_changeStreams.count(); }

private:
    /// A request that waits for a server to become ready.
    struct Waiting
    {
        Request request;
        std::shared_ptr<Reply> reply;
        std::chrono::steady_clock::time_point deadline;
    };
    [[nodiscard]] ServerLink *serverOf(const QString &service) const;
    [[nodiscard]] bool hasToWait(const Request &request);
    [[nodiscard]] bool isUnknownTool(const Request &request);
    [[nodiscard]] std::optional<ToolCatalog::Tool> findTool(const QString &service,
                                                            const QString &name);
    void retryWaiting();
    /// A request that a server carries out itself.
    quint64 passOn(const Request &request, ServerLink *server, const std::shared_ptr<Reply> &reply);
    quint64 handleNow(const Request &request, const std::shared_ptr<Reply> &reply);
    [[nodiscard]] QByteArrayList initialize(const Request &request) const;
    [[nodiscard]] QByteArrayList discover(const Request &request) const;
    [[nodiscard]] QByteArrayList listTools(const Request &request, std::optional<Error> *error);
    quint64 listen(const Request &request, const std::shared_ptr<Reply> &reply);
    quint64 callTool(const Request &request, const std::shared_ptr<Reply> &reply);
    quint64 callOwnTool(const Request &request, const QString &name, const QByteArray &arguments,
                        const std::shared_ptr<Reply> &reply);
    quint64 startCall(const Request &request, CallRequest call,
                      const std::shared_ptr<Reply> &reply);
    [[nodiscard]] QByteArray metaFor(const Request &request) const;

    ServiceRegistry *const m_registry;
    CallForwarder *const m_forwarder;
    const Config m_config;
    const std::chrono::steady_clock::time_point m_started = std::chrono::steady_clock::now();
    ToolCatalog m_catalog;
    OwnTools m_ownTools;
    quint64 m_lastId = 0;
    RunningCalls m_calls;
    ChangeStreams m_changeStreams;
    QList<Waiting> m_waiting;
    QTimer m_waitTimer; ///< active while a request waits
};

} // namespace mm::mcp
