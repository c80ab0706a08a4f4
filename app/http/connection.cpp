// SPDX-License-Identifier: MIT
#include "app/http/connection.h"

#include "app/http/descriptors.h"

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::http {

namespace {

/// What waits in a socket for its turn stays in the kernel beyond this.
constexpr qint64 readAhead = qint64(64) * 1024;
/// A client that goes on sending after its last answer may send this much.
constexpr qint64 mostDiscarded = qint64(4) * 1024 * 1024;

} // namespace

Connection::Connection(std::unique_ptr<QTcpSocket> socket, Session::Shared *shared)
    : m_shared(shared)
    , m_socket(std::move(socket))
    , m_session(shared, this)
    , m_idleSince(Clock::now())
    , m_deadline(m_idleSince + shared->limits.idleTime)
{
    m_socket->setReadBufferSize(readAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &Connection::read);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &Connection::written);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &Connection::giveUp);
}

Connection::~Connection()
{
    m_socket->disconnect(this);
}

void Connection::begin()
{
    // It may have come, or gone, before anybody listened.
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        giveUp();
    else if (m_socket->bytesAvailable() > 0)
        read();
}

void Connection::checkTime(Clock::time_point now)
{
    if (now < m_deadline || m_closed)
        return;
    if (m_session.phase() == Session::Phase::Receiving)
        refuse(408, u"The request did not come in time."_s);
    else if (!isBusy())
        giveUp();
}

void Connection::refuse(int status, const QString &text)
{
    m_session.refuse(status, text);
    settle();
}

void Connection::evict()
{
    if (m_session.phase() == Session::Phase::Receiving)
        m_session.refuse(503, u"Too many connections: the one idle for longest has to go."_s);
    giveUp();
}

void Connection::finish()
{
    if (m_session.phase() == Session::Phase::Idle)
        giveUp();
}

bool Connection::send(const QByteArrayList &pieces, Budget::Share held)
{
    if (m_closed)
        return false;
    m_phase = Session::Phase::Sending;
    qint64 size = 0;
    m_inSend = true;
    for (const QByteArray &piece : pieces) {
        const qsizetype sent =
            m_socket->bytesToWrite() == 0 ? sendNow(m_socket->socketDescriptor(), piece) : 0;
        if (sent < piece.size())
            m_socket->write(piece.constData() + sent, piece.size() - sent);
        size += piece.size();
    }
    if (m_socket->bytesToWrite() > 0)
        m_socket->flush();
    m_inSend = false;
    if (m_socket->bytesToWrite() == 0)
        return true;
    m_held = std::move(held);
    constexpr qint64 mebibyte = qint64(1024) * 1024;
    m_sendTime = m_shared->limits.sendTime + seconds(size / mebibyte);
    return false;
}

void Connection::answered()
{
    if (m_session.wantsBytes())
        read();
    else
        settle();
}

void Connection::read()
{
    m_new = false;
    if (m_lingering) {
        m_discarded += m_socket->skip(m_socket->bytesAvailable());
        if (m_discarded > mostDiscarded)
            giveUp();
        return;
    }
    if (m_closed || !m_session.wantsBytes())
        return;
    if (m_session.hasMore())
        m_session.resume();
    else
        m_session.receive(m_socket->read(qMin(m_socket->bytesAvailable(), readAhead)));
    settle();
    // The rest has its turn after other clients'.
    const bool more = m_session.hasMore() || m_socket->bytesAvailable() > 0;
    if (more && !m_closed && m_session.wantsBytes() && !std::exchange(m_readDue, true))
        QMetaObject::invokeMethod(this, &Connection::readRest, Qt::QueuedConnection);
}

void Connection::readRest()
{
    m_readDue = false;
    read();
}

void Connection::written()
{
    // What is written at once is told by send() itself.
    if (m_inSend || m_socket->bytesToWrite() > 0)
        return;
    m_held = {};
    m_session.sent();
    // What came meanwhile was announced when nobody could take it.
    answered();
}

void Connection::settle()
{
    const auto phase = m_session.phase();
    if (phase == m_phase && phase != Session::Phase::Sending)
        return;
    if (m_closed)
        return;
    m_phase = phase;
    const auto now = Clock::now();
    switch (phase) {
    case Session::Phase::Idle:
        m_idleSince = now;
        m_deadline = now + m_shared->limits.idleTime;
        break;
    case Session::Phase::Receiving:
        m_deadline = now + m_shared->limits.requestTime;
        break;
    case Session::Phase::Handling:
        m_deadline = Clock::time_point::max();
        break;
    case Session::Phase::Sending:
        m_idleSince = now;
        m_deadline = now + m_sendTime;
        break;
    case Session::Phase::Ended:
        linger();
        break;
    }
}

/// Closing with unread bytes would reset the connection, and a reset may overtake the last answer.
void Connection::linger()
{
    m_lingering = true;
    m_deadline = Clock::now() + m_shared->limits.lingerTime;
    closeForWriting(m_socket->socketDescriptor());
    read();
}

void Connection::giveUp()
{
    if (std::exchange(m_closed, true))
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT closed(this);
}

} // namespace mm::http
