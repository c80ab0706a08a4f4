// SPDX-License-Identifier: MIT
#include "core/process.h"

#include <QSysInfo>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <limits>

#ifdef Q_OS_DARWIN
#include <sys/sysctl.h>
#include <sys/time.h>
#else
#include <QByteArray>
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace std::chrono;

namespace mm {

namespace {

struct ProcessInfo
{
    ProcessState state = ProcessState::Unknown;
    std::optional<system_clock::time_point> started; ///< by the clock of now
    qint64 begun = 0;
};

#ifdef Q_OS_DARWIN

ProcessInfo lookUp(pid_t pid)
{
    kinfo_proc info = {};
    size_t size = sizeof info;
    int query[] = {CTL_KERN, KERN_PROC, KERN_PROC_PID, pid};
    if (::sysctl(query, 4, &info, &size, nullptr, 0) != 0 || size == 0)
        return {};
    const auto state = info.kp_proc.p_stat;
    const timeval start = info.kp_proc.p_starttime;
    return {state == SZOMB   ? ProcessState::Gone
            : state == SSTOP ? ProcessState::Suspended
                             : ProcessState::Running,
            system_clock::time_point(seconds(start.tv_sec) + microseconds(start.tv_usec)),
            qint64(start.tv_sec) * 1'000'000 + start.tv_usec};
}

#else

/// The line that the kernel has of \p pid, which it gives in one piece; empty when it hides it.
QByteArray statLine(pid_t pid)
{
    constexpr qsizetype longest = 4096;
    const QByteArray path = "/proc/" + QByteArray::number(pid) + "/stat";
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};
    QByteArray line(longest, Qt::Uninitialized);
    const ssize_t size = ::read(file, line.data(), static_cast<size_t>(line.size()));
    ::close(file);
    line.truncate(qMax<qsizetype>(size, 0));
    return line;
}

/// Empty when there are fewer fields; \p number counts from 0.
QByteArrayView fieldOf(QByteArrayView fields, int number)
{
    for (; number > 0; --number) {
        const qsizetype blank = fields.indexOf(' ');
        if (blank < 0)
            return {};
        fields = fields.sliced(blank + 1);
    }
    const qsizetype blank = fields.indexOf(' ');
    return blank < 0 ? fields : fields.first(blank);
}

/// proc(5): `pid (command) state ppid …`, the start time in clock ticks since boot as field 22. The
/// command may hold anything, brackets and blanks too, so fields are counted from its last bracket.
ProcessInfo lookUp(pid_t pid)
{
    const QByteArray line = statLine(pid);
    const QByteArrayView fields =
        QByteArrayView(line).sliced(qMin(line.lastIndexOf(')') + 2, line.size()));
    const QByteArrayView state = fieldOf(fields, 0);
    const QByteArrayView start = fieldOf(fields, 19);
    if (state.size() != 1 || start.isEmpty())
        return {};

    ProcessInfo info;
    switch (state.front()) {
    case 'Z':
    case 'X':
        info.state = ProcessState::Gone;
        break;
    case 'T':
    case 't':
        info.state = ProcessState::Suspended;
        break;
    default:
        info.state = ProcessState::Running;
        break;
    }
    info.begun = start.toLongLong();
    if (const auto boot = bootTime())
        info.started = *boot + milliseconds(info.begun * 1000 / ::sysconf(_SC_CLK_TCK));
    return info;
}

#endif

} // namespace

ProcessState processState(qint64 pid, system_clock::time_point lastSign, ProcessMark *known)
{
    // 0 and negative numbers would ask kill() about groups.
    if (pid <= 0 || pid > std::numeric_limits<pid_t>::max())
        return ProcessState::Gone;
    const auto id = static_cast<pid_t>(pid);
    if (::kill(id, 0) != 0 && errno == ESRCH)
        return ProcessState::Gone;
    const ProcessInfo info = lookUp(id);
    const bool isKnown = known && known->pid == pid && known->begun == info.begun;
    if (!isKnown && info.started && *info.started > lastSign + clockSlack)
        return ProcessState::Gone;
    if (known)
        *known = {pid, info.begun};
    // It answered kill(), but the system hides its details: alive as far as can be known.
    return info.state == ProcessState::Unknown ? ProcessState::Running : info.state;
}

QString hostName()
{
    return QSysInfo::machineHostName();
}

QString programName()
{
#ifdef Q_OS_DARWIN
    return QString::fromLocal8Bit(::getprogname());
#else
    return QString::fromLocal8Bit(program_invocation_short_name);
#endif
}

std::optional<system_clock::time_point> bootTime()
{
#ifdef Q_OS_DARWIN
    timeval boot = {};
    size_t size = sizeof boot;
    int query[] = {CTL_KERN, KERN_BOOTTIME};
    if (::sysctl(query, 2, &boot, &size, nullptr, 0) != 0)
        return {};
    return system_clock::time_point(seconds(boot.tv_sec) + microseconds(boot.tv_usec));
#else
    timespec up = {};
    if (::clock_gettime(CLOCK_BOOTTIME, &up) != 0)
        return {};
    return system_clock::now() -
           (seconds(up.tv_sec) + duration_cast<system_clock::duration>(nanoseconds(up.tv_nsec)));
#endif
}

} // namespace mm
