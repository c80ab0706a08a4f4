// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/httpreplies.h"

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
    lease = {}; // all together are counted when they are sent
    const auto batch = std::exchange(m_batch, nullptr);
    if (!batch || message.isEmpty())
        return;
    if (!batch->responses.isEmpty())
        batch->responses += ",";
    batch->responses += message;
}

BatchReply::Batch::~Batch()
{
    const bool isEmpty = responses.isEmpty();
    if (!isEmpty)
        responses = QByteArrayList{"["} + responses + QByteArrayList{"]"};
    exchange->respond({.status = isEmpty ? 202 : 200, .body = responses});
}

} // namespace mm::mcp
