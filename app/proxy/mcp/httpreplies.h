// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/eventstream.h"
#include "app/http/exchange.h"
#include "app/proxy/mcp/mcpserver.h"

namespace mm::mcp {

/// One JSON response.
class JsonReply final : public Reply
{
public:
    JsonReply(http::ExchangePtr exchange, QList<http::Header> headers)
        : m_exchange(std::move(exchange))
        , m_headers(std::move(headers))
    {
    }
    void notify(const QByteArray & /*message*/) override {}
    void respond(const QByteArrayList &message, int status,
                 http::MemoryQuota::Lease lease) override;

private:
    const http::ExchangePtr m_exchange;
    const QList<http::Header> m_headers;
};

/// A stream of events, which ends with the response. \p exchange keeps the request's data, which
/// counts in the server's quota; null if that is not needed.
class StreamReply final : public Reply
{
public:
    StreamReply(http::ExchangePtr exchange, http::EventStreamPtr stream)
        : m_exchange(std::move(exchange))
        , m_stream(std::move(stream))
    {
    }
    void notify(const QByteArray &message) override { m_stream->send(message); }
    void respond(const QByteArrayList &message, int status,
                 http::MemoryQuota::Lease lease) override;

private:
    const http::ExchangePtr m_exchange;
    const http::EventStreamPtr m_stream;
};

/// The responses to a batch, in one JSON response.
class BatchReply final : public Reply
{
public:
    /// Shared by the replies to all messages of the batch: responds when the last one is destroyed.
    /// Until then the responses count in \p responseQuota; with 503 if they don't fit.
    struct Batch
    {
        Batch(http::ExchangePtr batchExchange, http::MemoryQuota *responseQuota)
            : exchange(std::move(batchExchange))
            , lease(responseQuota)
        {
        }
        ~Batch();
        Q_DISABLE_COPY_MOVE(Batch)
        const http::ExchangePtr exchange;
        http::MemoryQuota::Lease lease;
        QByteArrayList responses; ///< in pieces, with a comma before each but the first
        qint64 size = 0;          ///< bytes of the responses
        bool isTooLarge = false;
    };

    explicit BatchReply(std::shared_ptr<Batch> batch)
        : m_batch(std::move(batch))
    {
    }
    void notify(const QByteArray & /*message*/) override {}
    void respond(const QByteArrayList &message, int status,
                 http::MemoryQuota::Lease lease) override;

private:
    std::shared_ptr<Batch> m_batch; ///< null once responded
};

} // namespace mm::mcp
