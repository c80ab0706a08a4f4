// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/stdiosession.h"

#include "app/http/posixsocket.h"
#include "app/proxy/mcp/mcphttp.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::stdio {

namespace {

/// While more waits for the client, nothing more is read from it.
constexpr qint64 maxUnsent = qint64(1024) * 1024;
/// While more waits for the client, nothing more is read from MM, which ends a response that is not
/// read for 5 s. So this is more than the 20 MiB of large responses that MM has at once; the same
/// limit bounds what has been received in part.
constexpr qint64 maxUnsentOfMm = qint64(32) * 1024 * 1024;
/// Of requests that wait or run.
constexpr qint64 maxRequests = qint64(16) * 1024 * 1024;
/// For the last responses, as a shell needs them: `echo ... | mm-proxy`.
constexpr std::chrono::milliseconds endTimeout = 200ms;

bool isSocket(int descriptor)
{
    struct stat info = {};
    return ::fstat(descriptor, &info) == 0 && S_ISSOCK(info.st_mode);
}

} // namespace

bool StdioSession::hasPeer(int descriptor)
{
    struct stat info = {};
    return ::fstat(descriptor, &info) == 0 && (S_ISFIFO(info.st_mode) || S_ISSOCK(info.st_mode));
}

StdioSession::StdioSession(int input, int output, const MmLink::Config &config)
    : m_input(input)
    , m_output(output)
    , m_isSocket(isSocket(output))
    , m_readable(input, QSocketNotifier::Read)
    , m_writable(output, QSocketNotifier::Write)
    , m_lines(mcp::McpHttp::maxBodyBytes)
    , m_link(config)
    , m_bridge(&m_link, [this](const QByteArray &message) { write(message); })
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &StdioSession::read);
    connect(&m_writable, &QSocketNotifier::activated, this, &StdioSession::flush);
    connect(&m_link, &MmLink::requestEnded, this, &StdioSession::updateReading);
    connect(&m_bridge, &Bridge::idle, this, &StdioSession::finishIfIdle);
}

void StdioSession::read()
{
    std::array<char, size_t(http::maxReadAhead)>
        buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): costs time
    const ssize_t count = ::read(m_input, buffer.data(), buffer.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count <= 0) {
        m_isEnding = true;
        m_readable.setEnabled(false);
        QTimer::singleShot(endTimeout, this, &StdioSession::finished);
        finishIfIdle();
        return;
    }
    m_hasReceived = true;
    for (const LineReader::Line &line : m_lines.feed(QByteArrayView(buffer.data(), count)))
        m_bridge.receive(line);
    updateReading();
}

void StdioSession::finishIfIdle()
{
    if (m_isEnding && m_bridge.running() == 0 && m_unsent.isEmpty())
        Q_EMIT finished();
}

void StdioSession::updateReading()
{
    m_link.setReading(m_unsentBytes < maxUnsentOfMm);
    const bool reads =
        !m_isEnding && m_unsentBytes < maxUnsent && m_link.requestBytes() < maxRequests;
    if (m_readable.isEnabled() != reads)
        m_readable.setEnabled(reads);
}

void StdioSession::write(const QByteArray &message)
{
    const bool wasEmpty = m_unsent.isEmpty();
    // A large one is not copied.
    if (message.size() <= http::smallBodyBytes)
        m_unsent.append(message + '\n');
    else
        m_unsent << message << "\n";
    m_unsentBytes += message.size() + 1;
    if (wasEmpty)
        flush();
}

void StdioSession::flush()
{
    while (!m_unsent.isEmpty()) {
        const QByteArrayView rest = QByteArrayView(m_unsent.constFirst()).sliced(m_sentOfFirst);
        const ssize_t sent = m_isSocket ? http::sendNow(m_output, rest)
                                        : ::write(m_output, rest.data(), size_t(rest.size()));
        if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            break;
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0) {
            m_unsent.clear();
            m_writable.setEnabled(false);
            QMetaObject::invokeMethod(this, &StdioSession::finished, Qt::QueuedConnection);
            return;
        }
        m_unsentBytes -= sent;
        m_sentOfFirst += sent;
        if (sent == rest.size()) {
            m_unsent.removeFirst();
            m_sentOfFirst = 0;
        }
    }
    if (m_writable.isEnabled() == m_unsent.isEmpty())
        m_writable.setEnabled(!m_unsent.isEmpty());
    updateReading();
    if (m_isEnding)
        finishIfIdle();
}

} // namespace mm::stdio
