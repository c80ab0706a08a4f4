// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"
#include "app/http/exchange.h"
#include "app/proxy/mesh/callmetrics.h"
#include "app/proxy/mesh/failurelog.h"
#include "app/proxy/mesh/serviceregistry.h"

#include <optional>

namespace mm {

struct CallRequest;

/// Forwards tool calls to services, concurrently: a `POST /call` becomes
/// `POST http://127.0.0.1:{port}/tools/{tool_name}`, or the same at ::1 if no program listens
/// there; the address that answered is tried first from then on. Each call counts as a message of
/// its service, whatever its result.
class CallForwarder final
{
public:
    struct Limits
    {
        std::chrono::milliseconds callTimeout{30'000}; ///< for a call without "timeout"
        int calls = 100;                               ///< max in flight
        int callsPerService = 75;
    };

    CallForwarder(ServiceRegistry *registry, CallMetrics *metrics, http::MemoryQuota *responseQuota,
                  const Limits &limits);

    /// Responds to a `POST /call`, now or later.
    void forward(const http::ExchangePtr &exchange);
    /// Forgets its metrics and failures.
    void serviceRemoved(const QString &service);
    /// Ends all calls in flight with an error.
    void abortAll() { m_client.abortAll(QStringLiteral("MM is stopping")); }
    [[nodiscard]] qsizetype inFlight() const { return m_client.inFlight(); }

private:
    struct Call
    {
        FailureLog::Tool tool;
        std::chrono::steady_clock::time_point started;
    };

    struct Outcome
    {
        http::Response response;
        std::optional<CallError> error;
        QString failure; ///< for a sentence, without a full stop; empty without an error
    };

    void start(const http::ExchangePtr &exchange, const Call &call, const CallRequest &request,
               const QHostAddress &preferred);
    [[nodiscard]] http::Response finish(const Call &call, http::CallResult result);
    [[nodiscard]] static Outcome evaluate(const Call &call, http::CallResult result);
    void release(const QString &service);
    void record(const Call &call, std::optional<CallError> error, const QString &failure);

    ServiceRegistry *const m_registry;
    CallMetrics *const m_metrics;
    const Limits m_limits;
    FailureLog m_failureLog;
    http::Client m_client;
    QHash<QString, int> m_perService; ///< calls in flight
};

} // namespace mm
