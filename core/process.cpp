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
#include <QByteArrayList>
#include <QFile>
#include <unistd.h>
#endif

using namespace std::chrono;

namespace mm {

namespace {

struct ProcessInfo
{
    ProcessState state = ProcessState::Unknown;
    std::optional<system_clock::time_point> started;
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
            system_clock::time_point(seconds(start.tv_sec) + microseconds(start.tv_usec))};
}

#else

/// proc(5): `pid (command) state ppid …`, the start time in clock ticks since boot as field 22. The
/// command may hold anything, brackets and blanks too, so fields are counted from its last bracket.
ProcessInfo lookUp(pid_t pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const QByteArray line = file.readAll();
    const QByteArrayList fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype stateField = 0;
    constexpr qsizetype startField = 19;
    if (fields.size() <= startField || fields.at(stateField).size() != 1)
        return {};

    ProcessInfo info;
    switch (fields.at(stateField).front()) {
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
    if (const auto boot = bootTime()) {
        const qint64 ticks = fields.at(startField).toLongLong();
        info.started = *boot + milliseconds(ticks * 1000 / ::sysconf(_SC_CLK_TCK));
    }
    return info;
}

#endif

} // namespace

ProcessState processState(qint64 pid, system_clock::time_point lastSign)
{
    // 0 and negative numbers would ask kill() about groups.
    if (pid <= 0 || pid > std::numeric_limits<pid_t>::max())
        return ProcessState::Gone;
    const auto id = static_cast<pid_t>(pid);
    if (::kill(id, 0) != 0 && errno == ESRCH)
        return ProcessState::Gone;
    const ProcessInfo info = lookUp(id);
    if (info.started && *info.started > lastSign + clockSlack)
        return ProcessState::Gone;
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
