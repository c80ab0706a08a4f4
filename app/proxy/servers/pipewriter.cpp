// SPDX-License-Identifier: MIT
#include "app/proxy/servers/pipewriter.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace mm {

bool PipeWriter::open(posix::UniqueFd *readEnd)
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe(ends.data()) != 0)
        return false;
    *readEnd = posix::UniqueFd(ends[0]);
    m_fd = posix::UniqueFd(ends[1]);
    for (const int each : ends)
        ::fcntl(each, F_SETFD, FD_CLOEXEC);
    ::fcntl(m_fd.get(), F_SETFL, O_NONBLOCK);
    m_notifier = std::make_unique<QSocketNotifier>(m_fd.get(), QSocketNotifier::Write);
    m_notifier->setEnabled(false);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
                     [this] { flush(); });
    return true;
}

void PipeWriter::write(const QByteArray &bytes)
{
    if (m_fd.get() < 0 || m_isClosing)
        return;
    const bool isBlocked = waiting() > 0;
    // What waits may be long: it is not moved for each message.
    if (isBlocked && m_written > waiting()) {
        m_bytes.remove(0, m_written);
        m_written = 0;
    }
    if (isBlocked) {
        m_bytes += bytes;
        return;
    }
    m_bytes = bytes;
    m_written = 0;
    flush();
}

void PipeWriter::close()
{
    m_isClosing = true;
    flush();
}

void PipeWriter::flush()
{
    while (m_fd.get() >= 0 && waiting() > 0) {
        const ssize_t count =
            ::write(m_fd.get(), m_bytes.constData() + m_written, size_t(waiting()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN) {
            m_notifier->setEnabled(true);
            return;
        }
        if (count < 0) // nobody reads any more
            break;
        m_written += count;
        m_lastTaken = std::chrono::steady_clock::now();
    }
    m_bytes.clear();
    m_written = 0;
    if (m_notifier)
        m_notifier->setEnabled(false);
    if (m_isClosing) {
        if (m_notifier)
            m_notifier.release()->deleteLater(); // it may have called this
        m_fd = posix::UniqueFd();
    }
}

} // namespace mm
