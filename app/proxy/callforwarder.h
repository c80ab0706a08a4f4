// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"
#include "app/http/exchange.h"
#include "app/proxy/callmetrics.h"
#include "app/proxy/serviceregistry.h"

#include <optional>

namespace mm {

struct CallRequest;

/// Forwards tool calls to services, many at once: a `POST /call` becomes
/// `POST http://127.0.0.1:{port}/tools/{tool_name}`. Each counts as a message for its service,
/// whatever its result.
class CallForwarder final
{
public:
    struct Limits
    {
        std::chrono::milliseconds callTimeout{30'000}; ///< for a call without "timeout"
        int calls = 100;                               ///< in flight, in all
        int callsPerService = 75;
    };

    CallForwarder(ServiceRegistry *registry, CallMetrics *metrics, http::MemoryQuota *responseQuota,
                  const Limits &limits);

    /// Responds to a `POST /call`, now or later.
    void forward(const http::ExchangePtr &exchange);
    /// Ends all calls in flight with an error.
    void abortAll();

private:
    /// A call in flight.
    struct Pending
    {
        http::ExchangePtr exchange;
        QString service;
        quint16 port = 0;
        std::chrono::steady_clock::time_point begun;
        quint64 id = 0; ///< the client's
    };
    using PendingPtr = std::shared_ptr<Pending>;

    struct Conclusion
    {
        http::Response response;
        std::optional<CallError> error;
        QString failure; ///< for the log; empty when the service answered well
    };

    void start(const PendingPtr &call, const CallRequest &request);
    void finish(const PendingPtr &call, http::CallResult result);
    [[nodiscard]] static Conclusion conclude(const Pending &call, http::CallResult result);
    void release(const PendingPtr &call);
    void record(const Pending &call, std::optional<CallError> error);
    static void logHealth(Registration &service, const Conclusion &conclusion);

    ServiceRegistry *const m_registry;
    CallMetrics *const m_metrics;
    const Limits m_limits;
    http::Client m_client;
    QHash<quint64, PendingPtr> m_pending;
    QHash<QString, int> m_perService;
};

} // namespace mm
