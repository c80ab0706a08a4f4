// SPDX-License-Identifier: MIT
#include "app/http/serverconnection.h"

#include "app/http/posixsocket.h"

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::http {

namespace {

/// Bytes that a client may send after the last response.
constexpr qint64 maxDiscarded = qint64(4) * 1024 * 1024;
constexpr qint64 mebibyte = qint64(1024) * 1024;

} // namespace

ServerConnection::ServerConnection(QTcpSocket *socket, ServerSession::Context *context,
                                   QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_socket(socket)
    , m_session(context, this)
    , m_idleSince(Clock::now())
    , m_deadline(m_idleSince + context->limits.idleTimeout)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(maxReadAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &ServerConnection::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &ServerConnection::written);
    connect(m_socket, &QTcpSocket::disconnected, this, &ServerConnection::close);
}

void ServerConnection::begin()
{
    // Signals emitted before the constructor connected them are lost.
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        close();
    else if (m_socket->bytesAvailable() > 0)
        read();
}

ServerConnection::Clock::time_point ServerConnection::evictableAt() const
{
    if (m_session.phase() == ServerSession::Phase::Handling)
        return Clock::time_point::max();
    return m_idleSince + (m_isNew ? m_context->limits.firstByteGrace : 0ms);
}

void ServerConnection::checkDeadline(Clock::time_point now)
{
    if (now < m_deadline || m_closed)
        return;
    if (m_session.phase() == ServerSession::Phase::Receiving)
        reject(408, u"The request did not arrive in time."_s);
    else
        close();
}

void ServerConnection::reject(int status, const QString &text)
{
    m_session.reject(status, text);
    phaseChanged();
}

void ServerConnection::evict()
{
    if (m_session.phase() == ServerSession::Phase::Receiving)
        m_session.reject(503,
                         u"Too many connections: the one that is idle for longest is closed."_s);
    close();
}

void ServerConnection::finish()
{
    if (m_session.phase() == ServerSession::Phase::Idle)
        close();
}

bool ServerConnection::send(const QByteArrayList &pieces, MemoryQuota::Lease lease)
{
    if (m_closed)
        return false;
    m_phase = ServerSession::Phase::Sending;
    qint64 size = 0;
    for (const QByteArray &piece : pieces) {
        writeNow(m_socket, piece);
        size += piece.size();
    }
    if (m_socket->bytesToWrite() == 0)
        return true;
    m_lease = std::move(lease);
    m_sendTimeout = m_context->limits.sendTimeout + seconds(size / mebibyte);
    return false;
}

void ServerConnection::responded()
{
    if (m_session.canReceive())
        read();
    else
        phaseChanged();
}

void ServerConnection::read()
{
    m_isNew = false;
    if (m_lingering) {
        m_discarded += m_socket->skip(m_socket->bytesAvailable());
        if (m_discarded > maxDiscarded)
            close();
        return;
    }
    if (m_closed || !m_session.canReceive())
        return;
    if (m_session.hasMore())
        m_session.resume();
    else
        m_session.receive(m_socket->read(qMin(m_socket->bytesAvailable(), maxReadAhead)));
    phaseChanged();
    // Other clients' events are handled before the rest.
    const bool more = m_session.hasMore() || m_socket->bytesAvailable() > 0;
    if (more && !m_closed && m_session.canReceive() && !std::exchange(m_readQueued, true))
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_readQueued = false;
                read();
            },
            Qt::QueuedConnection);
}

void ServerConnection::written()
{
    if (m_socket->bytesToWrite() > 0)
        return;
    m_lease = {};
    m_session.sent();
    // readyRead of bytes that arrived meanwhile was emitted while they could not be received.
    responded();
}

void ServerConnection::phaseChanged()
{
    const auto phase = m_session.phase();
    if (phase == m_phase && phase != ServerSession::Phase::Sending)
        return;
    if (m_closed)
        return;
    m_phase = phase;
    const auto now = Clock::now();
    switch (phase) {
    case ServerSession::Phase::Idle:
        m_idleSince = now;
        m_deadline = now + m_context->limits.idleTimeout;
        break;
    case ServerSession::Phase::Receiving:
        m_deadline = now + m_context->limits.requestTimeout;
        break;
    case ServerSession::Phase::Handling:
        m_deadline = Clock::time_point::max();
        break;
    case ServerSession::Phase::Sending:
        m_idleSince = now;
        m_deadline = now + m_sendTimeout;
        break;
    case ServerSession::Phase::Ended:
        linger();
        break;
    }
}

/// Closing with unread bytes sends a reset, which may overtake the last response.
void ServerConnection::linger()
{
    m_lingering = true;
    m_deadline = Clock::now() + m_context->limits.lingerTimeout;
    closeForWriting(*m_socket);
    read();
}

void ServerConnection::close()
{
    if (std::exchange(m_closed, true))
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT closed(this);
}

} // namespace mm::http
