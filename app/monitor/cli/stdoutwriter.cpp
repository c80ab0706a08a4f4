// SPDX-License-Identifier: MIT
#include "app/monitor/cli/stdoutwriter.h"

#include <cerrno>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace mm {

namespace {

constexpr std::chrono::seconds hangUpInterval{1};

/// Returns 0 or an errno value.
int writeAll(int descriptor, const QByteArray &line)
{
    for (qsizetype written = 0; written < line.size();) {
        const auto rest = static_cast<size_t>(line.size() - written);
        const ssize_t size = ::write(descriptor, line.constData() + written, rest);
        if (size >= 0) {
            written += size;
        } else if (errno == EAGAIN) { // another program can set O_NONBLOCK
            pollfd entry{descriptor, POLLOUT, 0};
            ::poll(&entry, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

} // namespace

StdoutWriter::StdoutWriter(int descriptor)
    : m_descriptor(descriptor)
{
    // tmux passes a socket whose other end is shut down for writing. On it, a read notifier would
    // be activated all the time, so the hang-up is polled.
    m_hangUpTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_hangUpTimer, &QTimer::timeout, this, [this] {
        pollfd entry{m_descriptor, 0, 0};
        if (::poll(&entry, 1, 0) != 0)
            stop(EPIPE);
    });
    m_hangUpTimer.start(hangUpInterval);
}

void StdoutWriter::write(const QByteArray &line)
{
    m_next = line;
    writeNext();
}

void StdoutWriter::writeNext()
{
    if (m_stopped || m_next.isEmpty() || m_task.isRunning())
        return;
    const auto work = [this, descriptor = m_descriptor,
                       line = std::exchange(m_next, {})]() -> DetachedTask::Finish {
        const int errorNumber = writeAll(descriptor, line);
        return [this, errorNumber] {
            if (errorNumber != 0)
                stop(errorNumber);
            writeNext();
        };
    };
    (void)m_task.run(work);
}

void StdoutWriter::stop(int errorNumber)
{
    if (std::exchange(m_stopped, true))
        return;
    m_hangUpTimer.stop();
    if (errorNumber == EPIPE)
        Q_EMIT closed();
    else
        Q_EMIT failed(errorNumber);
}

} // namespace mm
