// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/reply.h"
#include "app/proxy/mcp/request.h"
#include "app/proxy/mesh/callforwarder.h"

#include <QTimer>

#include <memory>

namespace mm::mcp {

/// The calls of MCP clients that run: their progress, their cancellation, and their responses. Runs
/// in the thread's event loop.
class RunningCalls final
{
public:
    /// \p progressInterval is that of the notifications that MM makes itself.
    RunningCalls(CallForwarder *forwarder, std::chrono::milliseconds progressInterval);

    enum class Started { Runs, Ended, NoService };
    /// Starts \p call, which responds to \p request. \p isServer is whether MM runs its service; \p
    /// meta is resultMeta() for its result. For NoService nothing is responded.
    Started start(quint64 id, const Request &request, CallRequest call, bool isServer,
                  const QByteArray &meta, const std::shared_ptr<Reply> &reply);
    /// The client has cancelled its request with the id \p request, JSON.
    void cancel(const QByteArray &session, const QByteArray &request);
    /// The client can't receive the response any more. In the legacy era its call goes on, for at
    /// most the forwarder's callTimeout(), unless \p cancels.
    void disconnected(quint64 id, bool cancels);

private:
    struct Call
    {
        std::shared_ptr<Reply> reply;
        Era era = Era::Legacy;
        QString method;     ///< of the request
        QByteArray id;      ///< of the request
        QByteArray session; ///< as in Request
        QString service;
        bool isServer = false;    ///< MM runs it
        QByteArray meta;          ///< resultMeta() for its result
        QByteArray progressToken; ///< empty if no progress can be sent
        std::chrono::steady_clock::time_point started;
        quint64 forwarded = 0; ///< the call's id in the forwarder
    };

    void end(quint64 id, const QString &cause);
    void finished(quint64 id, CallOutcome outcome);
    static void respondAsSent(const Call &call, CallOutcome outcome);
    void passProgress(quint64 id, const QByteArray &params);
    void sendProgress();

    CallForwarder *const m_forwarder;
    QHash<quint64, Call> m_calls;
    QTimer m_progressTimer; ///< active while a call runs that needs MM's own progress
};

} // namespace mm::mcp
