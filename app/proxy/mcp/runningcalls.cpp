// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/runningcalls.h"

#include "app/http/limits.h"
#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"
#include "app/proxy/mcp/toolresult.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::mcp {

namespace {

/// Whether two ids, JSON, have the same value.
bool isSameId(const QByteArray &a, const QByteArray &b)
{
    const auto text = [](const QByteArray &id) {
        return JsonSlice(R"({"id":)" + id + '}', {"id"}).value("id").toString();
    };
    return a == b || (a.startsWith('"') && isId(b) && text(a) == text(b) && b.startsWith('"'));
}

} // namespace

RunningCalls::RunningCalls(CallForwarder *forwarder, milliseconds progressInterval)
    : m_forwarder(forwarder)
{
    m_progressTimer.setInterval(progressInterval);
    m_progressTimer.callOnTimeout(&m_progressTimer, [this] { sendProgress(); });
}

RunningCalls::Started RunningCalls::start(quint64 id, const Request &request, CallRequest call,
                                          bool isServer, const QByteArray &meta,
                                          const std::shared_ptr<Reply> &reply)
{
    const Call running{.reply = reply,
                       .era = request.era,
                       .method = request.message.method,
                       .id = request.message.id,
                       .session = request.session,
                       .service = call.target,
                       .isServer = isServer,
                       .meta = meta,
                       .progressToken =
                           reply->notifies() ? request.meta.progressToken : QByteArray(),
                       .started = steady_clock::now()};
    const bool hasProgress = !running.progressToken.isEmpty();
    if (isServer && hasProgress)
        call.mcp.progress = [this, id](const QByteArray &params) { passProgress(id, params); };
    m_calls.insert(id, running);
    const auto forwarded =
        m_forwarder->start(call, [this, id, text = request.text](CallOutcome outcome) {
            finished(id, std::move(outcome));
        });
    if (!forwarded) {
        m_calls.remove(id);
        return Started::NoService;
    }
    const auto started = m_calls.find(id);
    if (started == m_calls.end())
        return Started::Ended;
    started->forwarded = *forwarded;
    if (hasProgress && !isServer && !m_progressTimer.isActive())
        m_progressTimer.start();
    return Started::Runs;
}

void RunningCalls::passProgress(quint64 id, const QByteArray &params)
{
    const auto call = m_calls.constFind(id);
    if (call == m_calls.cend())
        return;
    const std::shared_ptr<Reply> reply = call->reply;
    reply->notify(notificationMessage("notifications/progress",
                                      withProgressToken(params, call->progressToken)));
}

void RunningCalls::finished(quint64 id, CallOutcome outcome)
{
    const Call call = m_calls.take(id);
    if (call.isServer && !outcome.answer.result.isNull()) {
        respondAsSent(call, std::move(outcome));
        return;
    }
    if (call.method != "tools/call"_L1) {
        call.reply->respond({errorMessage(call.id, {.code = ErrorCode::InternalError,
                                                    .message = outcome.sentence})},
                            200, {});
        return;
    }
    const ToolResult result(call.era, outcome);
    const qsizetype size = result.size();
    http::MemoryQuota::Lease lease = std::move(outcome.lease);
    QByteArrayList json;
    if (size <= http::smallBodyBytes || lease.resize(size))
        json = result.json(call.meta);
    else
        json = {failedResult(call.era,
                             u"The tool's result needs %1 bytes, for which MM's memory for results "
                             u"has no room. Request less; "
                             "a small result may fit later."_s.arg(size),
                             call.meta)};
    outcome.answer = {};
    call.reply->respond(resultMessage(call.id, json), 200, std::move(lease));
}

/// Responds with the result or the error of an MCP server.
void RunningCalls::respondAsSent(const Call &call, CallOutcome outcome)
{
    const QByteArray &json = outcome.answer.result;
    if (outcome.answer.isRpcError) {
        const QByteArray error = errorForClient(call.era, call.method, json);
        call.reply->respond({R"({"jsonrpc":"2.0","id":)" + call.id + R"(,"error":)", error, "}"},
                            httpStatus(call.era, error), std::move(outcome.lease));
        return;
    }
    if (call.era == Era::Legacy && asksForInput(json)) {
        const QString sentence =
            u"Service \"%1\" asks its client for input, which only clients of MCP 2026-07-28 can give."_s
                .arg(call.service);
        const bool isTool = call.method == "tools/call"_L1;
        call.reply->respond(
            isTool ? resultMessage(call.id, {failedResult(call.era, sentence, call.meta)})
                   : QByteArrayList{errorMessage(
                         call.id, {.code = ErrorCode::InternalError, .message = sentence})},
            200, {});
        return;
    }
    call.reply->respond(resultMessage(call.id, resultForClient(call.era, call.method, json)), 200,
                        std::move(outcome.lease));
}

void RunningCalls::cancel(const QByteArray &session, const QByteArray &request)
{
    const auto call = std::find_if(m_calls.cbegin(), m_calls.cend(), [&](const Call &each) {
        return each.session == session && isSameId(each.id, request);
    });
    if (call == m_calls.cend())
        return;
    const std::shared_ptr<Reply> reply = call->reply;
    end(call.key(), u"the caller cancelled the call"_s);
    reply->end();
}

void RunningCalls::disconnected(quint64 id, bool cancels)
{
    const auto call = m_calls.constFind(id);
    if (call == m_calls.cend())
        return;
    if (cancels || disconnectCancels(call->era))
        end(id, u"the caller disconnected"_s);
    else // it runs on, but must not hold memory and a connection for a very long timeout
        QTimer::singleShot(m_forwarder->callTimeout(), &m_progressTimer, [this, id] {
            end(id, u"the caller disconnected, and the call ended"_s);
        });
}

void RunningCalls::end(quint64 id, const QString &cause)
{
    const auto call = m_calls.constFind(id);
    if (call == m_calls.cend())
        return;
    const quint64 forwarded = call->forwarded;
    m_calls.erase(call);
    m_forwarder->cancel(forwarded, cause);
}

void RunningCalls::sendProgress()
{
    const auto now = steady_clock::now();
    bool isNeeded = false;
    // A copy, as a stream that is cut removes its call.
    const auto calls = m_calls;
    for (const Call &each : calls) {
        if (each.progressToken.isEmpty() || each.isServer)
            continue;
        isNeeded = true;
        const double waited = duration<double>(now - each.started).count();
        const QString text = u"Service \"%1\" has been working for %2 s."_s.arg(
            each.service, QString::number(qRound64(waited)));
        each.reply->notify(notificationMessage(
            "notifications/progress", R"({"progressToken":)" + each.progressToken +
                                          R"(,"progress":)" + QByteArray::number(waited, 'f', 3) +
                                          R"(,"message":)" + quotedJson(text.toUtf8()) + '}'));
    }
    if (!isNeeded)
        m_progressTimer.stop();
}

} // namespace mm::mcp
