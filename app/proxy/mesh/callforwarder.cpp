// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/callforwarder.h"

#include "app/proxy/json/jsonerrors.h"
#include "app/proxy/mesh/requestbodies.h"
#include "app/proxy/mesh/serviceanswer.h"

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
    return u"Service \"%1\" (port %2): %3."_s.arg(tool.service, QString::number(tool.port),
                                                  failure);
}

/// The error of a call that was carried out.
http::Response failureResponse(int status, const QString &text)
{
    http::Response response = http::errorResponse(status, text);
    response.rejection.clear();
    return response;
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

void CallForwarder::forward(const http::ExchangePtr &exchange)
{
    const CallRequest request = parseCall(exchange->request().body, m_limits.callTimeout);
    if (!request.error.isEmpty()) {
        exchange->respond(http::errorResponse(400, request.error));
        return;
    }
    RegisteredService *const service = m_registry->find(request.target);
    if (!service) {
        exchange->respond(http::errorResponse(
            404, u"Service \"%1\" not found: it is not registered."_s.arg(request.target)));
        return;
    }
    service->counter.messageProcessed();
    const Call call{{service->name, service->port, request.tool}, steady_clock::now()};
    if (inFlight() < m_limits.calls &&
        m_perService.value(service->name) < m_limits.callsPerService) {
        start(exchange, call, request, service->address);
        return;
    }
    const QString failure =
        u"too many calls wait for an answer: MM takes %1, and %2 for one service"_s
            .arg(m_limits.calls)
            .arg(m_limits.callsPerService);
    record(call, CallError::Overloaded, failure);
    exchange->respond(failureResponse(503, sentence(call.tool, failure + u"; try again"_s)));
}

void CallForwarder::start(const http::ExchangePtr &exchange, const Call &call,
                          const CallRequest &request, const QHostAddress &preferred)
{
    ++m_perService[call.tool.service];
    const quint64 id =
        m_client.start({.endpoint = {http::loopbackAddresses(preferred), call.tool.port},
                        .target = request.path,
                        .body = request.arguments,
                        .timeout = request.timeout},
                       [this, exchange, call](http::CallResult result) {
                           exchange->respond(finish(call, std::move(result)));
                       });
    // Does not capture the exchange, which would then own itself.
    exchange->onAbandoned([this, id, call] {
        m_client.cancel(id);
        release(call.tool.service);
        const duration<double> waited = steady_clock::now() - call.started;
        record(call, CallError::Cancelled,
               u"the caller disconnected after %1 s, before the answer"_s.arg(waited.count(), 0,
                                                                              'f', 1));
    });
}

http::Response CallForwarder::finish(const Call &call, http::CallResult result)
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
    Outcome outcome = evaluate(call, std::move(result));
    record(call, outcome.error, outcome.failure);
    return std::move(outcome.response);
}

CallForwarder::Outcome CallForwarder::evaluate(const Call &call, http::CallResult result)
{
    const auto failed = [&call](CallError error, const QString &failure) {
        const int status = error == CallError::Timeout      ? 504
                           : error == CallError::Overloaded ? 503
                                                            : 502;
        return Outcome{failureResponse(status, sentence(call.tool, failure)), error, failure};
    };
    if (result.kind != http::CallResult::Kind::Answered) {
        const QString received = quoteStart(result.received);
        return failed(errorFor(result.kind),
                      received.isEmpty() ? result.text : result.text + u": "_s + received);
    }
    const ServiceAnswer answer = evaluateAnswer(result.response);
    if (answer.result.isNull())
        return failed(*answer.error, answer.failure);
    Outcome outcome{{}, answer.error, answer.failure};
    if (answer.saysFailure) {
        outcome.response = failureResponse(200, sentence(call.tool, answer.failure));
        outcome.response.body.first().replace(outcome.response.body.first().size() - 1, 1,
                                              R"(,"result":)");
        outcome.response.body += {answer.result, "}"};
    } else {
        outcome.response.body = {R"({"success":true,"result":)", answer.result, "}"};
    }
    outcome.response.lease = std::move(result.lease);
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
    if (!service)
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
        service->counter.callFailed(u"Call of \"%1\": %2."_s.arg(call.tool.name, failure));
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
