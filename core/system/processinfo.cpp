// SPDX-License-Identifier: MIT
#include "core/system/processinfo.h"

#include <QFile>
#include <QSysInfo>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <unistd.h>

#ifdef Q_OS_DARWIN
#include <sys/sysctl.h>
#include <sys/time.h>
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

/// proc(5): `pid (command) state ppid …`, the number of threads as field 20, the start time in
/// clock ticks since boot as field 22. The command may contain parentheses and blanks, so fields
/// are counted from the last parenthesis.
ProcessInfo lookUp(pid_t pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    const QByteArray line = file.read(4096);
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20 || fields.at(0).size() != 1)
        return {};

    // The state is Z also when only the main thread has ended and other threads run.
    const char state = fields.at(0).front();
    const bool isZombie = (state == 'Z' || state == 'X') && fields.at(17).toInt() <= 1;
    ProcessInfo info;
    info.state = isZombie                       ? ProcessState::Gone
                 : state == 'T' || state == 't' ? ProcessState::Suspended
                                                : ProcessState::Running;
    info.startTime = fields.at(19).toLongLong();
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
    const ProcessInfo info = lookUp(id);
    if (info.state == ProcessState::Unknown && ::kill(id, 0) != 0 && errno == ESRCH)
        return ProcessState::Gone;
    const ProcessIdentity found{pid, info.startTime};
    const bool isKnown = known && *known == found;
    if (!isKnown && info.started && *info.started > lastActivity + clockSkewTolerance)
        return ProcessState::Gone;
    if (known)
        *known = found;
    // It exists, but the system hides its details: assume that it is alive.
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
