// SPDX-License-Identifier: MIT
#include "app/http/clientconnection.h"

#include "app/http/posixsocket.h"

#include <QStringBuilder>

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::http {

namespace {

using Kind = CallResult::Kind;

constexpr int maxClosing = 16;
constexpr qsizetype maxStart = 300;

QByteArray requestHead(const Client::Call &call, const QHostAddress &address,
                       const QByteArray &userAgent)
{
    const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString host =
        (isIpv6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString()).arg(call.endpoint.port);
    QByteArray head = call.method % ' ' % call.target % " HTTP/1.1\r\nHost: " % host.toLatin1() %
                      "\r\nUser-Agent: " % userAgent %
                      "\r\nAccept: application/json\r\nAccept-Encoding: identity\r\n"
                      "Connection: close\r\n";
    if (!call.bearerToken.isEmpty())
        head += "Authorization: Bearer " % call.bearerToken % "\r\n";
    head += call.moreHeaders;
    if (call.method == "POST")
        head += "Content-Type: application/json\r\nContent-Length: " %
                QByteArray::number(call.body.size()) % "\r\n";
    return head += "\r\n";
}

CallResult resultFor(const ParseError &error)
{
    if (error.status == 413)
        return {.kind = Kind::TooLarge,
                .text = error.text.chopped(1).replace(u"The body"_s, u"its answer"_s)};
    QString text = error.text.chopped(1);
    text.replace(0, 1, text.first(1).toLower());
    return {.kind = Kind::BadAnswer, .text = u"its answer can't be read: %1"_s.arg(text)};
}

/// Why \p program could not connect.
CallResult resultFor(int error, const QString &program)
{
    if (error == ECONNREFUSED)
        return {.kind = Kind::Refused, .text = u"no program listens there"_s};
    if (!isOutOfResources(error))
        return {.kind = Kind::Closed, .text = qt_error_string(error)};
    if (error == EMFILE)
        return {.kind = Kind::Overloaded,
                .text = u"%1 has no file descriptor left for a connection (its limit is %2)"_s
                            .arg(program)
                            .arg(maxDescriptors())};
    return {.kind = Kind::Overloaded,
            .text =
                u"the system gives %1 no connection: %2"_s.arg(program, qt_error_string(error))};
}

/// Whether \p start can be the start of a response.
bool isHttp(const QByteArray &start)
{
    constexpr QByteArrayView version = "HTTP/";
    return start.startsWith(version.first(qMin(start.size(), version.size())));
}

bool isEventStream(const ClientResponse &response)
{
    return response.contentType.toLower().startsWith("text/event-stream");
}

} // namespace

ClientConnection::ClientConnection(Client *client, quint64 callId, const Client::Call &call,
                                   Client::Done done)
    : QObject(client)
    , m_client(client)
    , m_call(call)
    , m_callId(callId)
    , m_done(std::move(done))
    , m_parser(client->m_limits)
    , m_lease(client->m_quota)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_readable, &QSocketNotifier::activated, this, &ClientConnection::read);
    connect(&m_writable, &QSocketNotifier::activated, this, &ClientConnection::send);
    connect(&m_timer, &QTimer::timeout, this, &ClientConnection::timedOut);
}

ClientConnection::~ClientConnection()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

void ClientConnection::start()
{
    m_timer.start(m_call.timeout);
    connectNext();
}

void ClientConnection::connectNext()
{
    m_writable.setEnabled(false);
    if (const int socket = std::exchange(m_socket, -1); socket >= 0)
        ::close(socket);
    if (m_nextAddress == m_call.endpoint.addresses.size()) {
        // Queued: start() must not call Done.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!isClosing())
                    finish(resultFor(m_connectError, QString::fromLatin1(m_client->m_userAgent)));
            },
            Qt::QueuedConnection);
        return;
    }
    const QHostAddress address = m_call.endpoint.addresses.at(m_nextAddress++);
    m_socket = startConnecting(address, m_call.endpoint.port);
    if (m_socket < 0) {
        connectFailed(errno);
        return;
    }
    m_head = requestHead(m_call, address, m_client->m_userAgent);
    m_sent = 0;
    m_readable.setSocket(m_socket);
    m_writable.setSocket(m_socket);
    send();
}

void ClientConnection::connectFailed(int error)
{
    // The cause is that of the first address: without IPv6 there is no ::1.
    const bool isOurs = isOutOfResources(error) && error != EADDRNOTAVAIL;
    if (m_connectError == 0 || isOurs)
        m_connectError = error;
    connectNext();
}

