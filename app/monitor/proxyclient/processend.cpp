// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/processend.h"

#include "core/system/uniquefd.h"

#include <QFile>

#include <cerrno>
#include <csignal>
#include <limits>

#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#endif
#include <unistd.h>

namespace mm {

namespace {

/// Names one process for good, whatever becomes of its pid. Kernels before 5.3 have no such handle,
/// other systems neither: what remains there is the moment between checking a pid and using it.
class ProcessHandle final
{
public:
    explicit ProcessHandle(pid_t pid)
        : m_pid(pid)
#ifdef SYS_pidfd_open
        , m_descriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)))
#endif
    {
    }

    /// Returns 0 or the error number.
    int send(int signal)
    {
#ifdef SYS_pidfd_send_signal
        if (m_descriptor.get() >= 0)
            return ::syscall(SYS_pidfd_send_signal, m_descriptor.get(), signal, nullptr, 0) == 0
                       ? 0
                       : errno;
#endif
        return ::kill(m_pid, signal) == 0 ? 0 : errno;
    }

private:
    const pid_t m_pid;
    posix::UniqueFd m_descriptor;
};

} // namespace

EndRequest requestEnd(const ProcessAddress &address,
                      std::chrono::system_clock::time_point lastActivity, bool send)
{
    const ProcessAddress self = thisProcess();
    // For kill(), 0 and negative numbers are process groups.
    if (address.pid <= 1 || address.pid > std::numeric_limits<pid_t>::max())
        return EndRequest::Gone;
    // A pid is valid in its own namespace only.
    const bool isOtherNamespace =
        !address.bootId.isEmpty() && address.pidNamespace != self.pidNamespace;
    if (isOtherNamespace || address.pid == self.pid)
        return EndRequest::Elsewhere;
    // Before the check of who it is.
    ProcessHandle process(static_cast<pid_t>(address.pid));
    switch (processStateAt(address, lastActivity)) {
    case ProcessState::Gone:
        return EndRequest::Gone;
    case ProcessState::Unknown:
        return EndRequest::Elsewhere;
    case ProcessState::Running:
    case ProcessState::Suspended:
        break;
    }
    int error = process.send(send ? SIGTERM : 0);
    if (error == 0 && send)
        error = process.send(SIGCONT); // a suspended process handles no other signal
    return error == 0       ? EndRequest::Possible
           : error == ESRCH ? EndRequest::Gone
                            : EndRequest::NotPermitted;
}

QStringList commandLineOf(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
    constexpr qint64 maxSize = 1 << 16;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    QByteArray bytes = file.read(maxSize);
    if (bytes.endsWith('\0'))
        bytes.chop(1);
    return bytes.isEmpty() ? QStringList() : QFile::decodeName(bytes).split(QChar::Null);
}

} // namespace mm
