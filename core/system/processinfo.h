// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace mm {

enum class ProcessState {
    Unknown,   ///< on another machine, or hidden by the system
    Running,   ///< alive, whatever it is doing
    Suspended, ///< stopped by a signal or a debugger
    Gone,      ///< ended, also as a zombie, or its pid belongs to another process now
};

/// A process's identity, safe against pid reuse.
struct ProcessIdentity
{
    qint64 pid = 0;       ///< 0: no process seen so far
    qint64 startTime = 0; ///< in the system's own unit, independent of the wall clock

    bool operator==(const ProcessIdentity &) const = default;
};

/// The state of process \p pid of this pid namespace. A process that started more than
/// clockSkewTolerance after \p lastActivity can't have been active then: Gone. A caller that asks
/// repeatedly passes its own \p known: a process that was found alive then stays so when the clock
/// is set.
ProcessState processState(qint64 pid, std::chrono::system_clock::time_point lastActivity,
                          ProcessIdentity *known = nullptr);

/// What names a process to other processes, also in other containers and on other machines.
struct ProcessAddress
{
    qint64 pid = 0; ///< in its pid namespace
    QString host;
    QString bootId{};        ///< of the running kernel; empty: unknown
    qint64 pidNamespace = 0; ///< 0: unknown, or the system has none
    qint64 startTime = 0;    ///< as in ProcessIdentity; 0: unknown or of no use to others

    bool operator==(const ProcessAddress &) const = default;
};

/// The address of this process. Thread-safe.
ProcessAddress thisProcess();
/// An address with neither boot id nor namespace is compared by pid and host.
bool isThisProcess(const ProcessAddress &address);

/// The state of the process at \p address. With a boot id it is judged by kernel, namespace, pid
/// and start time, never by the name of its host, which containers share and machines change.
/// Unknown if it can't be seen from here. Where only one side knows the boot id or the namespace,
/// the process is one of this pid namespace if the host and the namespace are equal, else Unknown.
/// An address with neither needs this host's name only. \p lastActivity and \p known are as in
/// processState().
ProcessState processStateAt(const ProcessAddress &address,
                            std::chrono::system_clock::time_point lastActivity,
                            ProcessIdentity *known = nullptr);

/// This machine's name. Thread-safe.
QString hostName();

/// The name of this process's program, also without a QCoreApplication.
QString programName();

/// When this machine was started, if its wall clock shows \p now; nothing when that is unknown.
std::optional<std::chrono::system_clock::time_point>
bootTime(std::chrono::system_clock::time_point now = std::chrono::system_clock::now());

/// By how much the clocks of processes, files and file servers may differ.
inline constexpr std::chrono::seconds clockSkewTolerance{10};

} // namespace mm
