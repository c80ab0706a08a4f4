// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/uniquefd.h"

#include <QByteArray>
#include <QSocketNotifier>

#include <chrono>
#include <memory>

namespace mm {

/// Writes to a pipe without blocking: at once, so that a message is not delayed by a turn of the
/// event loop, as QProcess does; what the pipe does not take waits. Use it from a thread with an
/// event loop. SIGPIPE has to be ignored or handled.
class PipeWriter final
{
public:
    /// Creates the pipe, whose end for reading no program inherits. False, with errno, if the
    /// system gives none.
    [[nodiscard]] bool open(posix::UniqueFd *readEnd);
    void write(const QByteArray &bytes);
    /// Closes the pipe when all is written.
    void close();
    /// Bytes that wait.
    [[nodiscard]] qint64 waiting() const { return m_bytes.size() - m_written; }
    /// When the pipe last took something; it takes no more than somebody reads.
    [[nodiscard]] std::chrono::steady_clock::time_point lastTaken() const { return m_lastTaken; }

private:
    void flush();

    posix::UniqueFd m_fd;
    QByteArray m_bytes;
    qsizetype m_written = 0; ///< of m_bytes
    std::chrono::steady_clock::time_point m_lastTaken{};
    bool m_isClosing = false;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace mm
