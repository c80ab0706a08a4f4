// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/session.h"
#include "wire.h"

namespace mm::test {

/// Takes down what a session sends. A slow one has it on its way until deliver().
class FakePeer final : public http::Session::Peer
{
public:
    bool send(const QByteArrayList &pieces, http::Budget::Share held) override
    {
        m_sent += pieces.join();
        if (!isSlow)
            return true;
        m_held = std::move(held);
        return false;
    }
    void answered() override { ++answeredLater; }

    void deliver(http::Session &session)
    {
        m_held = {};
        session.sent();
    }
    [[nodiscard]] const QByteArray &sent() const { return m_sent; }
    [[nodiscard]] QList<Reply> replies() const { return repliesIn(m_sent); }
    [[nodiscard]] QList<int> statuses() const { return statusesIn(m_sent); }

    bool isSlow = false;
    int answeredLater = 0;

private:
    QByteArray m_sent;
    http::Budget::Share m_held;
};

/// A session with a handler that keeps each exchange until the test answers it, or answers at once
/// with the request's path.
class SessionUnderTest
{
public:
    explicit SessionUnderTest(const http::Limits &limits = {})
        : shared(limits, [this](const http::ExchangePtr &exchange) {
            paths.append(exchange->request().path);
            bodies.append(exchange->request().body);
            if (answersAtOnce)
                exchange->answer(http::jsonResponse('"' + exchange->request().path + '"'));
            else
                exchanges.append(exchange);
        })
    {
        shared.gate = http::Gate(6001);
        session = std::make_unique<http::Session>(&shared, &peer);
    }
    Q_DISABLE_COPY_MOVE(SessionUnderTest)

    /// All that can be done with \p bytes, turn by turn.
    void receive(QByteArrayView bytes)
    {
        session->receive(bytes);
        while (session->hasMore())
            session->resume();
    }
    /// Takes the oldest exchange out of the list.
    http::ExchangePtr take() { return exchanges.takeFirst(); }
    [[nodiscard]] http::Session::Phase phase() const { return session->phase(); }

    http::Session::Shared shared;
    FakePeer peer;
    std::unique_ptr<http::Session> session;
    bool answersAtOnce = false;
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
