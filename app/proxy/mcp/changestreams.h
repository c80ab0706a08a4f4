// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/reply.h"
#include "app/proxy/mcp/toolcatalog.h"

#include <QTimer>

#include <chrono>
#include <memory>

namespace mm::mcp {

/// The streams that notify clients of changed tools, and of what servers report of their resources
/// and prompts: `subscriptions/listen` of the modern era, and the GET stream of the legacy one.
/// Runs in the thread's event loop.
class ChangeStreams final
{
public:
    struct Stream
    {
        std::shared_ptr<Reply> reply;
        QString service;           ///< whose tools it is about; empty for all
        QByteArray session{};      ///< of a legacy stream; empty if there is none
        QByteArray subscription{}; ///< id of the request, JSON; empty for a legacy stream
        // By the filter of the request:
        bool wantsTools = true;
        bool wantsPrompts = true;
        bool wantsResources = true;
        QStringList uris{}; ///< of resources; a legacy stream has those of all clients

        /// Whether it wants the notification \p method of a server, about the resource \p uri.
        [[nodiscard]] bool wants(const QString &method, const QString &uri) const;
    };

    /// \p delay is that of the notification of a change; changes within it are reported once.
    ChangeStreams(ToolCatalog *catalog, std::chrono::milliseconds delay);

    /// Acknowledges a subscription. \p id is for remove().
    void add(quint64 id, const Stream &stream);
    void remove(quint64 id);
    [[nodiscard]] qsizetype count() const { return m_streams.size(); }
    /// Call it after each change of the registrations.
    void servicesChanged();
    /// Passes a server's notification on.
    void notified(const QString &service, const QString &method, const QByteArray &params);
    /// Ends them, each subscription with its response.
    void endAll();

private:
    void sendChanges();
    /// To each stream that \p wants, of a session only to the newest. \p members are JSON with a
    /// comma after each.
    void send(const QByteArray &method, const QByteArray &members,
              const std::function<bool(const Stream &stream)> &wants);

    ToolCatalog *const m_catalog;
    QMap<quint64, Stream> m_streams; ///< by id, which rises
    QTimer m_timer;
};

} // namespace mm::mcp
