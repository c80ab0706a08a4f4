// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/exchange.h"
#include "app/http/gate.h"
#include "app/http/parser.h"

namespace mm::http {

/// The server's side of one connection as bytes in and bytes out: no socket, no clock. One request
/// at a time: the next one is taken when the answer to the one before is out.
class Session final
{
public:
    /// What carries the bytes.
    class Peer
    {
    public:
        /// True when all of it went out at once; else Session::sent() is to be called when it has.
        virtual bool send(const QByteArrayList &pieces, Budget::Share held) = 0;
        /// An answer was given that was not made within receive() or sent().
        virtual void answered() = 0;

    protected:
        ~Peer() = default;
    };

    /// What all sessions of a server share. It outlives them.
    struct Shared
    {
        explicit Shared(const Limits &limitsOfAll, Handler handlerOfAll)
            : limits(limitsOfAll)
            , requests(limitsOfAll.heldRequests)
            , answers(limitsOfAll.heldAnswers)
            , handler(std::move(handlerOfAll))
        {
        }
        Limits limits;
        Gate gate;
        Budget requests;
        Budget answers;
        Handler handler;
        bool closing = false; ///< after the answers that are due, all connections end
    };

    enum class Phase {
        Idle,      ///< between requests
        Receiving, ///< a request has begun to come
        Handling,  ///< it is complete, its answer is being made
        Sending,   ///< the answer is on its way out
        Ended,     ///< a last answer was sent: the connection can be closed
    };

    Session(Shared *shared, Peer *peer);
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    [[nodiscard]] Phase phase() const { return m_phase; }
    /// Whether bytes are of use now. What comes while not has to wait.
    [[nodiscard]] bool wantsBytes() const
    {
        return m_phase == Phase::Idle || m_phase == Phase::Receiving;
    }
    void receive(QByteArrayView bytes);
    /// Bytes that were received wait for their turn: at most one request is answered by each call,
    /// so that a client that sends many at once takes no other client's time.
    [[nodiscard]] bool hasMore() const { return m_hasMore && wantsBytes(); }
    void resume();
    /// All that was sent is out.
    void sent();
    /// Answers what was not begun or not finished in time, and ends.
    void refuse(int status, const QString &text);

private:
    friend class Exchange;
    void answer(Response response);

    void advance();
    [[nodiscard]] qsizetype take(QByteArrayView input);
    qsizetype emptyLine(QByteArrayView input);
    bool judgeHead();
    bool holdBody();
    void dispatch();
    void write(Response response, bool keepAlive);

    Shared *const m_shared;
    Peer *const m_peer;
    RequestParser m_parser;
    QByteArray m_input; ///< what the parser has not used up
    Budget::Share m_held;
    Phase m_phase = Phase::Idle;
    bool m_judged = false; ///< the head of the current request
    bool m_advancing = false;
    bool m_hasMore = false;
    int m_emptyLines = 0; ///< before the current request
    bool m_keepAlive = true;
    bool m_headOnly = false; ///< the request is a HEAD
    std::weak_ptr<Exchange> m_exchange;
};

} // namespace mm::http
