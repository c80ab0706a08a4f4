// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/reply.h"
#include "app/proxy/mcp/toolcatalog.h"

#include <QTimer>

#include <chrono>
#include <memory>

namespace mm::mcp {

/// The streams on which clients are notified of changed tools: `subscriptions/listen` of the modern
/// era, and the GET stream of the legacy one. Runs in the thread's event loop.
class ChangeStreams final
{
public:
    struct Stream
    {
        std::shared_ptr<Reply> reply;
        QString service;           ///< whose tools it is about; empty for all
        QByteArray session{};      ///< of a legacy stream; empty if there is none
        QByteArray subscription{}; ///< id of the request, JSON; empty for a legacy stream
        bool wantsTools = true;    ///< by the filter of the request
    };

    /// \p delay is that of the notification of a change; changes within it are reported once.
    ChangeStreams(ToolCatalog *catalog, std::chrono::milliseconds delay);

    /// Acknowledges a subscription. \p id is for remove().
    void add(quint64 id, const Stream &stream);
    void remove(quint64 id);
    [[nodiscard]] qsizetype count() const { return m_streams.size(); }
    /// Call it after each change of the registrations.
    void servicesChanged();
    /// Ends them, each subscription with its response.
    void endAll();

private:
    void sendChanges();

    ToolCatalog *const m_catalog;
    QMap<quint64, Stream> m_streams; ///< by id, which rises
    QTimer m_timer;
};

} // namespace mm::mcp
