// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/serversession.h"
#include "wire.h"

namespace mm::test {

/// Records the bytes that a session sends. If isSlow, they count as sent only after deliver().
class FakeTransport final : public http::ServerSession::Transport
{
public:
    bool send(const QByteArrayList &pieces, http::MemoryQuota::Lease lease) override
    {
        m_sent += pieces.join();
        if (!isSlow)
            return true;
        m_held = std::move(lease);
        return false;
    }
    void responded() override { ++lateResponses; }
    bool sendPart(const QByteArray &bytes) override
    {
        if (!cutsStreams)
            m_sent += bytes;
        return !cutsStreams;
    }

    void deliver(http::ServerSession &session)
    {
        m_held = {};
        session.sent();
    }
    [[nodiscard]] const QByteArray &sent() const { return m_sent; }
    [[nodiscard]] QList<WireResponse> responses() const { return responsesIn(m_sent); }
    [[nodiscard]] QList<int> statuses() const { return statusesIn(m_sent); }

    bool isSlow = false;
    bool cutsStreams = false;
    int lateResponses = 0;

private:
    QByteArray m_sent;
    http::MemoryQuota::Lease m_held;
};

/// A session. Its handler keeps each exchange for the test, or, if respondsAtOnce, responds with
/// the request's path.
class SessionFixture
{
public:
    explicit SessionFixture(const http::ServerLimits &limits = {})
        : context(limits, [this](const http::ExchangePtr &exchange) {
            paths.append(exchange->request().path);
            bodies.append(exchange->request().body);
            if (respondsAtOnce)
                exchange->respond(http::jsonResponse('"' + exchange->request().path + '"'));
            else
                exchanges.append(exchange);
        })
    {
        context.guard = http::OriginGuard(6001);
        session = std::make_unique<http::ServerSession>(&context, &transport);
    }
    Q_DISABLE_COPY_MOVE(SessionFixture)

    /// Receives \p bytes and handles every complete request.
    void receive(QByteArrayView bytes)
    {
        session->receive(bytes);
        while (session->hasMore())
            session->resume();
    }
    /// Removes and returns the oldest exchange.
    http::ExchangePtr take() { return exchanges.takeFirst(); }
    [[nodiscard]] http::ServerSession::Phase phase() const { return session->phase(); }

    http::ServerSession::Context context;
    FakeTransport transport;
    std::unique_ptr<http::ServerSession> session;
    bool respondsAtOnce = false;
    QByteArrayList paths;
    QByteArrayList bodies;
    QList<http::ExchangePtr> exchanges;
};

inline QByteArray get(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost:6001\r\n" + headers + "\r\n";
}

inline QByteArray postHead(const QByteArray &headers)
{
    return "POST /p HTTP/1.1\r\nHost: localhost:6001\r\nContent-Type: application/json\r\n" +
           headers + "\r\n";
}

inline QByteArray post(const QByteArray &body, const QByteArray &headers = {})
{
    return postHead("Content-Length: " + QByteArray::number(body.size()) + "\r\n" + headers) + body;
}

} // namespace mm::test
