// SPDX-License-Identifier: MIT
#include "app/monitor/cli/stdoutwriter.h"

#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace mm {

namespace {

/// A pipe that poll() calls writable takes this much at once. More could block, and a blocked
/// thread does not handle signals.
constexpr qsizetype maxWriteSize = PIPE_BUF;
constexpr std::chrono::seconds hangUpInterval{1};

/// In a program that is started with stdout closed, the number 1 soon belongs to some other
/// descriptor, such as one of the event loop.
bool isOpenForWriting(int descriptor)
{
    const int flags = ::fcntl(descriptor, F_GETFL);
    struct stat info = {};
    return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY && ::fstat(descriptor, &info) == 0 &&
           (info.st_mode & S_IFMT) != 0;
}

bool hasEvent(int descriptor, short events)
{
    pollfd entry{descriptor, events, 0};
    return ::poll(&entry, 1, 0) != 0;
}

} // namespace

StdoutWriter::StdoutWriter(int descriptor)
    : m_descriptor(descriptor)
    , m_isWritable(isOpenForWriting(descriptor))
{
    // A notifier for reading would fire again and again on a socket whose other end is shut down
    // for writing, as tmux hands it to its commands. So the hang-up is polled.
    m_hangUpTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_hangUpTimer, &QTimer::timeout, this, [this] {
        if (hasEvent(m_descriptor, 0))
            stop(EPIPE);
    });
    if (m_isWritable)
        m_hangUpTimer.start(hangUpInterval);
}

void StdoutWriter::write(const QByteArray &line)
{
    if (m_stopped)
        return;
    if (!m_isWritable) {
        stop(EBADF);
        return;
    }
    m_next = line;
    writePending();
}

void StdoutWriter::writePending()
{
    while (!m_stopped) {
        if (m_current.isEmpty())
            m_current = std::exchange(m_next, {});
        if (m_current.isEmpty())
            break;
        if (!hasEvent(m_descriptor, POLLOUT)) {
            waitForRoom();
            return;
        }
        const auto size = static_cast<size_t>(qMin(m_current.size(), maxWriteSize));
        const ssize_t written = ::write(m_descriptor, m_current.constData(), size);
        if (written >= 0) {
            m_current.remove(0, written);
        } else if (errno == EAGAIN) {
            waitForRoom();
            return;
        } else if (errno != EINTR) {
            stop(errno);
        }
    }
    if (m_roomNotifier)
        m_roomNotifier->setEnabled(false);
}

void StdoutWriter::waitForRoom()
{
    if (!m_roomNotifier) {
        m_roomNotifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
        connect(m_roomNotifier.get(), &QSocketNotifier::activated, this,
                &StdoutWriter::writePending);
    }
    m_roomNotifier->setEnabled(true);
}

void StdoutWriter::stop(int errorNumber)
{
    m_stopped = true;
    m_hangUpTimer.stop();
    if (m_roomNotifier)
        m_roomNotifier->setEnabled(false);
    if (errorNumber == EPIPE)
        Q_EMIT closed();
    else
        Q_EMIT failed(errorNumber);
}

} // namespace mm
