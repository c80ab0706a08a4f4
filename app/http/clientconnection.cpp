// SPDX-License-Identifier: MIT
#include "app/http/clientconnection.h"

#include "app/http/posixsocket.h"

#include <QNetworkProxy>
#include <QStringBuilder>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::http {

namespace {

using Kind = CallResult::Kind;

/// Shorter than the idle timeout of usual servers, so that a server does not close a connection
/// while it is being reused.
constexpr seconds reuseTimeout{1};

QByteArray requestBytes(const Client::Call &call, const QByteArray &userAgent)
{
    const QString address = call.endpoint.address.toString();
    const bool isIpv6 = call.endpoint.address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host = (isIpv6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address).arg(call.endpoint.port);
    QByteArray head = call.method % ' ' % call.target % " HTTP/1.1\r\nHost: " % host.toLatin1() %
                      "\r\nUser-Agent: " % userAgent % "\r\nAccept: application/json\r\n";
    if (call.method == "POST")
        head += "Content-Type: application/json\r\nContent-Length: " %
                QByteArray::number(call.body.size()) % "\r\n";
    head += "\r\n";
    return head += call.body;
}

CallResult resultFor(const ParseError &error)
{
    if (error.status == 413)
        return {.kind = Kind::TooLarge, .text = u"its answer is too large"_s};
    if (error.status == 431)
        return {.kind = Kind::BadAnswer, .text = u"the head of its answer is too large"_s};
    return {.kind = Kind::BadAnswer, .text = u"its answer is not well-formed HTTP"_s};
}

} // namespace

ClientConnection::ClientConnection(Client *client, const Endpoint &endpoint)
    : QObject(client)
    , m_client(client)
    , m_endpoint(endpoint)
    , m_parser(client->m_limits)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(maxReadAhead);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_socket, &QTcpSocket::connected, this, &ClientConnection::send);
    connect(&m_socket, &QTcpSocket::readyRead, this, &ClientConnection::read);
    connect(&m_socket, &QTcpSocket::disconnected, this, &ClientConnection::disconnected);
    // Queued: an error may be emitted within start().
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &ClientConnection::failed,
            Qt::QueuedConnection);
    connect(&m_timer, &QTimer::timeout, this, &ClientConnection::timedOut);
}

ClientConnection::~ClientConnection()
{
    m_socket.disconnect(this);
}

bool ClientConnection::isReusable() const
{
    return m_socket.state() == QAbstractSocket::ConnectedState && !hasInput(m_socket);
}

void ClientConnection::start(quint64 callId, const Client::Call &call, Client::Done done)
{
    m_callId = callId;
    m_done = std::move(done);
    m_request = requestBytes(call, m_client->m_userAgent);
    m_parser.reset();
    m_lease = MemoryQuota::Lease(m_client->m_quota);
    m_timer.start(call.timeout);
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        send();
    else
        m_socket.connectToHost(m_endpoint.address, m_endpoint.port);
}

void ClientConnection::send()
{
    writeNow(&m_socket, std::exchange(m_request, {}));
}

bool ClientConnection::read()
{
    if (isIdle()) {
        // Unrequested bytes, or the server has closed.
        closeIdle();
        return false;
    }
    while (m_socket.bytesAvailable() > 0) {
        m_input += m_socket.read(qMin(m_socket.bytesAvailable(), maxReadAhead));
        m_input.remove(0, m_parser.feed(m_input));
        if (m_parser.progress() == Progress::Failed) {
            finish(resultFor(m_parser.error()));
            return false;
        }
        if (const qsizetype size = m_parser.message().body.size();
            size > smallBodyBytes && !m_lease.resize(size)) {
            finish({.kind = Kind::Overloaded, .text = u"too many large answers at once"_s});
            return false;
        }
        if (m_parser.progress() == Progress::Done) {
            finish({}, m_parser.message().keepAlive && m_input.isEmpty());
            return false;
        }
    }
    return true;
}

void ClientConnection::timedOut()
{
    if (isIdle())
        closeIdle();
    else
        finish({.kind = Kind::TimedOut, .text = u"no complete answer within the timeout"_s});
}

void ClientConnection::disconnected()
{
    if (!read())
        return;
    m_parser.end();
    if (m_parser.progress() == Progress::Done)
        finish({});
    else
        finish({.kind = Kind::Closed,
                .text = u"the connection was closed before the answer was complete"_s});
}

void ClientConnection::failed(QAbstractSocket::SocketError error)
{
    if (isIdle() || error == QAbstractSocket::RemoteHostClosedError)
        return; // disconnected() is called next
    if (error == QAbstractSocket::ConnectionRefusedError)
        finish({.kind = Kind::Refused, .text = u"no program listens there"_s});
    else
        finish({.kind =
                    error == QAbstractSocket::SocketResourceError ? Kind::Overloaded : Kind::Closed,
                .text = m_socket.errorString()});
}

void ClientConnection::finish(CallResult result, bool keep)
{
    if (result.kind == Kind::Answered) {
        result.response = std::move(m_parser.message());
        result.lease = std::move(m_lease);
    }
    m_client->m_busy.remove(std::exchange(m_callId, 0));
    const auto done = std::exchange(m_done, nullptr);
    if (keep && isReusable()) {
        m_client->m_idle.append(this);
        m_timer.start(reuseTimeout);
    } else {
        close();
    }
    done(std::move(result));
}

void ClientConnection::closeIdle()
{
    m_client->m_idle.removeOne(this);
    close();
}

void ClientConnection::close()
{
    m_callId = 0;
    m_done = nullptr;
    m_timer.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    m_lease = {};
    m_parser.reset(); // frees the body that the lease counted
    deleteLater();
}

} // namespace mm::http
