// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/continuity.h"
#include "core/monitor/machinewatch.h"
#include "core/monitor/serverchanges.h"

#include <QStringList>

namespace mm {

enum class EventKind {
    FirstReading,   ///< the state of MM at the first poll, which has no other event
    MmSeen,         ///< the first valid content; the first poll found none
    MmStarted,      ///< after MM was seen to stop or die
    MmRestarted,    ///< another process writes, and the earlier one was not seen to end
    MmRecovered,    ///< the same process, after it was suspended or silent
    MmStopped,      ///< it was shut down cleanly
    MmDied,         ///< its process is gone
    MmSuspended,    ///< by a signal
    MmSilent,       ///< it hangs, or neither writes nor answers any more
    CounterReset,   ///< the same process, but its total of messages fell
    ServicesJoined, ///< one or more
    ServicesLeft,   ///< one or more: deregistered or removed by MM; the file does not record which
    ServersDown,    ///< one or more MCP servers that MM runs: they failed, or ended
    ServersUp,      ///< again
    ServersRestarted, ///< they are up, but were not meanwhile
    ServersStopped,   ///< by the user
    ServersDisabled,
    MachinesDown, ///< one or more machines are not active any more
    MachinesUp,   ///< they are active, and were not before
    MachinesJoined,
    MachinesLeft,   ///< Prometheus had no sample of them for a day, or the user has left them out
    PrometheusLost, ///< it can't be reached or relied on: the states of machines are not known
    PrometheusBack,
    FileMissing,
    FileError,     ///< unreadable or corrupt
    FileHangs,     ///< its file system does not answer
    FileRecovered, ///< valid again after one of these three; MM itself is unchanged
};

/// A change between two polls, as the later one shows it.
struct Event
{
    std::chrono::system_clock::time_point time; ///< of the poll
    EventKind kind = EventKind::FirstReading;
    // The label's at that time; for services and machines a plus or a minus.
    StatusColor color = StatusColor::Gray;
    StatusIcon icon = StatusIcon::Dots;
    DeferredText reason;  ///< the status's; for a service that is down, or a server, MM's sentence
    QStringList services; ///< or machines: verbatim but for a length limit; at most maxPerPoll
    qsizetype count = 0;  ///< of services or machines, including those that `services` leaves out

    bool operator==(const Event &) const = default;
};

/// Changes of MM, its services and its file, or of many machines, from successive polls. A
/// condition that persists is one event, however many polls show it. A value, not thread-safe, and
/// bounded.
class EventLog final
{
public:
    /// The latest ones are kept.
    static constexpr qsizetype maxEvents = 1000;
    /// When more services join, or leave, or servers change between two polls, one event lists them
    /// all. Machines that change between two polls are always one event.
    static constexpr qsizetype maxPerPoll = 8;

    /// Adds one poll, its evaluateStatus() result and what Continuity found.
    void add(const Reading &reading, const Status &status, const PollStep &step);
    /// Removes the events; the next poll is still compared with the last one.
    void clear();

    /// In the order of the polls. Their times are out of order where the clock was set back.
    [[nodiscard]] const QList<Event> &events() const { return m_events; }
    /// How many events before the first of events() were removed.
    [[nodiscard]] qint64 dropped() const { return m_dropped; }

private:
    enum class MmPhase { Running, Stopped, Died, Suspended, Silent };
    struct Mm
    {
        MmPhase phase = MmPhase::Running;
        QString writer; ///< writerId()
    };

    static MmPhase phaseOf(const Reading &reading, State state);
    static std::optional<EventKind> eventBetween(const Mm &before, const Mm &now, MmChange change);

    void addMm(const Reading &reading, const Status &status, std::optional<ReadOutcome> before,
               const PollStep &step);
    void addServices(const Reading &reading, const PollStep &step);
    void addFleet(const Reading &reading, const Status &status);
    /// One event for all of \p names, if there are any.
    void append(Event event, const QStringList &names);
    void append(const Reading &reading, const Status &status, EventKind kind);
    void append(const Reading &reading, EventKind kind, const QStringList &services);
    void append(Event event);

    QList<Event> m_events;
    qint64 m_dropped = 0;

    // The last poll.
    std::optional<ReadOutcome> m_outcome; ///< none: there was no poll; Corrupt for Unreadable
    QString m_error; ///< of the file, the same in each language; a different one is a new event

    std::optional<Mm> m_mm; ///< in the last poll that returned content
    ServerWatch m_servers;

    std::optional<State> m_lost; ///< the label's, if Prometheus was lost in the last poll
    MachineWatch m_machines;
};

} // namespace mm
