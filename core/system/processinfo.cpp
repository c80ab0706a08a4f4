// SPDX-License-Identifier: MIT
#include "core/system/processinfo.h"

#include <QByteArrayView>
#include <QSysInfo>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <limits>
#include <sys/utsname.h>
#include <unistd.h>

#ifdef Q_OS_DARWIN
#include <sys/sysctl.h>
#include <sys/time.h>
#else
#include <fcntl.h>
#endif

using namespace std::chrono;

namespace mm {

namespace {

struct ProcessInfo
{
    ProcessState state = ProcessState::Unknown;
    std::optional<system_clock::time_point> started; ///< by the present wall clock
    qint64 startTime = 0;
};

#ifdef Q_OS_DARWIN

ProcessInfo lookUp(pid_t pid, ProcessIdentity * /*known*/)
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

using StatLine = std::array<char, 4096>;

/// The process's /proc line, read in one piece; empty when the kernel hides it.
QByteArrayView statLine(pid_t pid, ProcessIdentity *known, StatLine *line)
{
    const bool isOpen = known->file.get() >= 0 && known->pid == pid;
    if (!isOpen) {
        std::snprintf(line->data(), line->size(), "/proc/%d/stat", pid);
        known->file.reset(::open(line->data(), O_RDONLY | O_CLOEXEC));
        known->pid = pid;
        if (known->file.get() < 0)
            return {};
    }
    const ssize_t size = ::pread(known->file.get(), line->data(), line->size(), 0);
    if (size <= 0 && isOpen) {
        // The known process is gone: open the file of the one that has the pid now.
        known->pid = 0;
        return statLine(pid, known, line);
    }
    return QByteArrayView(line->data(), qMax<qsizetype>(size, 0));
}

/// \p number counts from 0. Empty when there are fewer fields.
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

/// proc(5): `pid (command) state ppid …`, the number of threads as field 20, the start time in
/// clock ticks since boot as field 22. The command may hold anything, parentheses and blanks too,
/// so fields are counted from its last parenthesis.
ProcessInfo lookUp(pid_t pid, ProcessIdentity *known)
{
    StatLine buffer;
    const QByteArrayView line = statLine(pid, known, &buffer);
    const QByteArrayView fields = line.sliced(qMin(line.lastIndexOf(')') + 2, line.size()));
    const QByteArrayView state = fieldOf(fields, 0);
    const QByteArrayView start = fieldOf(fields, 19);
    if (state.size() != 1 || start.isEmpty())
        return {};

    ProcessInfo info;
    switch (state.front()) {
    case 'Z':
    case 'X':
        // Also the state of a process whose main thread has ended while others run.
        info.state = fieldOf(fields, 17).toInt() > 1 ? ProcessState::Running : ProcessState::Gone;
        break;
    case 'T':
    case 't':
        info.state = ProcessState::Suspended;
        break;
    default:
        info.state = ProcessState::Running;
        break;
    }
    info.startTime = start.toLongLong();
    if (const auto boot = bootTime())
        info.started = *boot + milliseconds(info.startTime * 1000 / ::sysconf(_SC_CLK_TCK));
    return info;
}

#endif

} // namespace

ProcessState processState(qint64 pid, system_clock::time_point lastActivity, ProcessIdentity *known)
{
    // For kill(), 0 and negative numbers are process groups.
    if (pid <= 0 || pid > std::numeric_limits<pid_t>::max())
        return ProcessState::Gone;
    const auto id = static_cast<pid_t>(pid);
    const qint64 knownPid = known ? known->pid : 0;
    ProcessIdentity temporary;
    const ProcessInfo info = lookUp(id, known ? known : &temporary);
    if (info.state == ProcessState::Unknown && ::kill(id, 0) != 0 && errno == ESRCH)
        return ProcessState::Gone;
    const bool isKnown = knownPid == pid && known->startTime == info.startTime;
    if (!isKnown && info.started && *info.started > lastActivity + clockSkewTolerance) {
        if (known)
            known->startTime = 0;
        return ProcessState::Gone;
    }
    if (known) {
        known->pid = pid;
        known->startTime = info.startTime;
    }
    // It exists, but the system hides its details: assume that it is alive.
    return info.state == ProcessState::Unknown ? ProcessState::Running : info.state;
}

QString hostName()
{
    // The name may change; the conversion is only repeated then.
    static thread_local utsname last = {};
    static thread_local QString name;
    utsname now = {};
    if (::uname(&now) != 0)
        return QSysInfo::machineHostName();
    if (name.isEmpty() || std::strcmp(now.nodename, last.nodename) != 0) {
        name = QSysInfo::machineHostName();
        last = now;
    }
    return name;
}

QString programName()
{
#ifdef Q_OS_DARWIN
    return QString::fromLocal8Bit(::getprogname());
#else
    return QString::fromLocal8Bit(program_invocation_short_name);
#endif
}

std::optional<system_clock::time_point> bootTime([[maybe_unused]] system_clock::time_point now)
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
    return now -
           (seconds(up.tv_sec) + duration_cast<system_clock::duration>(nanoseconds(up.tv_nsec)));
#endif
}

} // namespace mm
