// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/bridge.h"

#include "app/http/message.h"
#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"
#include "app/proxy/mcp/era.h"
#include "app/proxy/mcp/mcphttp.h"
#include "core/system/displaytext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm::stdio {

namespace {

using Kind = ClientMessage::Kind;

constexpr qsizetype maxQuotedMethod = 80;

mcp::Error internalError(const QString &text)
{
    return {.code = mcp::ErrorCode::InternalError, .message = text};
}

/// The sentence in a response of MM that is no response to the request: `{"error":"..."}`, or a
/// JSON-RPC error without the id. Empty if there is none.
QString sentenceIn(const QByteArray &body)
{
    const JsonSlice members(body, {"error"});
    const QByteArray error = members.raw("error").toByteArray();
    return error.startsWith('{') ? JsonSlice(error, {"message"}).value("message").toString()
                                 : members.value("error").toString();
}

QString describeLoss(const ClientMessage &message)
{
    const QString method =
        sanitizeForDisplay(QString::fromUtf8(message.method), {.maxLength = maxQuotedMethod});
    return u"MM ended before it answered %1; the call may have been carried out."_s.arg(
        message.isBatch ? u"the batch"_s : u'"' + method + u'"');
}

bool isResponseTo(const ClientMessage &message, const QByteArray &body)
{
    if (message.isBatch)
        return body.startsWith('[');
    return JsonSlice(body, {"id"}).raw("id") == message.ids.constFirst();
}

} // namespace

Bridge::Bridge(MmLink *link, Write write)
    : m_link(link)
    , m_write(std::move(write))
{
}

Bridge::~Bridge()
{
    m_link->abortAll();
}

void Bridge::receive(const LineReader::Line &line)
{
    if (line.isTooLong) {
        const mcp::Error error = {.code = mcp::ErrorCode::InvalidRequest,
                                  .message = u"The message has more than %1."_s.arg(
                                      http::sizeText(mcp::McpHttp::maxBodyBytes))};
        m_write(mcp::errorMessage(line.id.isEmpty() ? QByteArray("null") : line.id, error));
        return;
    }
    if (line.text.trimmed().isEmpty())
        return;
    const ClientMessage message = classify(line.text);
    switch (message.kind) {
    case Kind::Requests:
        post(message, line.text);
        break;
    case Kind::Listen:
        listen(message, line.text);
        break;
    case Kind::Notification:
        notify(line.text);
        break;
    case Kind::Initialized:
        notify(line.text);
        if (!m_changes)
            m_changes = std::make_unique<ChangeFeed>(m_link, ChangeFeed::Config{.write = m_write});
        break;
    case Kind::Cancelled:
        cancel(message.cancelledId, line.text);
        break;
    case Kind::Invalid:
        m_write(message.error);
        break;
    }
}

void Bridge::post(const ClientMessage &message, const QByteArray &line)
{
    // The link calls nothing before it has returned the id.
    const auto own = std::make_shared<quint64>(0);
    *own = m_link->post(
        {.body = line,
         .mayRepeat = message.mayRepeat,
         .event = [this, own](const QByteArray &event) { received(*own, event); },
         .answered = [this, own](const MmLink::Answer &answer) { answered(*own, answer); }});
    m_running.emplace(*own, Running{.message = message});
}

void Bridge::notify(const QByteArray &line)
{
    m_link->post({.body = line, .mayRepeat = true, .answered = [](const MmLink::Answer &answer) {
                      if (answer.isAnswered && answer.status < 300)
                          return;
                      const QString text =
                          answer.isAnswered ? sentenceIn(answer.body) : answer.error;
                      qWarning("A notification was not accepted: %s", qPrintable(text));
                  }});
}

void Bridge::listen(const ClientMessage &message, const QByteArray &line)
{
    const QByteArray id = message.ids.constFirst();
    const auto failed = [this, message, id](const MmLink::Answer &answer) {
        const ClientMessage own = message; // the feed has this function
        const auto found =
            std::find_if(m_subscriptions.begin(), m_subscriptions.end(),
                         [&own](const auto &each) { return each->id() == own.ids.constFirst(); });
        if (found != m_subscriptions.end()) {
            found->release()->deleteLater(); // it calls this
            m_subscriptions.erase(found);
        }
        respond(own, answer);
    };
    m_subscriptions.push_back(
        std::make_unique<ChangeFeed>(m_link, ChangeFeed::Config{.request = line,
                                                                .id = id,
                                                                .wantsTools = message.wantsTools,
                                                                .write = m_write,
                                                                .failed = failed}));
}

/// Closing the connection cancels its request in MM, also if MM has not read it yet. A notification
/// over another connection could arrive before the request.
void Bridge::cancel(const QByteArray &id, const QByteArray &line)
{
    const auto listening = std::find_if(m_subscriptions.begin(), m_subscriptions.end(),
                                        [&id](const auto &each) { return each->id() == id; });
    if (listening != m_subscriptions.end()) {
        m_subscriptions.erase(listening);
        return;
    }
    const auto found = std::find_if(m_running.cbegin(), m_running.cend(), [&id](const auto &each) {
        return each.second.message.ids.contains(id);
    });
    if (found == m_running.cend())
        return;
    if (found->second.message.isBatch) {
        notify(line);
        return;
    }
    m_link->abort(found->first);
    m_running.erase(found);
    if (m_running.empty())
        Q_EMIT idle();
}

void Bridge::received(quint64 id, const QByteArray &message)
{
    const auto running = m_running.find(id);
    if (running == m_running.end() || running->second.isAnswered)
        return;
    const JsonSlice members(message, {"method"});
    running->second.isAnswered = members.raw("method").isEmpty();
    m_write(message);
}

void Bridge::answered(quint64 id, const MmLink::Answer &answer)
{
    const auto running = m_running.extract(id);
    if (!running.empty() && !running.mapped().isAnswered)
        respond(running.mapped().message, answer);
    if (m_running.empty())
        Q_EMIT idle();
}

void Bridge::respond(const ClientMessage &message, const MmLink::Answer &answer)
{
    const bool isSuccess = answer.isAnswered && (answer.status == 200 || answer.status == 202);
    if (isSuccess && answer.body.isEmpty() && message.isBatch)
        return; // of notifications, or cancelled
    if (answer.isAnswered && !answer.body.isEmpty() &&
        (isSuccess || isResponseTo(message, answer.body))) {
        m_write(onOneLine(answer.body));
        return;
    }
    if (!answer.isAnswered && !answer.mayHaveRun) {
        respondError(message, answer.error);
    } else if (answer.mayHaveRun || isSuccess) {
        respondError(message, describeLoss(message));
    } else {
        const QString sentence = sentenceIn(answer.body);
        respondError(message,
                     sentence.isEmpty()
                         ? u"MM rejected the request with the HTTP status %1."_s.arg(answer.status)
                         : sentence);
    }
}

void Bridge::respondError(const ClientMessage &message, const QString &text)
{
    QByteArrayList errors;
    for (const QByteArray &id : message.ids)
        errors.append(mcp::errorMessage(id, internalError(text)));
    const QByteArray joined = errors.join(',');
    if (!joined.isEmpty())
        m_write(message.isBatch ? '[' + joined + ']' : joined);
}

} // namespace mm::stdio
