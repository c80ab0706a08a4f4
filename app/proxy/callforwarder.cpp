// SPDX-License-Identifier: MIT
#include "app/proxy/callforwarder.h"

#include "app/proxy/jsonslice.h"
#include "app/proxy/logging.h"
#include "app/proxy/requestbodies.h"
#include "core/system/displaytext.h"

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr qsizetype maxResponseBytes = qsizetype(16) * 1024 * 1024;
/// Min interval between log lines about failures of one service.
constexpr minutes failureLogInterval{1};
/// Max bytes of a service's error response that are quoted.
constexpr qsizetype maxQuoted = 300;

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
    exchange->respond(http::errorResponse(
        503, u"Too many calls are waiting for \"%1\"; try again."_s.arg(call.target)));
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
    const bool answered = result.kind == http::CallResult::Kind::Answered;
    const QHostAddress address = result.address;
    Outcome outcome = evaluate(call, std::move(result));
    record(call.service, call.started, outcome.error);
    if (RegisteredService *const service = m_registry->find(call.service)) {
        if (answered) {
            service->touch(steady_clock::now());
            if (service->port == call.port)
                service->address = address;
        }
        logHealth(*service, outcome);
    }
    call.exchange->respond(std::move(outcome.response));
}

CallForwarder::Outcome CallForwarder::evaluate(const Call &call, http::CallResult result)
{
    const auto failed = [&call](CallError error, const QString &failure) {
        const QString text = u"Service \"%1\" (port %2): %3."_s.arg(
            call.service, QString::number(call.port), failure);
        const int status = error == CallError::Timeout      ? 504
                           : error == CallError::Overloaded ? 503
                                                            : 502;
        return Outcome{http::errorResponse(status, text), error, failure};
    };
    if (result.kind != http::CallResult::Kind::Answered)
        return failed(errorFor(result.kind), result.text);

    const http::ClientResponse &response = result.response;
    if (response.status < 200 || response.status > 299) {
        const QString status = u"it answered with status %1"_s.arg(response.status);
        const QString start = QString::fromUtf8(response.body.left(maxQuoted));
        const QString quote = sanitizeForDisplay(start.simplified(), {});
        return failed(CallError::HttpError, quote.isEmpty() ? status : status + u": "_s + quote);
    }
    if (response.body.isEmpty())
        return {http::jsonResponse(R"({"success":true,"result":null})"), {}, {}};
    const JsonSlice json(response.body, {"isError"});
    if (!json.isValid())
        return failed(CallError::BadAnswer,
                      u"its answer is not valid JSON at byte %1"_s.arg(json.errorAt()));
    Outcome outcome;
    outcome.response.body = {R"({"success":true,"result":)", response.body, "}"};
    outcome.response.lease = std::move(result.lease);
    if (json.raw("isError") == "true")
        outcome.error = CallError::ToolError;
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
    stats.addDuration(steady_clock::now() - started);
    if (error)
        stats.addError(*error);
}

/// Logs when a service starts to fail and when it works again, at most once a minute.
void CallForwarder::logHealth(RegisteredService &service, const Outcome &outcome)
{
    const bool failing = !outcome.failure.isEmpty() && outcome.error != CallError::Overloaded;
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
