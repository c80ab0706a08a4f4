// SPDX-License-Identifier: MIT
#pragma once

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
