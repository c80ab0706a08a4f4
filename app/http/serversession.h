// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/exchange.h"
#include "app/http/originguard.h"
#include "app/http/parser.h"

namespace mm::http {

/// The server's side of one connection, without socket and clock: bytes in, bytes out. Parses the
/// next request only when the response to the previous one is sent.
class ServerSession final
{
public:
    /// The connection.
    class Transport
    {
    public:
        /// Returns true if all of it is sent; otherwise calls ServerSession::sent() later.
        virtual bool send(const QByteArrayList &pieces, MemoryQuota::Lease lease) = 0;
        /// A response was written outside receive(), resume() and sent().
        virtual void responded() = 0;
        /// Sends more of a stream, now or later. False if the stream has to be cut: the transport
        /// then closes the connection.
        virtual bool sendPart(const QByteArray &bytes) = 0;

    protected:
        ~Transport() = default;
    };

    /// Shared by all sessions of a server. Must outlive them.
    struct Context
    {
        explicit Context(const ServerLimits &serverLimits, Handler requestHandler)
            : limits(serverLimits)
            , requestQuota(serverLimits.requestMemory)
            , responseQuota(serverLimits.responseMemory)
            , handler(std::move(requestHandler))
        {
        }
        ServerLimits limits;
        OriginGuard guard;
        MemoryQuota requestQuota;
        MemoryQuota responseQuota;
        Handler handler;
        std::function<void(const Rejection &)> rejectionHandler{}; ///< optional
        int streams = 0;                                           ///< sessions in Phase::Streaming
        bool closing = false; ///< every connection ends after its next response
        bool crowded = false; ///< as closing, while there are too many connections to keep
    };

    enum class Phase {
        Idle,      ///< between requests
        Receiving, ///< a part of a request has arrived
        Handling,  ///< the handler has the request
        Sending,   ///< the response is being sent
        Streaming, ///< an EventStream is open
        Ended,     ///< the last response is sent, or a stream was cut: the connection can be closed
    };

    ServerSession(Context *context, Transport *transport);
    ~ServerSession();
    Q_DISABLE_COPY_MOVE(ServerSession)

    [[nodiscard]] Phase phase() const { return m_phase; }
    /// The Content-Length of a request that was rejected before its end; 0 if it had none.
    [[nodiscard]] qint64 rejectedLength() const { return m_rejectedLength; }
    /// Whether receive() may be called.
    [[nodiscard]] bool canReceive() const
    {
        return m_phase == Phase::Idle || m_phase == Phase::Receiving;
    }
    void receive(QByteArrayView bytes);
    /// Whether received bytes are left for resume(). Each call handles at most one request, so that
    /// a client that pipelines many cannot delay other clients.
    [[nodiscard]] bool hasMore() const { return m_hasMore && canReceive(); }
    void resume();
    /// Everything passed to Transport::send() is sent.
    void sent();
    /// Responds with an error instead of waiting for a complete request, and ends the session.
    void reject(int status, const QString &text);
    /// Sends \p bytes of the open stream.
    void sendPart(const QByteArray &bytes);
    /// Nothing more can be sent. The stream is not open any more; its owner is notified when the
    /// session is destroyed.
    void cutStream();

private:
    friend class EventStream;
    friend class Exchange;
    void respond(Response response);
    EventStreamPtr openStream(const QList<Header> &headers);
    void endStream();

    [[nodiscard]] qsizetype parse(QByteArrayView input);
    qsizetype emptyLineSize(QByteArrayView input);
    bool checkHead();
    bool reserveBody();
    void dispatch();
    void write(Response response, bool keepAlive);

    Context *const m_context;
    Transport *const m_transport;
    RequestParser m_parser;
    QByteArray m_input;         ///< received and not yet parsed
    MemoryQuota::Lease m_lease; ///< for the request's body
    Phase m_phase = Phase::Idle;
    qint64 m_rejectedLength = 0;
    bool m_headChecked = false; ///< of the current request
    bool m_parsing = false;
    bool m_hasMore = false;
    int m_emptyLines = 0; ///< before the current request
    QByteArray m_path;    ///< of the current request, from its checked head on
    bool m_keepAlive = true;
    bool m_isHead = false; ///< the current request is a HEAD: the response has no body
    std::weak_ptr<Exchange> m_exchange;
    std::weak_ptr<EventStream> m_stream;
};

} // namespace mm::http
