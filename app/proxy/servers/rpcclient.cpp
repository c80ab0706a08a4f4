// SPDX-License-Identifier: MIT
#include "app/proxy/servers/rpcclient.h"

#include "app/http/limits.h"
#include "app/proxy/json/jsonerrors.h"
#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"
#include "app/proxy/mcp/jsonrpc.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr milliseconds deadlinePrecision{50};
/// In all, for a request whose timeout each step of its progress starts again.
constexpr hours maxTime{1};

/// Clients can't read an error that lacks one of these, and would wait for another.
bool isErrorObject(const QByteArray &json)
{
    const JsonSlice members(json, {"code", "message"});
    const QByteArrayView code = members.raw("code");
    return mcp::isId(code) && !code.startsWith('"') && members.raw("message").startsWith('"');
}

} // namespace

RpcClient::RpcClient(Handlers handlers, http::MemoryQuota *quota)
    : m_handlers(std::move(handlers))
    , m_quota(quota)
{
    m_deadlineTimer.setInterval(deadlinePrecision);
    m_deadlineTimer.callOnTimeout(&m_deadlineTimer, [this] { checkDeadlines(); });
}

quint64 RpcClient::request(const QByteArray &method, const QByteArray &params, milliseconds timeout,
                           Done done, Progress progress)
{
    const quint64 id = ++m_lastId;
    const auto now = steady_clock::now();
    m_pending.insert(id,
                     {method, timeout, now, now + timeout, std::move(done), std::move(progress)});
    QByteArray line =
        R"({"jsonrpc":"2.0","id":)" + QByteArray::number(id) + R"(,"method":")" + method + '"';
    if (!params.isEmpty())
        line += R"(,"params":)" + onOneLine(params);
    if (!m_deadlineTimer.isActive())
        m_deadlineTimer.start();
    if (!m_handlers.send(line + '}'))
        QTimer::singleShot(0, &m_deadlineTimer, [this, id] {
            if (const auto found = m_pending.constFind(id); found != m_pending.cend()) {
                const Done failed = found->done;
                m_pending.erase(found);
                failed({.error = CallError::Overloaded,
                        .failure = u"it does not read its stdin: earlier messages still wait"_s},
                       {});
            }
        });
    return id;
}

void RpcClient::sendCancelled(quint64 id, const Pending &request, const QString &reason)
{
    // The specification excludes it: a server that gives up its handshake is of no use.
    if (request.method != "initialize")
        notify("notifications/cancelled", R"({"requestId":)" + QByteArray::number(id) +
                                              R"(,"reason":)" + quotedJson(reason.toUtf8()) + '}');
}

void RpcClient::cancel(quint64 id, const QString &reason)
{
    const auto found = m_pending.constFind(id);
    if (found == m_pending.cend())
        return;
    const Pending request = m_pending.take(found.key());
    sendCancelled(id, request, reason);
}

void RpcClient::notify(const QByteArray &method, const QByteArray &params)
{
    // A server that does not read is noticed by the next request.
    (void)m_handlers.send(mcp::notificationMessage(method, onOneLine(params)));
}

void RpcClient::failAll(CallError error, const QString &failure)
{
    const QHash<quint64, Pending> pending = std::exchange(m_pending, {});
    for (const Pending &each : pending)
        each.done({.error = error, .failure = failure}, {});
}

void RpcClient::checkDeadlines()
{
    const auto now = steady_clock::now();
    QList<quint64> over;
    for (auto each = m_pending.cbegin(); each != m_pending.cend(); ++each) {
        if (each->deadline <= now)
            over += each.key();
    }
    for (const quint64 id : std::as_const(over)) {
        const Pending request = m_pending.take(id);
        if (!request.done)
            continue; // ended by the Done of another
        sendCancelled(id, request, u"MM's time limit is over"_s);
        request.done(
            {.error = CallError::Timeout,
             .failure = u"no answer within %1 s"_s.arg(duration<double>(request.timeout).count())},
            {});
    }
    if (m_pending.isEmpty())
        m_deadlineTimer.stop();
}

void RpcClient::received(const QByteArray &line)
{
    const JsonSlice members(line, {"jsonrpc", "id", "method", "params", "result", "error"});
    if (!members.isObject() || members.raw("jsonrpc") != "\"2.0\"") {
        m_handlers.noiseRead(line);
        return;
    }
    const QByteArrayView id = members.raw("id");
    if (!members.raw("method").isEmpty()) {
        const QString method = members.value("method").toString();
        const QByteArrayView params = members.raw("params");
        if (mcp::isId(id))
            answer(id.toByteArray(), method);
        else if (method != "notifications/progress"_L1)
            m_handlers.notified(method, params.toByteArray());
        else if (const auto found = m_pending.find(JsonSlice(sharedBytes(params), {"progressToken"})
                                                       .raw("progressToken")
                                                       .toULongLong());
                 found != m_pending.end() && found->progress) {
            const auto now = steady_clock::now();
            found->deadline = qMin(now + found->timeout, found->started + maxTime);
            Progress(found->progress)(params.toByteArray());
        }
        return;
    }
    m_lastAnswer = steady_clock::now();
    const QByteArrayView error = members.raw("error");
    const bool isError = !error.isEmpty() && error != "null";
    const auto found = m_pending.constFind(id.toULongLong());
    if (found == m_pending.cend())
        return; // cancelled, or its time limit was over
    const Pending request = m_pending.take(found.key());
    respond(request, (isError ? error : members.raw("result")).toByteArray(), isError);
}

void RpcClient::skipped(const QByteArray &id, qsizetype maxBytes)
{
    const auto found = m_pending.constFind(id.toULongLong());
    if (found == m_pending.cend()) {
        m_handlers.noiseRead("a line that is too long");
        return;
    }
    m_lastAnswer = steady_clock::now();
    const Pending request = m_pending.take(found.key());
    request.done({.error = CallError::TooLarge,
                  .failure = u"its answer has more than %1"_s.arg(http::sizeText(maxBytes))},
                 {});
}

void RpcClient::respond(const Pending &request, const QByteArray &json, bool isError)
{
    http::MemoryQuota::Lease lease(m_quota);
    if (json.size() > http::smallBodyBytes && !lease.resize(json.size()))
        request.done(
            {.error = CallError::Overloaded,
             .failure = u"MM has no memory left for its result of %1 bytes"_s.arg(json.size())},
            {});
    else if (!json.startsWith('{')) // a client could not read it, and would wait for another
        request.done({.error = CallError::BadAnswer,
                      .failure = u"its answer has no result that is a JSON object"_s},
                     {});
    else if (isError && !isErrorObject(json))
        request.done(
            {.error = CallError::BadAnswer,
             .failure =
                 u"its answer is an error without an integer \"code\" and a text \"message\": %1"_s
                     .arg(quoteStart(json))},
            {});
    else
        request.done(isError ? evaluateRpcError(json) : evaluateResult(json), std::move(lease));
}

void RpcClient::answer(const QByteArray &id, const QString &method)
{
    const bool isPing = method == "ping"_L1;
    const QByteArray line =
        isPing ? mcp::resultMessage(id, {"{}"}).join()
               : mcp::errorMessage(id, {.code = mcp::ErrorCode::MethodNotFound,
                                        .message = u"MM offers servers no such method."_s});
    (void)m_handlers.send(line);
}

} // namespace mm
