// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/mmconnection.h"

#include "app/http/posixsocket.h"

#include <QHostAddress>

#include <array>
#include <cerrno>
#include <limits>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace mm::stdio {

namespace {

/// MM limits what it sends, and a stream of events has no end.
constexpr http::ParseLimits limits{.maxBodyBytes = std::numeric_limits<qsizetype>::max()};

bool isTemporary(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

MmConnection::MmConnection(quint16 port)
    : m_socket(http::startConnecting(QHostAddress(QHostAddress::LocalHost), port))
    , m_error(m_socket < 0 ? errno : 0)
    , m_parser(limits)
{
    if (m_socket < 0)
        return;
    m_readable = std::make_unique<QSocketNotifier>(m_socket, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(m_socket, QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &MmConnection::read);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &MmConnection::write);
}

MmConnection::~MmConnection()
{
    close();
}

bool MmConnection::isReusable() const
{
    char byte = 0;
    return isOpen() && ::recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
           isTemporary(errno);
}

void MmConnection::setReading(bool isOn)
{
    if (m_readable && m_readable->isEnabled() != isOn)
        m_readable->setEnabled(isOn);
}

void MmConnection::send(Request request)
{
    m_request = std::move(request);
    m_isRunning = true;
    m_sent = 0;
    m_hasReceived = false;
    m_isOpened = false;
    m_events = {};
    write();
}

void MmConnection::abort()
{
    m_isRunning = false;
    m_request = {};
    close();
}

void MmConnection::write()
{
    const QByteArrayView head = m_request.head;
    const QByteArrayView body = m_request.body;
    while (m_error == 0 && !isSent()) {
        const qsizetype ofHead = qMin(m_sent, head.size());
        const ssize_t sent =
            http::sendNow(m_socket, head.sliced(ofHead), body.sliced(m_sent - ofHead));
        if (sent >= 0)
            m_sent += sent;
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            break;
        else if (errno != EINTR)
            m_error = errno;
    }
    if (m_writable)
        m_writable->setEnabled(m_error == 0 && !isSent());
    // MM may have responded before all was sent.
    if (m_error != 0)
        QMetaObject::invokeMethod(this, &MmConnection::read, Qt::QueuedConnection);
}

void MmConnection::read()
{
    std::array<char, size_t(http::maxReadAhead)>
        buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): costs time
    const ssize_t count =
        m_socket < 0 ? -1 : ::recv(m_socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    const int error = m_error != 0 ? m_error : count < 0 ? errno : 0;
    if (!m_isRunning) {
        if (count >= 0 || !isTemporary(error)) {
            close();
            Q_EMIT closed();
        }
    } else if (count > 0) {
        parse(QByteArrayView(buffer.data(), count));
    } else if (count == 0 || !isTemporary(error)) {
        ended(error);
    }
}

bool MmConnection::isStream()
{
    return m_parser.message().status == 200 &&
           m_parser.message().contentType.startsWith("text/event-stream");
}

void MmConnection::parse(QByteArrayView bytes)
{
    m_hasReceived = true;
    if (m_input.isEmpty()) {
        m_input = bytes.sliced(m_parser.feed(bytes)).toByteArray();
    } else {
        m_input += bytes;
        m_input.remove(0, m_parser.feed(m_input));
    }
    const http::Progress progress = m_parser.progress();
    if (progress == http::Progress::Failed)
        finish({.kind = Outcome::Kind::Lost, .text = m_parser.error().text.chopped(1)});
    else if (progress != http::Progress::Head && isStream())
        deliverEvents();
    if (m_isRunning && m_parser.progress() == http::Progress::Done)
        finish({.status = m_parser.message().status, .body = std::move(m_parser.message().body)});
}

void MmConnection::deliverEvents()
{
    const auto event = m_request.event;
    if (!std::exchange(m_isOpened, true) && m_request.streamOpened)
        m_request.streamOpened();
    for (const QByteArray &message : m_events.feed(std::exchange(m_parser.message().body, {}))) {
        if (m_isRunning && event) // which may abort this
            event(message);
    }
}

/// If MM has not read all of the request, its system answers with a reset: MM closed the connection
/// or ended before. If MM has read it and then ended, there is no error.
void MmConnection::ended(int error)
{
    int pending = 0;
    socklen_t size = sizeof pending;
    if (error == 0 && ::getsockopt(m_socket, SOL_SOCKET, SO_ERROR, &pending, &size) == 0)
        error = pending;
    if (m_hasReceived)
        m_parser.end();
    if (m_parser.progress() == http::Progress::Done)
        finish({.status = m_parser.message().status,
                .body = isStream() ? QByteArray() : std::move(m_parser.message().body)});
    else if (!m_hasReceived && (error != 0 || !isSent()))
        finish({.kind = Outcome::Kind::NotReceived,
                .text = http::isOutOfResources(error) ? http::describeShortage(error)
                                                      : qt_error_string(error)});
    else
        finish({.kind = Outcome::Kind::Lost, .text = u"the connection was closed"_s});
}

void MmConnection::finish(const Outcome &outcome)
{
    const auto finished = std::exchange(m_request, {}).finished;
    const bool isKept = outcome.kind == Outcome::Kind::Answered && m_parser.message().keepAlive &&
                        m_input.isEmpty() && m_error == 0 && !m_writable->isEnabled();
    m_isRunning = false;
    m_parser.reset();
    if (!isKept)
        close();
    if (finished)
        finished(outcome);
}

void MmConnection::close()
{
    // Not destroyed: this may be called by one of them.
    if (m_readable)
        m_readable->setEnabled(false);
    if (m_writable)
        m_writable->setEnabled(false);
    if (const int socket = std::exchange(m_socket, -1); socket >= 0)
        ::close(socket);
}

} // namespace mm::stdio
