// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/serversession.h"

#include <QObject>
#include <QSocketNotifier>

namespace mm::http {

/// A session on a socket, with deadlines.
///
/// Not on a QTcpSocket, which closes at the peer's FIN: a client that has only ended its sending
/// still gets its response. One that has left is detected by peerHasLeft().
class ServerConnection final : public QObject, private ServerSession::Transport
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    /// Closes \p socket, which is connected and does not block.
    ServerConnection(int socket, ServerSession::Context *context, QObject *parent);
    ~ServerConnection() override;

    /// Reads what has already arrived.
    void begin() { read(); }
    /// When it may be evicted for a newer connection; max() while the handler has a request or a
    /// stream is open. Bytes of an incomplete request don't change it, so a client that sends
    /// slowly is not protected.
    [[nodiscard]] Clock::time_point evictableAt() const;
    /// Whether a request has begun to arrive that was not read yet.
    [[nodiscard]] bool hasUnreadRequest() const;

    /// Ends the connection if its deadline is before \p now, or its client has left.
    void check(Clock::time_point now);
    /// Responds with an error, then closes.
    void reject(int status, const QString &text);
    /// Closes at once. Responds with an error if part of a request has arrived.
    void evict();
    /// For a server that closes: closes if idle; otherwise the session ends after its response.
    void finish();

Q_SIGNALS:
    /// The socket is closed. Delete the connection later, not in a slot.
    void closed(mm::http::ServerConnection *connection);

private:
    bool send(const QByteArrayList &pieces, MemoryQuota::Lease lease) override;
    void responded() override;
    bool sendPart(const QByteArray &bytes) override;
    void read();
    void readLater();
    void discard();
    void checkStream(Clock::time_point now);
    /// False if the socket failed.
    bool writePending();
    /// Also false if the quota is used up.
    bool writeStream();
    void written();
    void phaseChanged();
    void linger();
    void close();

    ServerSession::Context *const m_context;
    int m_socket;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    ServerSession m_session;
    ServerSession::Phase m_phase =
        ServerSession::Phase::Idle; ///< the last one seen by phaseChanged()
    Clock::time_point m_idleSince;  ///< since the last response or the connection's start
    Clock::time_point m_deadline;
    std::chrono::milliseconds m_sendTimeout{0};
    QByteArrayList m_pending; ///< of the response, what the system did not take yet
    qsizetype m_sentOfFirst = 0;
    qint64 m_unsent = 0;        ///< bytes of m_pending without m_sentOfFirst
    MemoryQuota::Lease m_lease; ///< for the response being sent
    qint64 m_discarded = 0;     ///< bytes received after the last response
    bool m_isNew = true;        ///< no byte has arrived yet
    bool m_readQueued = false;
    bool m_lingering = false;
    bool m_closed = false;
};

} // namespace mm::http
