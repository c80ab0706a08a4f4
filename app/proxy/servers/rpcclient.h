// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mesh/serverlink.h"

#include <QHash>
#include <QTimer>

namespace mm {

/// Requests of JSON-RPC 2.0 to one server, many at a time, each message on a line. Offers the
/// server nothing but ping. Use it from a thread with an event loop.
class RpcClient final
{
public:
    struct Handlers
    {
        /// Sends a line; false if the server has not read what was sent before.
        std::function<bool(const QByteArray &line)> send;
        std::function<void(const QString &method, const QByteArray &params)> notified;
        /// Of what is no message of JSON-RPC.
        std::function<void(const QByteArray &line)> noiseRead;
    };
    using Done = ServerLink::Done;
    using Progress = std::function<void(const QByteArray &params)>;

    /// \p quota limits the sum of all results; may be null. It must outlive this.
    RpcClient(Handlers handlers, http::MemoryQuota *quota);

    /// The id of the next request, which is also its progress token.
    [[nodiscard]] quint64 nextId() const { return m_lastId + 1; }
    /// Sends a request. \p params is a JSON object, or empty. \p done is called once, later, unless
    /// the request is cancelled. With \p progress, each step of it starts the \p timeout again, for
    /// an hour in all.
    quint64 request(const QByteArray &method, const QByteArray &params,
                    std::chrono::milliseconds timeout, Done done, Progress progress = {});
    /// Ends a request without calling its Done, and tells the server. Does nothing if it has ended.
    void cancel(quint64 id, const QString &reason);
    void notify(const QByteArray &method, const QByteArray &params = {});
    /// Ends all requests with an error. \p failure is a clause.
    void failAll(CallError error, const QString &failure);

    /// A line of the server.
    void received(const QByteArray &line);
    /// A line that had more than \p maxBytes and was dropped; \p id is that of the message, if any.
    void skipped(const QByteArray &id, qsizetype maxBytes);
    /// When the server answered last.
    [[nodiscard]] std::chrono::steady_clock::time_point lastAnswer() const { return m_lastAnswer; }

private:
    struct Pending
    {
        QByteArray method;
        std::chrono::milliseconds timeout;
        std::chrono::steady_clock::time_point started;
        std::chrono::steady_clock::time_point deadline;
        Done done;
        Progress progress;
    };

    void sendCancelled(quint64 id, const Pending &request, const QString &reason);
    void answer(const QByteArray &id, const QString &method);
    void respond(const Pending &request, const QByteArray &json, bool isError);
    void checkDeadlines();

    const Handlers m_handlers;
    http::MemoryQuota *const m_quota;
    quint64 m_lastId = 0;
    QHash<quint64, Pending> m_pending;
    std::chrono::steady_clock::time_point m_lastAnswer{};
    QTimer m_deadlineTimer; ///< active while a request runs
};

} // namespace mm
