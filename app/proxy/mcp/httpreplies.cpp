// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/httpreplies.h"

using namespace Qt::StringLiterals;

namespace mm::mcp {

void JsonReply::respond(const QByteArrayList &message, int status, http::MemoryQuota::Lease lease)
{
    http::Response response{.status = status, .body = message, .headers = m_headers};
    response.lease = std::move(lease);
    m_exchange->respond(std::move(response));
}

void StreamReply::respond(const QByteArrayList &message, int /*status*/,
                          http::MemoryQuota::Lease lease)
{
    lease = {}; // the stream has its own
    if (!message.isEmpty())
        m_stream->send(message.join());
    m_stream->end();
}

void BatchReply::respond(const QByteArrayList &message, int /*status*/,
                         http::MemoryQuota::Lease lease)
{
    lease = {}; // the batch has its own
    const auto batch = std::exchange(m_batch, nullptr);
    if (!batch || message.isEmpty() || batch->isTooLarge)
        return;
    for (const QByteArray &piece : message)
        batch->size += piece.size();
    batch->isTooLarge = batch->size > http::smallBodyBytes && !batch->lease.resize(batch->size);
    if (batch->isTooLarge) {
        batch->responses.clear();
        batch->lease = {};
        return;
    }
    if (!batch->responses.isEmpty())
        batch->responses += ",";
    batch->responses += message;
}

BatchReply::Batch::~Batch()
{
    if (isTooLarge) {
        exchange->respond(http::errorResponse(
            503, u"The answers to this batch are too large; send its messages one by one."_s));
        return;
    }
    const bool isEmpty = responses.isEmpty();
    if (!isEmpty)
        responses = QByteArrayList{"["} + responses + QByteArrayList{"]"};
    http::Response response{.status = isEmpty ? 202 : 200, .body = responses};
    response.lease = std::move(lease);
    exchange->respond(std::move(response));
}

} // namespace mm::mcp
