// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"
#include "app/proxy/mesh/callmetrics.h"
#include "app/proxy/mesh/failurelog.h"
#include "app/proxy/mesh/serviceanswer.h"
#include "app/proxy/mesh/serviceregistry.h"

#include <optional>

namespace mm {

struct CallRequest;

/// How a call ended.
struct CallOutcome
{
    ServiceAnswer answer;
    QString sentence;                 ///< for the caller; empty if the call did not fail
    http::MemoryQuota::Lease lease{}; ///< for the answer's result
};

/// Forwards calls to services, concurrently: to a server that MM runs by its ServerLink, to others
/// as `POST http://127.0.0.1:{port}/tools/{tool}`, or the same at ::1 if no program listens there;
/// the address that answered is tried first from then on. Each call counts as a message of its
/// service, once, whatever its result: here is the only place where calls are counted. Runs in the
/// thread's event loop.
class CallForwarder final
{
public:
    struct Limits
    {
        std::chrono::milliseconds callTimeout{30'000}; ///< for a call without "timeout"
        int calls = 100;                               ///< max in flight
        int callsPerService = 75;
    };
    using Done = std::function<void(CallOutcome outcome)>;

    CallForwarder(ServiceRegistry *registry, CallMetrics *metrics, http::MemoryQuota *responseQuota,
                  const Limits &limits);

    [[nodiscard]] std::chrono::milliseconds callTimeout() const { return m_limits.callTimeout; }

    /// Starts \p request, which is valid. \p done is called once, unless the call is cancelled: at
    /// once if MM has no room for it, else later. Returns the call's id for cancel(), 0 if it has
    /// ended already; nullopt if its service is not registered, which counts nothing.
    std::optional<quint64> start(const CallRequest &request, Done done);
    /// Ends a call without calling its Done. \p cause is for a sentence: "the caller disconnected".
    /// Does nothing for a call that has ended.
    void cancel(quint64 id, const QString &cause);
    /// Forgets its metrics and failures.
    void serviceRemoved(const QString &service);
    /// Ends all calls in flight to services over HTTP with an error; the servers end theirs.
    void abortAll() { m_client.abortAll(QStringLiteral("MM is stopping")); }
    [[nodiscard]] qsizetype inFlight() const { return m_calls.size(); }

private:
    struct Call
    {
        FailureLog::Tool tool;
        std::chrono::steady_clock::time_point started;
        bool counts = true;
        ServerLink *server = nullptr; ///< null for a service over HTTP; valid while registered
        quint64 link = 0;             ///< the call's id in the client, or in its server
    };

    [[nodiscard]] CallOutcome finish(const Call &call, http::CallResult result);
    [[nodiscard]] CallOutcome finish(const Call &call, ServiceAnswer answer,
                                     http::MemoryQuota::Lease lease);
    void release(const QString &service);
    void record(const Call &call, std::optional<CallError> error, const QString &failure);

    ServiceRegistry *const m_registry;
    CallMetrics *const m_metrics;
    const Limits m_limits;
    FailureLog m_failureLog;
    http::Client m_client;
    quint64 m_lastId = 0;
    QHash<quint64, Call> m_calls;     ///< in flight
    QHash<QString, int> m_perService; ///< calls in flight
};

} // namespace mm
