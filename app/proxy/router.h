// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"
#include "app/http/exchange.h"
#include "app/proxy/callmetrics.h"
#include "app/proxy/registry.h"

namespace mm {

struct CallRequest;

/// Takes tool calls to the services that are to answer them: `POST /call` in,
/// `POST http://127.0.0.1:{port}/tools/{tool_name}` out, many at once. Each one counts as a message
/// for its service, whatever becomes of it.
class Router final
{
public:
    struct Limits
    {
        std::chrono::milliseconds callTimeout{30'000}; ///< where the caller names none
        int calls = 100;                               ///< in flight, in all
        int callsPerService = 75;
    };

    Router(Registry *registry, CallMetrics *metrics, http::Budget *answers, const Limits &limits);

    /// Answers a `POST /call`, now or later.
    void route(const http::ExchangePtr &exchange);
    /// Ends the calls that are still in flight with an error.
    void giveUp();

private:
    /// A call on its way.
    struct Pending
    {
        http::ExchangePtr exchange;
        QString service;
        quint16 port = 0;
        std::chrono::steady_clock::time_point begun;
        quint64 number = 0; ///< the client's
    };
    using PendingPtr = std::shared_ptr<Pending>;

    /// What became of one.
    struct Verdict
    {
        http::Response response;
        std::optional<CallError> error;
        QString why;
    };

    void start(const PendingPtr &call, const CallRequest &request);
    void finish(const PendingPtr &call, http::Outcome outcome);
    [[nodiscard]] static Verdict judge(const Pending &call, http::Outcome outcome);
    void release(const PendingPtr &call);
    void note(const Pending &call, std::optional<CallError> error);
    static void noteHealth(Registration &service, const Verdict &verdict);

    Registry *const m_registry;
    CallMetrics *const m_metrics;
    const Limits m_limits;
    http::Client m_client;
    QHash<quint64, PendingPtr> m_pending;
    QHash<QString, int> m_perService;
};

} // namespace mm
