// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/serversession.h"

#include <QTcpSocket>

namespace mm::http {

/// A session on a socket, with deadlines.
class ServerConnection final : public QObject, private ServerSession::Transport
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    /// Becomes the parent of \p socket.
    ServerConnection(QTcpSocket *socket, ServerSession::Context *context, QObject *parent);

    /// Reads what has already arrived.
    void begin();
    /// When it may be evicted for a newer connection; max() while the handler has a request. Bytes
    /// of an incomplete request don't change it, so a client that sends slowly is not protected.
    [[nodiscard]] Clock::time_point evictableAt() const;

    /// Ends the connection if its deadline is before \p now.
    void checkDeadline(Clock::time_point now);
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
    void read();
    void written();
    void phaseChanged();
    void linger();
    void close();

    ServerSession::Context *const m_context;
    QTcpSocket *const m_socket;
    ServerSession m_session;
    ServerSession::Phase m_phase =
        ServerSession::Phase::Idle; ///< the last one seen by phaseChanged()
    Clock::time_point m_idleSince;  ///< since the last response or the connection's start
    Clock::time_point m_deadline;
    std::chrono::milliseconds m_sendTimeout{0};
    MemoryQuota::Lease m_lease; ///< for the response being sent
    qint64 m_discarded = 0;     ///< bytes received after the last response
    bool m_isNew = true;        ///< no byte has arrived yet
    bool m_readQueued = false;
    bool m_lingering = false;
    bool m_closed = false;
};

} // namespace mm::http
