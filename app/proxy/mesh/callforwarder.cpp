// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/callforwarder.h"

#include "app/proxy/json/jsonerrors.h"
#include "app/proxy/mesh/requestbodies.h"
#include "app/proxy/mesh/serverlink.h"

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr qsizetype maxResponseBytes = qsizetype(16) * 1024 * 1024;

CallError errorFor(http::CallResult::Kind kind)
{
    using Kind = http::CallResult::Kind;
    return kind == Kind::Refused      ? CallError::Refused
           : kind == Kind::Closed     ? CallError::Closed
           : kind == Kind::TooLarge   ? CallError::TooLarge
           : kind == Kind::TimedOut   ? CallError::Timeout
           : kind == Kind::Overloaded ? CallError::Overloaded
                                      : CallError::BadAnswer;
}

/// For the caller.
QString sentence(const FailureLog::Tool &tool, const QString &failure)
{
    return u"Service \"%1\"%2: %3."_s.arg(
        tool.service, tool.port == 0 ? QString() : u" (port %1)"_s.arg(tool.port), failure);
}

} // namespace

CallForwarder::CallForwarder(ServiceRegistry *registry, CallMetrics *metrics,
                             http::MemoryQuota *responseQuota, const Limits &limits)
    : m_registry(registry)
    , m_metrics(metrics)
    , m_limits(limits)
    , m_client("mm-proxy", maxResponseBytes, responseQuota)
{
}

std::optional<quint64> CallForwarder::start(const CallRequest &request, Done done)
{
    RegisteredService *const service = m_registry->find(request.target);
    if (!service)
        return {};
    if (request.counts)
        service->counter.messageProcessed();
    const Call call{.tool = {service->name, service->port, request.tool},
                    .started = steady_clock::now(),
                    .counts = request.counts,
                    .server = service->server};
    if (inFlight() >= m_limits.calls ||
        m_perService.value(service->name) >= m_limits.callsPerService) {
        const QString failure =
            u"too many calls wait for an answer: MM takes %1, and %2 for one service"_s
                .arg(m_limits.calls)
                .arg(m_limits.callsPerService);
        record(call, CallError::Overloaded, failure);
        done({.answer = {.error = CallError::Overloaded, .failure = failure},
              .sentence = sentence(call.tool, failure + u"; try again"_s)});
        return 0;
    }
    ++m_perService[call.tool.service];
    const quint64 id = ++m_lastId;
    m_calls.insert(id, call);
    // Both call back later: the call is in m_calls by then.
    m_calls[id].link =
        service->server
            ? service->server->start(
                  request,
                  [this, id, done = std::move(done)](ServiceAnswer answer,
                                                     http::MemoryQuota::Lease lease) {
                      // The call was cancelled after the server had left: see cancel().
                      if (m_calls.contains(id))
                          done(finish(m_calls.take(id), std::move(answer), std::move(lease)));
                  })
            : m_client.start(
                  {.endpoint = {http::loopbackAddresses(service->address), service->port},
                   .target = request.path,
                   .body = request.arguments,
                   .timeout = request.timeout},
                  [this, id, done = std::move(done)](http::CallResult result) {
                      done(finish(m_calls.take(id), std::move(result)));
                  });
    return id;
}

void CallForwarder::cancel(quint64 id, const QString &cause)
{
    if (!m_calls.contains(id))
        return;
    const Call call = m_calls.take(id);
    if (!call.server)
        m_client.cancel(call.link);
    else if (const RegisteredService *const service = m_registry->find(call.tool.service);
             service && service->server == call.server) // not another one of its name
        call.server->cancel(call.link, cause);
    release(call.tool.service);
    const duration<double> waited = steady_clock::now() - call.started;
    record(call, CallError::Cancelled,
           u"%1 after %2 s, before the answer"_s.arg(cause).arg(waited.count(), 0, 'f', 1));
}

CallOutcome CallForwarder::finish(const Call &call, ServiceAnswer answer,
                                  http::MemoryQuota::Lease lease)
{
    release(call.tool.service);
    RegisteredService *const service = m_registry->find(call.tool.service);
    if (service && service->server && !answer.result.isNull())
        service->touch(steady_clock::now());
    CallOutcome outcome{.answer = std::move(answer), .sentence = {}, .lease = std::move(lease)};
    if (outcome.answer.error)
        outcome.sentence = sentence(call.tool, outcome.answer.failure);
    record(call, outcome.answer.error, outcome.answer.failure);
    return outcome;
}

CallOutcome CallForwarder::finish(const Call &call, http::CallResult result)
{
    release(call.tool.service);
    using Kind = http::CallResult::Kind;
    RegisteredService *const service = m_registry->find(call.tool.service);
    // The program of another port says nothing about the one that is registered now.
    if (service && service->port == call.tool.port) {
        if (result.kind == Kind::Answered) {
            m_registry->callAnswered(service, steady_clock::now());
            service->address = result.address;
        } else if (result.kind == Kind::Refused) {
            m_registry->callRefused(service, steady_clock::now());
        } else if (result.kind != Kind::Overloaded) {
            ServiceRegistry::callBroken(service);
        }
    }
    CallOutcome outcome;
    if (result.kind == Kind::Answered) {
        outcome.answer = evaluateAnswer(result.response);
    } else {
        const QString received = quoteStart(result.received);
        outcome.answer = {.error = errorFor(result.kind),
                          .failure =
                              received.isEmpty() ? result.text : result.text + u": "_s + received};
    }
    outcome.lease = std::move(result.lease);
    if (outcome.answer.error)
        outcome.sentence = sentence(call.tool, outcome.answer.failure);
    record(call, outcome.answer.error, outcome.answer.failure);
    return outcome;
}

void CallForwarder::release(const QString &service)
{
    if (--m_perService[service] == 0)
        m_perService.remove(service);
}

void CallForwarder::record(const Call &call, std::optional<CallError> error, const QString &failure)
{
    // A service that was removed meanwhile must not get metrics again.
    RegisteredService *const service = m_registry->find(call.tool.service);
    if (!service || !call.counts)
        return;
    const auto now = steady_clock::now();
    CallStats &stats = (*m_metrics)[call.tool.service];
    // These never reached the service, and are fast.
    if (error != CallError::Refused && error != CallError::Overloaded)
        stats.addDuration(now - call.started);
    if (error)
        stats.addError(*error);
    if (service->port != call.tool.port)
        return;
    if (error) {
        service->counter.callFailed(u"Call of \"%1\": %2."_s.arg(call.tool.name, failure),
                                    errorTypes.at(size_t(*error)));
        m_failureLog.failed(call.tool, *error, failure, now);
    } else {
        service->counter.callSucceeded();
        m_failureLog.succeeded(call.tool, now);
    }
}

void CallForwarder::serviceRemoved(const QString &service)
{
    m_metrics->remove(service);
    m_failureLog.removed(service);
}

} // namespace mm
