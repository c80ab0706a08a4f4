// SPDX-License-Identifier: MIT
#include "app/proxy/router.h"

#include "app/proxy/callrequest.h"
#include "app/proxy/jsontext.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

Q_LOGGING_CATEGORY(log, "mm.proxy", QtInfoMsg)

constexpr qsizetype mostAnswer = qsizetype(16) * 1024 * 1024;
/// Between a line on a service's failure and the next one on it.
constexpr minutes quietTime{1};
/// How much of what a service said to an error is passed on.
constexpr qsizetype mostQuoted = 300;

CallError errorFor(http::Outcome::Kind kind)
{
    switch (kind) {
    case http::Outcome::Kind::Refused:
        return CallError::Refused;
    case http::Outcome::Kind::Closed:
        return CallError::Closed;
    case http::Outcome::Kind::TooLarge:
        return CallError::TooLarge;
    case http::Outcome::Kind::TimedOut:
        return CallError::Timeout;
    case http::Outcome::Kind::Overloaded:
        return CallError::Overloaded;
    case http::Outcome::Kind::Answered:
    case http::Outcome::Kind::BadAnswer:
        break;
    }
    return CallError::BadAnswer;
}

int statusFor(CallError error)
{
    switch (error) {
    case CallError::Timeout:
        return 504;
    case CallError::Overloaded:
        return 503;
    default:
        return 502;
    }
}

/// What a service said, fit for one line.
QString quoted(const QByteArray &body)
{
    QString text = QString::fromUtf8(body.first(qMin(body.size(), mostQuoted))).simplified();
    for (QChar &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

Router::Router(Registry *registry, CallMetrics *metrics, http::Budget *answers,
               const Limits &limits)
    : m_registry(registry)
    , m_metrics(metrics)
    , m_limits(limits)
    , m_client("mm-proxy", mostAnswer, answers)
{
}

void Router::route(const http::ExchangePtr &exchange)
{
    const CallRequest call = parseCall(exchange->request().body, m_limits.callTimeout);
    if (!call.error.isEmpty()) {
        exchange->answer(http::errorResponse(400, call.error));
        return;
    }
    Registration *const service = m_registry->find(call.target);
    if (!service) {
        exchange->answer(http::errorResponse(
            404, u"Service \"%1\" not found: it is not registered."_s.arg(call.target)));
        return;
    }
    service->counter.messageProcessed();
    const auto pending = std::make_shared<Pending>(
        Pending{exchange, service->name, service->port, steady_clock::now()});
    if (m_pending.size() < m_limits.calls &&
        m_perService.value(service->name) < m_limits.callsPerService) {
        start(pending, call);
        return;
    }
    note(*pending, CallError::Overloaded);
    exchange->answer(http::errorResponse(
        503, u"Too many calls are waiting for \"%1\"; try again."_s.arg(call.target)));
}

void Router::start(const PendingPtr &call, const CallRequest &request)
{
    ++m_perService[call->service];
    ++m_metrics->inFlight;
    call->number =
        m_client.start({.endpoint = {.port = call->port},
                        .target = request.path,
                        .body = request.arguments,
                        .timeout = request.timeout},
                       [this, call](http::Outcome outcome) { finish(call, std::move(outcome)); });
    m_pending.insert(call->number, call);
    call->exchange->whenAbandoned([this, number = call->number] {
        const PendingPtr abandoned = m_pending.value(number);
        m_client.cancel(number);
        release(abandoned);
        note(*abandoned, CallError::Cancelled);
    });
}

void Router::finish(const PendingPtr &call, http::Outcome outcome)
{
    release(call);
    const bool answered = outcome.kind == http::Outcome::Kind::Answered;
    Verdict verdict = judge(*call, std::move(outcome));
    note(*call, verdict.error);
    if (Registration *const service = m_registry->find(call->service)) {
        if (answered)
            m_registry->seen(*service, steady_clock::now());
        noteHealth(*service, verdict);
    }
    call->exchange->answer(std::move(verdict.response));
}

Router::Verdict Router::judge(const Pending &call, http::Outcome outcome)
{
    const auto failure = [&call](CallError error, const QString &why) {
        const QString text =
            u"Service \"%1\" (port %2): %3."_s.arg(call.service, QString::number(call.port), why);
        return Verdict{http::errorResponse(statusFor(error), text), error, why};
    };
    if (outcome.kind != http::Outcome::Kind::Answered)
        return failure(errorFor(outcome.kind), outcome.text);

    const http::Answer &answer = outcome.answer;
    if (answer.status < 200 || answer.status > 299) {
        const QString status = u"it answered with status %1"_s.arg(answer.status);
        const QString said = quoted(answer.body);
        return failure(CallError::HttpError, said.isEmpty() ? status : status + u": "_s + said);
    }
    if (answer.body.isEmpty())
        return {http::jsonResponse(R"({"success":true,"result":null})"), {}, {}};
    const JsonText result(answer.body, "isError");
    if (!result.isValid())
        return failure(CallError::BadAnswer,
                       u"its answer is no JSON from byte %1 on"_s.arg(result.faultAt()));
    Verdict verdict;
    verdict.response.body = {R"({"success":true,"result":)", answer.body, "}"};
    verdict.response.held = std::move(outcome.held);
    if (result.raw("isError") == "true")
        verdict.error = CallError::ToolError;
    return verdict;
}

void Router::release(const PendingPtr &call)
{
    m_pending.remove(call->number);
    --m_metrics->inFlight;
    if (--m_perService[call->service] == 0)
        m_perService.remove(call->service);
}

void Router::note(const Pending &call, std::optional<CallError> error)
{
    // One that has left meanwhile has no series any more.
    if (!m_registry->find(call.service))
        return;
    CallFigures &figures = m_metrics->of(call.service);
    figures.addDuration(steady_clock::now() - call.begun);
    if (error)
        figures.addError(*error);
}

/// One line as a service begins to fail, one as it works again, and no more than that a minute.
void Router::noteHealth(Registration &service, const Verdict &verdict)
{
    const bool failing = !verdict.why.isEmpty() && verdict.error != CallError::Overloaded;
    const auto now = steady_clock::now();
    if (failing == service.failing || now - service.lastNote < quietTime)
        return;
    service.failing = failing;
    if (failing) {
        service.lastNote = now;
        qCWarning(log).noquote() << u"Calls to \"%1\" (port %2) fail: %3"_s.arg(
            service.name, QString::number(service.port), verdict.why);
    } else {
        qCInfo(log).noquote() << u"Calls to \"%1\" are answered again"_s.arg(service.name);
    }
}

void Router::giveUp()
{
    const auto calls = m_pending.values();
    for (const PendingPtr &call : calls) {
        m_client.cancel(call->number);
        finish(call, {http::Outcome::Kind::Overloaded, u"MM is stopping"_s, {}, {}});
    }
}

} // namespace mm
