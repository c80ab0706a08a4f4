// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/eventstream.h"
#include "app/http/exchange.h"
#include "app/proxy/mcp/mcpserver.h"

namespace mm::mcp {

[[nodiscard]] bool acceptsEvents(const http::Request &request);

/// The response to one request: JSON, or from its first notification on a stream of events. So a
/// quick call with a progress token needs no stream, and its connection is kept.
class HttpReply final : public Reply
{
public:
    HttpReply(http::ExchangePtr exchange, QList<http::Header> headers)
        : m_exchange(std::move(exchange))
        , m_headers(std::move(headers))
        , m_notifies(acceptsEvents(m_exchange->request()))
    {
    }

    /// \p callback is called once if the client disconnects before the response.
    void onDisconnected(const std::function<void()> &callback);

    [[nodiscard]] bool notifies() const override { return m_notifies; }
    /// Dropped if the server has all of its streams.
    void notify(const QByteArray &message) override;
    void respond(const QByteArrayList &message, int status,
                 http::MemoryQuota::Lease lease) override;
    void end() override;

private:
    void openStream();

    const http::ExchangePtr m_exchange; ///< keeps the request's data
    const QList<http::Header> m_headers;
    const bool m_notifies;
    std::function<void()> m_onDisconnected;
    http::EventStreamPtr m_stream;
};

/// A stream of changes.
class StreamReply final : public Reply
{
public:
    explicit StreamReply(http::EventStreamPtr stream)
        : m_stream(std::move(stream))
    {
    }
    [[nodiscard]] bool notifies() const override { return true; }
    void notify(const QByteArray &message) override { m_stream->send(message); }
    void respond(const QByteArrayList &message, int status,
                 http::MemoryQuota::Lease lease) override;
    void end() override { m_stream->end(); }

private:
    const http::EventStreamPtr m_stream;
};

/// The responses to a batch, in one JSON response, sent when the last one is there.
class BatchReply final : public Reply
{
public:
    /// Shared by the replies to all messages of the batch, and destroyed with the last one. Until
    /// then the responses count in \p responseQuota; one that does not fit becomes an error.
    struct Batch
    {
        Batch(http::ExchangePtr batchExchange, http::MemoryQuota *responseQuota)
            : exchange(std::move(batchExchange))
            , lease(responseQuota)
        {
        }
        ~Batch();
        /// The client has disconnected: nothing is kept for it.
        void abandon();
        Q_DISABLE_COPY_MOVE(Batch)
        const http::ExchangePtr exchange;
        http::MemoryQuota::Lease lease;
        QByteArrayList responses; ///< in pieces, with a comma before each but the first
        qint64 size = 0;          ///< bytes of the responses
        bool isAbandoned = false;
    };

    explicit BatchReply(std::shared_ptr<Batch> batch)
        : m_batch(std::move(batch))
    {
    }
    void setId(const QByteArray &id) { m_id = id; }

    [[nodiscard]] bool notifies() const override { return false; }
    void notify(const QByteArray & /*message*/) override {}
    void respond(const QByteArrayList &message, int status,
                 http::MemoryQuota::Lease lease) override;
    void end() override { m_batch.reset(); }

private:
    std::shared_ptr<Batch> m_batch; ///< null once responded
    QByteArray m_id = "null";       ///< of the request
};

} // namespace mm::mcp
