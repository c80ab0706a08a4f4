// SPDX-License-Identifier: MIT
#include "app/http/serverconnection.h"

#include "app/http/peerstate.h"
#include "app/http/posixsocket.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::http {

namespace {

using Phase = ServerSession::Phase;

/// Bytes that a client may send after the last response.
constexpr qint64 maxDiscarded = qint64(4) * 1024 * 1024;
/// Many clients send the whole body before they read why it was rejected. A longer one is not
/// received, nor one of unknown length.
constexpr qint64 maxRejectedLength = qint64(128) * 1024 * 1024;
constexpr qint64 mebibyte = qint64(1024) * 1024;
/// Small events that wait are joined up to this size, because each piece takes memory of its own.
constexpr qsizetype joinedBytes = qsizetype(8) * 1024;

bool isTemporary(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

ServerConnection::ServerConnection(int socket, ServerSession::Context *context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_socket(socket)
    , m_readable(socket, QSocketNotifier::Read)
    , m_writable(socket, QSocketNotifier::Write)
    , m_session(context, this)
    , m_idleSince(Clock::now())
    , m_deadline(m_idleSince + context->limits.idleTimeout)
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &ServerConnection::read);
    connect(&m_writable, &QSocketNotifier::activated, this, &ServerConnection::written);
}

ServerConnection::~ServerConnection()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

ServerConnection::Clock::time_point ServerConnection::evictableAt() const
{
    if (m_session.phase() == Phase::Handling || m_session.phase() == Phase::Streaming)
        return Clock::time_point::max();
    return m_idleSince + (m_isNew ? m_context->limits.firstByteGrace : 0ms);
}

bool ServerConnection::hasUnreadRequest() const
{
    char byte = 0;
    return m_session.phase() == Phase::Idle &&
           ::recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

void ServerConnection::check(Clock::time_point now)
{
    if (m_closed)
        return;
    const Phase phase = m_session.phase();
    if (phase == Phase::Handling || phase == Phase::Streaming) {
        if (peerHasLeft(m_socket))
            close();
        else if (phase == Phase::Streaming)
            checkStream(now);
    } else if (now >= m_deadline) {
        if (phase == Phase::Receiving)
            reject(408, u"The request did not arrive within %1 s."_s.arg(
                            duration<double>(m_context->limits.requestTimeout).count()));
        else if (hasUnreadRequest())
            read();
        else
            close();
    }
}

void ServerConnection::reject(int status, const QString &text)
{
    m_session.reject(status, text);
    phaseChanged();
}

void ServerConnection::evict()
{
    if (m_session.phase() == Phase::Receiving)
        m_session.reject(
            503, u"MM has its %1 connections: the one that is idle for longest is closed."_s.arg(
                     m_context->limits.maxConnections));
    close();
}

void ServerConnection::finish()
{
    if (m_session.phase() == Phase::Idle)
        close();
}

bool ServerConnection::send(const QByteArrayList &pieces, MemoryQuota::Lease lease)
{
    if (m_closed)
        return false;
    m_phase = Phase::Sending;
    for (const QByteArray &piece : pieces)
        m_unsent += piece.size();
    const qint64 size = m_unsent;
    m_pending += pieces;
    if (!writePending()) {
        // The session, which calls this, is deleted with the connection.
        QMetaObject::invokeMethod(this, &ServerConnection::close, Qt::QueuedConnection);
        return false;
    }
    if (m_pending.isEmpty())
        return true;
    if (lease.isHeld()) // a stream that ends has one already
        m_lease = std::move(lease);
    m_sendTimeout = m_context->limits.sendTimeout + seconds(size / mebibyte);
    return false;
}

bool ServerConnection::sendPart(const QByteArray &bytes)
{
    if (m_closed)
        return false;
    if (m_pending.isEmpty())
        m_deadline = Clock::now() + m_context->limits.sendTimeout;
    if (!m_pending.isEmpty() && m_pending.constLast().size() + bytes.size() <= joinedBytes)
        m_pending.last() += bytes;
    else
        m_pending += bytes;
    m_unsent += bytes.size();
    if (writeStream())
        return true;
    m_pending.clear();
    m_unsent = 0;
    m_lease = {}; // at once, for other streams that send now
    m_writable.setEnabled(false);
    QMetaObject::invokeMethod(this, &ServerConnection::close, Qt::QueuedConnection);
    return false;
}

/// m_deadline: while bytes wait, when the client must have read some; otherwise when the next
/// comment is due.
bool ServerConnection::writeStream()
{
    const qint64 before = m_unsent;
    if (!writePending())
        return false;
    const ServerLimits &limits = m_context->limits;
    if (m_unsent < before)
        m_deadline =
            Clock::now() + (m_unsent > 0 ? limits.sendTimeout : limits.streamCommentInterval);
    if (!m_lease.isHeld())
        m_lease = MemoryQuota::Lease(&m_context->responseQuota);
    // A piece is in memory until its last byte is sent.
    return m_lease.resize(qMax(m_unsent + m_sentOfFirst - smallBodyBytes, qint64(0)));
}

void ServerConnection::checkStream(Clock::time_point now)
{
    if (now < m_deadline)
        return;
    const qint64 before = m_unsent;
    if (before == 0)
        m_session.sendPart(":\n\n");
    // The system reports a socket as writable only when much of its buffer is free, so a slow
    // reader is detected only here.
    else if (!writeStream() || m_unsent == before)
        close();
}

bool ServerConnection::writePending()
{
    while (!m_pending.isEmpty()) {
        const QByteArrayView rest = QByteArrayView(m_pending.constFirst()).sliced(m_sentOfFirst);
        const ssize_t result = sendNow(m_socket, rest);
        if (result < 0 && !isTemporary(errno))
            return false;
        const ssize_t sent = qMax(result, ssize_t(0));
        m_unsent -= sent;
        if (sent < rest.size()) {
            m_sentOfFirst += sent;
            break;
        }
        m_pending.removeFirst();
        m_sentOfFirst = 0;
    }
    m_writable.setEnabled(!m_pending.isEmpty());
    return true;
}

void ServerConnection::responded()
{
    readLater();
}

void ServerConnection::read()
{
    if (m_closed)
        return;
    if (m_lingering) {
        discard();
    } else if (!m_session.canReceive()) {
        // Level-triggered: what has arrived would activate it again and again.
        m_readable.setEnabled(false);
        check(Clock::now());
    } else if (m_session.hasMore()) {
        m_session.resume();
        readLater();
    } else {
        std::array<char, size_t(maxReadAhead)>
            buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): costs time
        const ssize_t count = ::recv(m_socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
        m_isNew = m_isNew && count < 0;
        if (count > 0)
            m_session.receive(QByteArrayView(buffer.data(), count));
        else if (count == 0 && m_session.phase() == Phase::Receiving)
            m_session.reject(400, u"The request ended before it was complete."_s);
        else if (count == 0 || !isTemporary(errno))
            close();
        readLater();
    }
}

/// Other clients' events are handled before the rest.
void ServerConnection::readLater()
{
    phaseChanged();
    if (m_closed || m_lingering || !m_session.canReceive())
        return;
    m_readable.setEnabled(true);
    if (m_session.hasMore() && !std::exchange(m_readQueued, true))
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
    if (m_session.phase() == Phase::Streaming) {
        if (!writeStream())
            close();
    } else if (!writePending()) {
        close();
    } else if (m_pending.isEmpty()) {
        m_lease = {};
        m_session.sent();
        readLater();
    }
}

void ServerConnection::phaseChanged()
{
    const auto phase = m_session.phase();
    if (phase == m_phase && phase != Phase::Sending)
        return;
    if (m_closed)
        return;
    m_phase = phase;
    const auto now = Clock::now();
    switch (phase) {
    case Phase::Idle:
        m_idleSince = now;
        m_deadline = now + m_context->limits.idleTimeout;
        break;
    case Phase::Receiving:
        m_deadline = now + m_context->limits.requestTimeout;
        break;
    case Phase::Handling:
        m_deadline = Clock::time_point::max();
        break;
    case Phase::Sending:
        m_idleSince = now;
        m_deadline = now + m_sendTimeout;
        break;
    case Phase::Streaming:
        break; // sendPart() has set the deadline
    case Phase::Ended:
        linger();
        break;
    }
}

/// Closing with unread bytes sends a reset, which may overtake the last response.
void ServerConnection::linger()
{
    m_lingering = true;
    m_deadline = Clock::now() + m_context->limits.lingerTimeout;
    m_readable.setEnabled(true);
    ::shutdown(m_socket, SHUT_WR);
    discard();
}

void ServerConnection::discard()
{
    std::array<char, size_t(maxReadAhead)>
        buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): costs time
    const ssize_t count = ::recv(m_socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count > 0)
        m_discarded += count;
    const qint64 rejected = m_session.rejectedLength();
    const qint64 limit = maxDiscarded + (rejected <= maxRejectedLength ? rejected : 0);
    if (count == 0 || m_discarded > limit || (count < 0 && !isTemporary(errno)))
        close();
}

void ServerConnection::close()
{
    if (std::exchange(m_closed, true))
        return;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    ::close(std::exchange(m_socket, -1));
    m_pending.clear();
    m_lease = {};
    m_session.cutStream();
    Q_EMIT closed(this);
}

} // namespace mm::http
