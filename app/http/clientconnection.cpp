// SPDX-License-Identifier: MIT
#include "app/http/clientconnection.h"

#include "app/http/posixsocket.h"

#include <QNetworkProxy>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::http {

namespace {

constexpr qsizetype typicalHeadBytes = 256;
/// Shorter than the idle timeout of usual servers, so that none closes a connection just as it is
/// used again.
constexpr seconds reuseTimeout{1};

QByteArray hostHeader(const Endpoint &endpoint)
{
    QString host = endpoint.address.toString();
    if (endpoint.address.protocol() == QAbstractSocket::IPv6Protocol)
        host = u'[' + host + u']';
    return host.toLatin1() + ':' + QByteArray::number(endpoint.port);
}

QByteArray requestBytes(const Client::Call &call, const QByteArray &host,
                        const QByteArray &userAgent)
{
    QByteArray request;
    request.reserve(typicalHeadBytes + call.target.size() + call.body.size());
    request += call.method;
    request += ' ';
    request += call.target;
    request += QByteArrayView(" HTTP/1.1\r\nHost: ");
    request += host;
    request += QByteArrayView("\r\nUser-Agent: ");
    request += userAgent;
    request += QByteArrayView("\r\nAccept: application/json\r\n");
    if (call.method == "POST") {
        request += QByteArrayView("Content-Type: application/json\r\nContent-Length: ");
        request += QByteArray::number(call.body.size());
        request += QByteArrayView("\r\n");
    }
    request += QByteArrayView("\r\n");
    request += call.body;
    return request;
}

CallResult resultFor(const ParseError &error)
{
    if (error.status == 413)
        return {CallResult::Kind::TooLarge, u"its answer is too large"_s, {}, {}};
    if (error.status == 431)
        return {CallResult::Kind::BadAnswer, u"the head of its answer is too large"_s, {}, {}};
    return {CallResult::Kind::BadAnswer, u"its answer is no well-formed HTTP"_s, {}, {}};
}

} // namespace

ClientConnection::ClientConnection(Client *client, const Endpoint &endpoint)
    : m_client(client)
    , m_endpoint(endpoint)
    , m_host(hostHeader(endpoint))
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
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_callId == 0)
            m_client->dropIdle(this);
        else
            finish({CallResult::Kind::TimedOut, u"no answer came in time"_s, {}, {}}, false);
    });
}

ClientConnection::~ClientConnection()
{
    m_socket.disconnect(this);
}

bool ClientConnection::isOpen() const
{
    return m_socket.state() == QAbstractSocket::ConnectedState && m_socket.bytesAvailable() == 0;
}

void ClientConnection::start(quint64 callId, const Client::Call &call, Client::Done done)
{
    m_callId = callId;
    m_done = std::move(done);
    m_request = requestBytes(call, m_host, m_client->m_userAgent);
    m_parser.reset();
    m_lease = MemoryQuota::Lease(m_client->m_quota);
    m_timer.start(call.timeout);
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        QMetaObject::invokeMethod(this, &ClientConnection::send, Qt::QueuedConnection);
    else
        open();
}

void ClientConnection::open()
{
    if (m_callId != 0)
        m_socket.connectToHost(m_endpoint.address, m_endpoint.port);
}

void ClientConnection::abort()
{
    m_timer.stop();
    m_callId = 0;
    m_done = nullptr;
    m_socket.disconnect(this);
    m_socket.abort();
    // Its lease is released: the memory has to be freed as well.
    m_parser.reset();
    m_input = {};
}

void ClientConnection::becomeIdle()
{
    m_callId = 0;
    m_timer.start(reuseTimeout);
}

void ClientConnection::send()
{
    if (m_callId == 0 || m_socket.state() != QAbstractSocket::ConnectedState)
        return;
    // Cleared before a byte is sent: a request still set may be sent over a new connection.
    const QByteArray request = std::exchange(m_request, {});
    const qsizetype sent = sendNow(m_socket.socketDescriptor(), request);
    if (sent == request.size())
        return;
    m_socket.write(request.constData() + sent, request.size() - sent);
    m_socket.flush();
}

void ClientConnection::read()
{
    if (m_callId == 0) {
        // Bytes without a request.
        m_client->dropIdle(this);
        return;
    }
    while (m_socket.bytesAvailable() > 0) {
        m_input += m_socket.read(qMin(m_socket.bytesAvailable(), maxReadAhead));
        m_input.remove(0, m_parser.feed(m_input));
        if (m_parser.progress() == Progress::Failed) {
            finish(resultFor(m_parser.error()), false);
            return;
        }
        if (const qsizetype size = m_parser.bodySize();
            size > smallBodyBytes && !m_lease.resize(size)) {
            finish({CallResult::Kind::Overloaded, u"too many large answers at once"_s, {}, {}},
                   false);
            return;
        }
        if (m_parser.progress() == Progress::Done) {
            finish({}, m_parser.message().keepAlive && m_input.isEmpty());
            return;
        }
    }
}

void ClientConnection::disconnected()
{
    if (m_callId == 0) {
        m_client->dropIdle(this);
        return;
    }
    if (!m_request.isEmpty()) {
        // The server closed the idle connection, and nothing was sent yet.
        QMetaObject::invokeMethod(this, &ClientConnection::open, Qt::QueuedConnection);
        return;
    }
    read();
    if (m_callId == 0 || !m_done)
        return;
    m_parser.end();
    if (m_parser.progress() == Progress::Done)
        finish({}, false);
    else
        finish({CallResult::Kind::Closed,
                u"the connection was closed before the answer came"_s,
                {},
                {}},
               false);
}

void ClientConnection::failed(QAbstractSocket::SocketError error)
{
    if (m_callId == 0 || error == QAbstractSocket::RemoteHostClosedError)
        return; // disconnected() comes next
    CallResult result;
    result.text = m_socket.errorString();
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        result.kind = CallResult::Kind::Refused;
        result.text = u"nobody listens there"_s;
        break;
    case QAbstractSocket::SocketResourceError:
        result.kind = CallResult::Kind::Overloaded;
        break;
    default:
        result.kind = CallResult::Kind::Closed;
        break;
    }
    finish(std::move(result), false);
}

void ClientConnection::finish(CallResult result, bool reusable)
{
    m_timer.stop();
    if (result.kind == CallResult::Kind::Answered) {
        result.response = std::move(m_parser.message());
        result.lease = std::move(m_lease);
    }
    m_lease = {};
    m_callId = 0;
    m_client->ended(this, std::move(result), std::exchange(m_done, nullptr), reusable);
}

} // namespace mm::http
