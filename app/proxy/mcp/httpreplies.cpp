// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/httpreplies.h"

#include "app/proxy/json/jsontext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

qint64 sizeOf(const QByteArrayList &pieces)
{
    qint64 size = 0;
    for (const QByteArray &piece : pieces)
        size += piece.size();
    return size;
}

} // namespace

bool acceptsEvents(const http::Request &request)
{
    return std::any_of(request.headers.cbegin(), request.headers.cend(),
                       [](const http::Header &header) {
                           return header.name.compare("Accept", Qt::CaseInsensitive) == 0 &&
                                  header.value.toLower().contains("text/event-stream");
                       });
}

void HttpReply::onDisconnected(const std::function<void()> &callback)
{
    m_onDisconnected = callback;
    m_exchange->onAbandoned(callback);
}

void HttpReply::openStream()
{
    if (!m_stream && m_notifies)
        m_stream = m_exchange->openStream();
}

void HttpReply::notify(const QByteArray &message)
{
    const bool isOpen = m_stream != nullptr;
    openStream();
    if (!m_stream)
        return;
    if (!isOpen)
        m_stream->onClosed(m_onDisconnected);
    m_stream->send(message);
}

void HttpReply::respond(const QByteArrayList &message, int status, http::MemoryQuota::Lease lease)
{
    if (m_stream) {
        lease = {}; // the stream has its own
        // Each line would be a field of the event, and could make it much longer.
        m_stream->send(onOneLine(message.join()));
        m_stream->end();
        return;
    }
    http::Response response{.status = status, .body = message, .headers = m_headers};
    response.lease = std::move(lease);
    m_exchange->respond(std::move(response));
}

void HttpReply::end()
{
    // A cancelled request gets no message; over HTTP only an empty stream can show that.
    openStream();
    if (m_stream)
        m_stream->end();
    else
        m_exchange->respond({.status = 202});
}

void StreamReply::respond(const QByteArrayList &message, int /*status*/,
                          http::MemoryQuota::Lease /*lease*/)
{
    m_stream->send(message.join());
    m_stream->end();
}

void BatchReply::respond(const QByteArrayList &message, int /*status*/,
                         http::MemoryQuota::Lease lease)
{
    lease = {}; // the batch has its own
    const auto batch = std::exchange(m_batch, nullptr);
    if (!batch || batch->isAbandoned)
        return;
    QByteArrayList response = message;
    const qint64 size = batch->size + sizeOf(message);
    if (size > http::smallBodyBytes && !batch->lease.resize(size))
        response = {errorMessage(m_id, {.code = ErrorCode::InternalError,
                                        .message = u"The result does not fit in the response to "
                                                   "this batch: send the request alone."_s})};
    batch->size += sizeOf(response);
    if (!batch->responses.isEmpty())
        batch->responses += ",";
    batch->responses += response;
}

void BatchReply::Batch::abandon()
{
    isAbandoned = true;
    responses.clear();
    lease = {};
}

BatchReply::Batch::~Batch()
{
    const bool isEmpty = responses.isEmpty();
    if (!isEmpty)
        responses = QByteArrayList{"["} + responses + QByteArrayList{"]"};
    http::Response response{.status = isEmpty ? 202 : 200, .body = responses};
    response.lease = std::move(lease);
    exchange->respond(std::move(response));
}

} // namespace mm::mcp
