// SPDX-License-Identifier: MIT
#include "core/system/processinfo.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <mutex>
#include <sys/stat.h>
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

qint64 pidNamespace()
{
    return 0;
}

bool hasCommonStartTimes()
{
    return true;
}

/// There is only one pid namespace.
ProcessState stateInOtherNamespace(const ProcessAddress & /*address*/, ProcessIdentity * /*known*/)
{
    return ProcessState::Unknown;
}

#else

/// proc(5): `pid (command) state ppid …`, the number of threads as field 20, the start time in
/// clock ticks since boot as field 22. The command may contain parentheses and blanks, so fields
/// are counted from the last parenthesis.
ProcessInfo lookUp(pid_t pid)
{
    // A /proc that was mounted in another pid namespace has other numbers, and its own `self`.
    char self[16] = {};
    const bool isOwnProc =
        ::readlink("/proc/self", self, sizeof self - 1) > 0 && std::atoi(self) == ::getpid();
    QFile file(pid == ::getpid() ? QStringLiteral("/proc/self/stat")
                                 : QStringLiteral("/proc/%1/stat").arg(pid));
    if (pid != ::getpid() && !isOwnProc)
        return {};
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

// The initial namespaces have fixed numbers: PROC_PID_INIT_INO and PROC_TIME_INIT_INO of the
// kernel's include/linux/proc_ns.h.
constexpr qint64 initialPidNamespace = 0xEFFFFFFC;
constexpr qint64 initialTimeNamespace = 0xEFFFFFFA;

/// The number of a namespace, as `/proc/<pid>/ns/<kind>` has it; 0 when the system does not tell.
qint64 namespaceAt(const QByteArray &path)
{
    struct stat info = {};
    return ::stat(path.constData(), &info) == 0 ? static_cast<qint64>(info.st_ino) : 0;
}

qint64 pidNamespace()
{
    return namespaceAt("/proc/self/ns/pid");
}

/// Each time namespace counts start times from its own boot. Kernels before 5.6 have none.
bool hasCommonStartTimes()
{
    const qint64 time = namespaceAt("/proc/self/ns/time");
    return time == 0 || time == initialTimeNamespace;
}

/// This namespace's pid of \p address; 0 when no such process is visible. proc(5): NSpid lists a
/// process's pid in each namespace, from the reader's inward.
pid_t pidHere(const ProcessAddress &address)
{
    const QByteArray innermost = '\t' + QByteArray::number(address.pid);
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &name : processes) {
        const auto pid = static_cast<pid_t>(name.toInt());
        QFile file(QStringLiteral("/proc/%1/status").arg(name));
        if (pid == 0 || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            continue;
        const QByteArray status = file.read(4096);
        const qsizetype begin = status.indexOf("\nNSpid:");
        if (begin < 0 ||
            !status.mid(begin, status.indexOf('\n', begin + 1) - begin).endsWith(innermost) ||
            lookUp(pid).startTime != address.startTime)
            continue;
        const qint64 space = namespaceAt("/proc/" + name.toLatin1() + "/ns/pid");
        if (space == 0 || space == address.pidNamespace)
            return pid;
    }
    return 0;
}

/// From the initial namespace every process is visible, unless /proc is mounted with hidepid.
bool seesAllProcesses()
{
    return thisProcess().pidNamespace == initialPidNamespace &&
           lookUp(1).state != ProcessState::Unknown;
}

/// Keeps in \p known which process it is here, as the search is expensive; pid -1: it is gone.
ProcessState stateInOtherNamespace(const ProcessAddress &address, ProcessIdentity *known)
{
    if (address.startTime == 0 || thisProcess().startTime == 0)
        return ProcessState::Unknown;
    ProcessIdentity found;
    if (known && known->startTime == address.startTime)
        found = *known;
    if (found.pid == 0 ||
        (found.pid > 0 && lookUp(static_cast<pid_t>(found.pid)).startTime != address.startTime)) {
        const bool wasVisible = found.pid > 0;
        found = {pidHere(address), address.startTime};
        if (found.pid == 0 && (wasVisible || seesAllProcesses()))
            found.pid = -1;
    }
    if (known)
        *known = found;
    return found.pid > 0    ? lookUp(static_cast<pid_t>(found.pid)).state
           : found.pid == 0 ? ProcessState::Unknown
                            : ProcessState::Gone;
}

#endif

bool namesNothing(const ProcessAddress &address)
{
    return address.bootId.isEmpty() && address.pidNamespace == 0;
}

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

ProcessAddress thisProcess()
{
    static std::mutex mutex;
    static ProcessAddress self; // asked for at each save
    const qint64 pid = QCoreApplication::applicationPid();
    const std::lock_guard lock(mutex);
    if (self.pid != pid) { // also in a forked child
        const qint64 start = hasCommonStartTimes() ? lookUp(static_cast<pid_t>(pid)).startTime : 0;
        self = {pid, hostName(), QString::fromLatin1(QSysInfo::bootUniqueId()), pidNamespace(),
                start};
    }
    return self;
}

bool isThisProcess(const ProcessAddress &address)
{
    const ProcessAddress self = thisProcess();
    return namesNothing(address) ? address.pid == self.pid && address.host == self.host
                                 : address == self;
}

ProcessState processStateAt(const ProcessAddress &address, system_clock::time_point lastActivity,
                            ProcessIdentity *known)
{
    const ProcessAddress self = thisProcess();
    const bool namesKernel = !address.bootId.isEmpty() && !self.bootId.isEmpty() &&
                             (address.pidNamespace != 0 || self.pidNamespace == 0);
    if (!namesKernel) {
        // A writer that names neither is assumed to be in this namespace. One that names something
        // is compared: the system may hide /proc from it or from this process.
        const bool isHere = address.host == self.host &&
                            (namesNothing(address) || address.pidNamespace == self.pidNamespace);
        return isHere ? processState(address.pid, lastActivity, known) : ProcessState::Unknown;
    }
    if (address.bootId != self.bootId)
        return ProcessState::Unknown;
    if (address.pidNamespace != self.pidNamespace)
        return stateInOtherNamespace(address, known);
    if (address.startTime == 0 || self.startTime == 0)
        return processState(address.pid, lastActivity, known);
    const ProcessIdentity expected{address.pid, address.startTime};
    ProcessIdentity found = expected;
    const ProcessState state = processState(address.pid, lastActivity, &found);
    // A hidden process has no start time.
    return found == expected || found.startTime == 0 ? state : ProcessState::Gone;
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
