// SPDX-License-Identifier: MIT
#include "app/http/clientconnection.h"

#include "app/http/descriptors.h"

#include <QNetworkProxy>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::http {

namespace {

constexpr qint64 readAhead = qint64(64) * 1024;
constexpr qsizetype usualHead = 256;
/// Shorter than servers keep idle connections, so that none is closed just as it is used again.
constexpr seconds restTime{1};

/// What a Host header says of it.
QByteArray hostOf(const Endpoint &endpoint)
{
    QString host = endpoint.address.toString();
    if (endpoint.address.protocol() == QAbstractSocket::IPv6Protocol)
        host = u'[' + host + u']';
    return host.toLatin1() + ':' + QByteArray::number(endpoint.port);
}

QByteArray requestOf(const Client::Call &call, const QByteArray &host, const QByteArray &userAgent)
{
    QByteArray request;
    request.reserve(usualHead + call.target.size() + call.body.size());
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

Outcome failure(const Fault &fault)
{
    if (fault.status == 413)
        return {Outcome::Kind::TooLarge, u"its answer is too large"_s, {}, {}};
    if (fault.status == 431)
        return {Outcome::Kind::BadAnswer, u"the head of its answer is too large"_s, {}, {}};
    return {Outcome::Kind::BadAnswer, u"its answer is no well-formed HTTP"_s, {}, {}};
}

} // namespace

ClientConnection::ClientConnection(Client *client, const Endpoint &endpoint)
    : m_client(client)
    , m_endpoint(endpoint)
    , m_host(hostOf(endpoint))
    , m_parser(client->m_limits)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(readAhead);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_socket, &QTcpSocket::connected, this, &ClientConnection::send);
    connect(&m_socket, &QTcpSocket::readyRead, this, &ClientConnection::read);
    connect(&m_socket, &QTcpSocket::disconnected, this, &ClientConnection::disconnected);
    // Queued, as an error may come while the call is still being started.
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &ClientConnection::failed,
            Qt::QueuedConnection);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_number == 0)
            m_client->dropIdle(this);
        else
            finish({Outcome::Kind::TimedOut, u"no answer came in time"_s, {}, {}}, false);
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

void ClientConnection::start(quint64 number, const Client::Call &call, Client::Done done)
{
    m_number = number;
    m_done = std::move(done);
    m_request = requestOf(call, m_host, m_client->m_userAgent);
    m_parser.reset();
    m_held = Budget::Share(m_client->m_budget);
    m_timer.start(call.timeout);
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        QMetaObject::invokeMethod(this, &ClientConnection::send, Qt::QueuedConnection);
    else
        open();
}

void ClientConnection::open()
{
    if (m_number != 0)
        m_socket.connectToHost(m_endpoint.address, m_endpoint.port);
}

void ClientConnection::abort()
{
    m_timer.stop();
    m_number = 0;
    m_done = nullptr;
    m_socket.disconnect(this);
    m_socket.abort();
    // Its share was given back: the memory has to follow at once.
    m_parser.reset();
    m_input = {};
}

void ClientConnection::rest()
{
    m_number = 0;
    m_timer.start(restTime);
}

void ClientConnection::send()
{
    if (m_number == 0 || m_socket.state() != QAbstractSocket::ConnectedState)
        return;
    // Gone from here before a byte is out: what is left here may be sent over a new connection.
    const QByteArray request = std::exchange(m_request, {});
    const qsizetype sent = sendNow(m_socket.socketDescriptor(), request);
    if (sent == request.size())
        return;
    m_socket.write(request.constData() + sent, request.size() - sent);
    m_socket.flush();
}

void ClientConnection::read()
{
    if (m_number == 0) {
        // Nobody has asked.
        m_client->dropIdle(this);
        return;
    }
    while (m_socket.bytesAvailable() > 0) {
        m_input += m_socket.read(qMin(m_socket.bytesAvailable(), readAhead));
        m_input.remove(0, m_parser.feed(m_input));
        if (m_parser.stage() == Stage::Failed) {
            finish(failure(m_parser.fault()), false);
            return;
        }
        if (const qsizetype size = m_parser.bodySize();
            size > m_client->m_limits.smallBytes && !m_held.resize(size)) {
            finish({Outcome::Kind::Overloaded, u"too many large answers at once"_s, {}, {}}, false);
            return;
        }
        if (m_parser.stage() == Stage::Done) {
            finish({}, m_parser.answer().keepAlive && m_input.isEmpty());
            return;
        }
    }
}

void ClientConnection::disconnected()
{
    if (m_number == 0) {
        m_client->dropIdle(this);
        return;
    }
    if (!m_request.isEmpty()) {
        // It had rested for too long, and nothing was sent yet.
        QMetaObject::invokeMethod(this, &ClientConnection::open, Qt::QueuedConnection);
        return;
    }
    read();
    if (m_number == 0 || !m_done)
        return;
    m_parser.end();
    if (m_parser.stage() == Stage::Done)
        finish({}, false);
    else
        finish(
            {Outcome::Kind::Closed, u"the connection was closed before the answer came"_s, {}, {}},
            false);
}

void ClientConnection::failed(QAbstractSocket::SocketError error)
{
    if (m_number == 0 || error == QAbstractSocket::RemoteHostClosedError)
        return; // disconnected() comes next
    Outcome outcome;
    outcome.text = m_socket.errorString();
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        outcome.kind = Outcome::Kind::Refused;
        outcome.text = u"nobody listens there"_s;
        break;
    case QAbstractSocket::SocketResourceError:
        outcome.kind = Outcome::Kind::Overloaded;
        break;
    default:
        outcome.kind = Outcome::Kind::Closed;
        break;
    }
    finish(std::move(outcome), false);
}

void ClientConnection::finish(Outcome outcome, bool reusable)
{
    m_timer.stop();
    if (outcome.kind == Outcome::Kind::Answered) {
        outcome.answer = std::move(m_parser.answer());
        outcome.held = std::move(m_held);
    }
    m_held = {};
    m_number = 0;
    m_client->ended(this, std::move(outcome), std::exchange(m_done, nullptr), reusable);
}

} // namespace mm::http
