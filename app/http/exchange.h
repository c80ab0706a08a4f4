// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/eventstream.h"
#include "app/http/message.h"

#include <functional>
#include <memory>

namespace mm::http {

class ServerSession;

/// One request, to which the handler responds once, now or later. If it is destroyed without a
/// response, status 500 is sent. May outlive its client and the server; a response is then dropped.
class Exchange final
{
public:
    Exchange(Request request, MemoryQuota::Lease lease, ServerSession *session);
    ~Exchange();
    Q_DISABLE_COPY_MOVE(Exchange)

    [[nodiscard]] const Request &request() const { return m_request; }

    void respond(Response response);
    /// Begins a response of events, with status 200 and \p headers in addition to those of every
    /// stream. The exchange is then done, as after respond(); its request stays readable. To a HEAD
    /// request only the head is sent, and the stream is closed.
    /// Null if the server has ServerLimits::maxStreams, or closes, or the client has left: then
    /// respond() otherwise.
    [[nodiscard]] EventStreamPtr openStream(const QList<Header> &headers = {});
    /// \p callback is called if the client disconnects before the response.
    void onAbandoned(std::function<void()> callback) { m_onAbandoned = std::move(callback); }

private:
    friend class ServerSession;
    void abandon();

    Request m_request;
    MemoryQuota::Lease m_lease;
    ServerSession *m_session; ///< null once responded or abandoned
    std::function<void()> m_onAbandoned;
};

using ExchangePtr = std::shared_ptr<Exchange>;
using Handler = std::function<void(const ExchangePtr &exchange)>;

} // namespace mm::http
