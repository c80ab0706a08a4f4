// SPDX-License-Identifier: MIT
#include "core/process.h"

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
    std::optional<system_clock::time_point> started; ///< by the clock of now
    qint64 begun = 0;
};

#ifdef Q_OS_DARWIN

ProcessInfo lookUp(pid_t pid, ProcessMark * /*known*/)
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

/// The line that the kernel has of \p pid, which it gives in one piece; empty when it hides it.
QByteArrayView statLine(pid_t pid, ProcessMark *known, StatLine *line)
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
        // Whoever has the number now.
        known->pid = 0;
        return statLine(pid, known, line);
    }
    return QByteArrayView(line->data(), qMax<qsizetype>(size, 0));
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

/// proc(5): `pid (command) state ppid …`, the number of threads as field 20, the start time in
/// clock ticks since boot as field 22. The command may hold anything, brackets and blanks too, so
/// fields are counted from its last bracket.
ProcessInfo lookUp(pid_t pid, ProcessMark *known)
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
        // Of a process whose first thread has ended before others this tells nothing.
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
    const qint64 knownPid = known ? known->pid : 0;
    ProcessMark once;
    const ProcessInfo info = lookUp(id, known ? known : &once);
    if (info.state == ProcessState::Unknown && ::kill(id, 0) != 0 && errno == ESRCH)
        return ProcessState::Gone;
    const bool isKnown = knownPid == pid && known->begun == info.begun;
    if (!isKnown && info.started && *info.started > lastSign + clockSlack) {
        if (known)
            known->begun = 0;
        return ProcessState::Gone;
    }
    if (known) {
        known->pid = pid;
        known->begun = info.begun;
    }
    // It answers kill(), but the system hides its details: alive as far as can be known.
    return info.state == ProcessState::Unknown ? ProcessState::Running : info.state;
}

QString hostName()
{
    // Asked each time, as it may change, and translated once.
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
