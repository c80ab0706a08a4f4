// SPDX-License-Identifier: MIT
#include "app/monitor/lineoutput.h"

#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace mm {

namespace {

/// Not more at once than goes into a pipe that has room: a write that blocks would keep the signals
/// from us.
constexpr qsizetype mostAtOnce = PIPE_BUF;
constexpr std::chrono::seconds betweenChecks{1};

/// Where a program is started with a closed stdout, the number becomes that of some descriptor of
/// its own, such as the event loop's.
bool isForOutput(int descriptor)
{
    const int flags = ::fcntl(descriptor, F_GETFL);
    struct stat info = {};
    return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY && ::fstat(descriptor, &info) == 0 &&
           (info.st_mode & S_IFMT) != 0;
}

bool takesBytes(int descriptor)
{
    pollfd waiting{descriptor, POLLOUT, 0};
    return ::poll(&waiting, 1, 0) != 0;
}

bool hasHungUp(int descriptor)
{
    pollfd waiting{descriptor, 0, 0};
    return ::poll(&waiting, 1, 0) != 0;
}

} // namespace

LineOutput::LineOutput(int descriptor)
    : m_descriptor(descriptor)
    , m_usable(isForOutput(descriptor))
{
    // No notifier is for this alone: one for reading would be woken again and again by a socket
    // whose other end is for reading only, as tmux gives it to its commands.
    m_hangUp.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_hangUp, &QTimer::timeout, this, [this] {
        if (hasHungUp(m_descriptor))
            end(EPIPE);
    });
    if (m_usable)
        m_hangUp.start(betweenChecks);
}

void LineOutput::print(const QByteArray &line)
{
    if (m_ended)
        return;
    if (!m_usable) {
        end(EBADF);
        return;
    }
    m_next = line;
    writeOn();
}

void LineOutput::writeOn()
{
    while (!m_ended) {
        if (m_out.isEmpty())
            m_out = std::exchange(m_next, {});
        if (m_out.isEmpty())
            break;
        if (!takesBytes(m_descriptor)) {
            wait();
            return;
        }
        const auto size = static_cast<size_t>(qMin(m_out.size(), mostAtOnce));
        const ssize_t taken = ::write(m_descriptor, m_out.constData(), size);
        if (taken >= 0) {
            m_out.remove(0, taken);
        } else if (errno == EAGAIN) {
            wait();
            return;
        } else if (errno != EINTR) {
            end(errno);
        }
    }
    if (m_writable)
        m_writable->setEnabled(false);
}

void LineOutput::wait()
{
    if (!m_writable) {
        m_writable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
        connect(m_writable.get(), &QSocketNotifier::activated, this, &LineOutput::writeOn);
    }
    m_writable->setEnabled(true);
}

void LineOutput::end(int errorNumber)
{
    m_ended = true;
    m_hangUp.stop();
    if (m_writable)
        m_writable->setEnabled(false);
    if (errorNumber == EPIPE)
        Q_EMIT closed();
    else
        Q_EMIT failed(errorNumber);
}

} // namespace mm
