// SPDX-License-Identifier: MIT
#include "app/proxy/callforwarder.h"

#include "app/proxy/logging.h"
#include "app/proxy/requestbodies.h"
#include "app/proxy/serviceanswer.h"

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr qsizetype maxResponseBytes = qsizetype(16) * 1024 * 1024;
/// Min interval between log lines about failures of one service.
constexpr minutes failureLogInterval{1};

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
    const CallRequest call = parseCall(exchange->request().body, m_limits.callTimeout);
    if (!call.error.isEmpty()) {
        exchange->respond(http::errorResponse(400, call.error));
        return;
    }
    RegisteredService *const service = m_registry->find(call.target);
    if (!service) {
        exchange->respond(http::errorResponse(
            404, u"Service \"%1\" not found: it is not registered."_s.arg(call.target)));
        return;
    }
    service->counter.messageProcessed();
    const auto now = steady_clock::now();
    if (inFlight() < m_limits.calls &&
        m_perService.value(service->name) < m_limits.callsPerService) {
        start({exchange, service->name, service->port, now}, call, service->address);
        return;
    }
    record(service->name, now, CallError::Overloaded);
    exchange->respond(failureResponse( // counted as the service's error
        503, u"Too many calls wait for an answer: MM takes %1, and %2 for one service; try again."_s
                 .arg(m_limits.calls)
                 .arg(m_limits.callsPerService)));
}

void CallForwarder::start(const Call &call, const CallRequest &request,
                          const QHostAddress &preferred)
{
    ++m_perService[call.service];
    const quint64 id =
        m_client.start({.endpoint = {http::loopbackAddresses(preferred), call.port},
                        .target = request.path,
                        .body = request.arguments,
                        .timeout = request.timeout},
                       [this, call](http::CallResult result) { finish(call, std::move(result)); });
    // Does not capture the exchange, which would then own itself.
    call.exchange->onAbandoned([this, id, service = call.service, started = call.started] {
        m_client.cancel(id);
        release(service);
        record(service, started, CallError::Cancelled);
    });
}

void CallForwarder::finish(const Call &call, http::CallResult result)
{
    release(call.service);
    using Kind = http::CallResult::Kind;
    const Kind kind = result.kind;
    const QHostAddress address = result.address;
    Outcome outcome = evaluate(call, std::move(result));
    record(call.service, call.started, outcome.error);
    if (RegisteredService *const service = m_registry->find(call.service)) {
        // The program of another port says nothing about the one that is registered now.
        if (service->port == call.port) {
            if (kind == Kind::Answered) {
                m_registry->callAnswered(service, steady_clock::now());
                service->address = address;
            } else if (kind == Kind::Refused) {
                m_registry->callRefused(service);
            } else if (kind != Kind::Overloaded) {
                ServiceRegistry::callBroken(service);
            }
            if (!outcome.error)
                service->counter.callSucceeded();
            else
                service->counter.callFailed(outcome.failure);
        }
        logHealth(*service, outcome);
    }
    call.exchange->respond(std::move(outcome.response));
}

CallForwarder::Outcome CallForwarder::evaluate(const Call &call, http::CallResult result)
{
    const auto sentence = [&call](const QString &failure) {
        return u"Service \"%1\" (port %2): %3."_s.arg(call.service, QString::number(call.port),
                                                      failure);
    };
    const auto failed = [&sentence](CallError error, const QString &failure) {
        const int status = error == CallError::Timeout      ? 504
                           : error == CallError::Overloaded ? 503
                                                            : 502;
        return Outcome{failureResponse(status, sentence(failure)), error, failure};
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
        outcome.response = failureResponse(200, sentence(answer.failure));
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

void CallForwarder::record(const QString &service, steady_clock::time_point started,
                           std::optional<CallError> error)
{
    // A service that was removed meanwhile must not get metrics again.
    if (!m_registry->find(service))
        return;
    CallStats &stats = (*m_metrics)[service];
    // These never reached the service, and are fast.
    if (error != CallError::Refused && error != CallError::Overloaded)
        stats.addDuration(steady_clock::now() - started);
    if (error)
        stats.addError(*error);
}

/// Logs when a service starts to fail and when it works again, at most once a minute.
void CallForwarder::logHealth(RegisteredService &service, const Outcome &outcome)
{
    const bool failing = outcome.error && outcome.error != CallError::Overloaded &&
                         outcome.error != CallError::ToolError;
    const auto now = steady_clock::now();
    if (failing == service.failing || now - service.failureLogged < failureLogInterval)
        return;
    service.failing = failing;
    if (failing) {
        service.failureLogged = now;
        qCWarning(proxyLog).noquote() << u"Calls to \"%1\" (port %2) fail: %3"_s.arg(
            service.name, QString::number(service.port), outcome.failure);
    } else {
        qCInfo(proxyLog).noquote() << u"Calls to \"%1\" are answered again"_s.arg(service.name);
    }
}

} // namespace mm