void ClientConnection::send()
{
    // On this machine the connection is usually made within connect(): the first send succeeds.
    const qsizetype headSent = qMin(m_sent, m_head.size());
    const ssize_t sent = sendNow(m_socket, QByteArrayView(m_head).sliced(headSent),
                                 QByteArrayView(m_call.body).sliced(m_sent - headSent));
    const int error = sent < 0 ? errno : 0;
    if (error == EAGAIN || error == ENOTCONN || error == EINTR) {
        m_writable.setEnabled(true);
        return;
    }
    if (error != 0 && !m_connected) {
        connectFailed(error);
        return;
    }
    m_connected = true;
    // After an error there may still be a response, which the server sent before it closed.
    const qsizetype size = m_head.size() + m_call.body.size();
    m_sent = error == 0 ? m_sent + sent : size;
    m_writable.setEnabled(m_sent < size);
    m_readable.setEnabled(true);
}

void ClientConnection::read()
{
    std::array<char, size_t(maxReadAhead)>
        buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): costs time
    const ssize_t count = ::recv(m_socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (isClosing())
        close();
    else if (count <= 0)
        ended();
    else
        parse(QByteArrayView(buffer.data(), count));
}

void ClientConnection::parse(QByteArrayView bytes)
{
    if (m_start.size() < maxStart)
        m_start += bytes.first(qMin(bytes.size(), maxStart - m_start.size()));
    m_input += bytes;
    m_input.remove(0, m_parser.feed(m_input));
    const ClientResponse &response = m_parser.message();
    if (m_parser.progress() == Progress::Failed)
        finish(isHttp(m_start) ? resultFor(m_parser.error()) : notHttp());
    else if (const qsizetype size = response.body.size();
             size > smallBodyBytes && !m_lease.resize(size))
        finish({.kind = Kind::Overloaded,
                .text = u"too many large answers at once: all together may have %1"_s.arg(
                    sizeText(m_client->m_quota->limit()))});
    else if (m_parser.progress() == Progress::Done)
        finish({});
    else if (m_parser.progress() == Progress::Body && isEventStream(response))
        // It may never end.
        finish(
            {.kind = Kind::BadAnswer,
             .text =
                 u"its answer is an event stream (text/event-stream); it has to be one JSON value"_s});
}

void ClientConnection::ended()
{
    const bool noHead = m_parser.progress() == Progress::Head;
    m_parser.end();
    if (m_parser.progress() == Progress::Done)
        finish({});
    else if (m_start.isEmpty())
        finish({.kind = Kind::Closed,
                .text = u"it closed the connection without an answer, as a program may do that "
                        "expects HTTPS"_s});
    else if (noHead && !isHttp(m_start))
        finish(notHttp());
    else
        finish({.kind = Kind::Closed,
                .text = u"it closed the connection before its answer was complete%1"_s.arg(
                    receivedPart())});
}

QString ClientConnection::receivedPart()
{
    const ClientResponse &response = m_parser.message();
    if (response.contentLength < 0)
        return {};
    return u", after %1 of %2 bytes"_s.arg(response.body.size()).arg(response.contentLength);
}

CallResult ClientConnection::notHttp() const
{
    // A record of TLS: an alert, or a part of the handshake.
    if (m_start.startsWith("\x15\x03") || m_start.startsWith("\x16\x03"))
        return {.kind = Kind::BadAnswer,
                .text = u"it expects HTTPS, but services are called by HTTP"_s};
    return {.kind = Kind::BadAnswer, .text = u"its answer is not HTTP"_s, .received = m_start};
}

void ClientConnection::timedOut()
{
    if (isClosing()) {
        close();
        return;
    }
    const QString text =
        m_start.isEmpty() ? u"no answer within %1 s%2"_s : u"no complete answer within %1 s%2"_s;
    const double timeout = duration<double>(m_call.timeout).count();
    finish({.kind = Kind::TimedOut, .text = text.arg(timeout).arg(receivedPart())});
}

void ClientConnection::finish(CallResult result)
{
    m_client->m_busy.remove(std::exchange(m_callId, 0));
    m_writable.setEnabled(false);
    m_call.body.clear();
    const auto done = std::exchange(m_done, nullptr);
    if (m_connected)
        result.address = m_call.endpoint.addresses.at(m_nextAddress - 1);
    if (result.kind == Kind::Answered) {
        result.response = std::move(m_parser.message());
        result.lease = std::move(m_lease);
        awaitClose();
    } else {
        close();
    }
    done(std::move(result));
}

void ClientConnection::awaitClose()
{
    if (m_client->m_closing >= maxClosing) {
        close();
        return;
    }
    m_counted = true;
    ++m_client->m_closing;
    m_writable.setEnabled(false);
    m_timer.start(m_client->m_closeTimeout);
    read();
}

void ClientConnection::close()
{
    m_client->m_closing -= std::exchange(m_counted, false) ? 1 : 0;
    m_callId = 0;
    m_call.body.clear();
    m_done = nullptr;
    m_timer.stop();
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    if (const int socket = std::exchange(m_socket, -1); socket >= 0)
        ::close(socket);
    m_lease = {};
    m_parser.reset(); // frees the body that the lease counted
    deleteLater();
}

} // namespace mm::http
