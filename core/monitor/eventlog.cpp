// SPDX-License-Identifier: MIT
#include "core/monitor/eventlog.h"

#include "core/fleet/fleet.h"

#include <tuple>

namespace mm {

namespace {

/// The file's writer chooses the length of names and reasons; no table shows more than this.
constexpr qsizetype maxName = 256;
constexpr qsizetype maxReason = 1024;

/// While a file is being written, the byte offset of its error differs at each poll: that is still
/// the same error.
QString errorKey(const Reading &reading)
{
    return QString::number(reading.errorNumber) + reading.reason.key();
}

/// Why a server is in its state, or a service down; empty if neither is known.
QString reasonFor(const Reading &reading, const QString &service)
{
    for (const Server &each : reading.snapshot.servers) {
        if (each.name == service)
            return each.reason.left(maxReason);
    }
    for (const ServiceFailures &each : reading.snapshot.failures) {
        if (each.down && each.name == service)
            return each.lastError.left(maxReason);
    }
    return {};
}

std::pair<StatusColor, StatusIcon> symbolOf(EventKind kind)
{
    switch (kind) {
    case EventKind::ServicesJoined:
    case EventKind::MachinesJoined:
        return {StatusColor::Green, StatusIcon::Plus};
    case EventKind::ServersUp:
    case EventKind::ServersRestarted:
    case EventKind::MachinesUp:
    case EventKind::PrometheusBack:
        return {StatusColor::Green, StatusIcon::Disc};
    case EventKind::ServersDown:
        return {StatusColor::Red, StatusIcon::Cross};
    case EventKind::ServersStopped:
        return {StatusColor::Gray, StatusIcon::Square};
    case EventKind::MachinesDown:
        return {StatusColor::Gray, StatusIcon::Bars};
    default:
        return {StatusColor::Gray, StatusIcon::Minus};
    }
}

Event eventOf(const Reading &reading, EventKind kind)
{
    const auto [color, icon] = symbolOf(kind);
    return {reading.at.wall, kind, color, icon, {}, {}, 0};
}

} // namespace

EventLog::MmPhase EventLog::phaseOf(const Reading &reading, State state)
{
    return state == State::Active                             ? MmPhase::Running
           : state == State::Stopped                          ? MmPhase::Stopped
           : reading.writerProcess == ProcessState::Gone      ? MmPhase::Died
           : reading.writerProcess == ProcessState::Suspended ? MmPhase::Suspended
                                                              : MmPhase::Silent;
}

std::optional<EventKind> EventLog::eventBetween(const Mm &before, const Mm &now, MmChange change)
{
    const bool sameWriter = before.writer == now.writer;
    if (now.phase == MmPhase::Running) {
        if (before.phase == MmPhase::Stopped || before.phase == MmPhase::Died ||
            change == MmChange::Started)
            return EventKind::MmStarted;
        if (!sameWriter || change == MmChange::Replaced)
            return EventKind::MmRestarted;
        if (before.phase != MmPhase::Running)
            return EventKind::MmRecovered;
        if (change == MmChange::CounterReset)
            return EventKind::CounterReset;
        return {};
    }
    if (sameWriter && before.phase == now.phase)
        return {};
    return now.phase == MmPhase::Stopped     ? EventKind::MmStopped
           : now.phase == MmPhase::Died      ? EventKind::MmDied
           : now.phase == MmPhase::Suspended ? EventKind::MmSuspended
                                             : EventKind::MmSilent;
}

void EventLog::add(const Reading &reading, const Status &status, const PollStep &step)
{
    if (reading.fleet) {
        addFleet(reading, status);
        return;
    }
    if (reading.outcome == ReadOutcome::NotYet)
        return;
    const bool isError =
        reading.outcome == ReadOutcome::Unreadable || reading.outcome == ReadOutcome::Corrupt;
    const ReadOutcome outcome = isError ? ReadOutcome::Corrupt : reading.outcome;
    const std::optional<ReadOutcome> before = std::exchange(m_outcome, outcome);
    const QString error = isError ? errorKey(reading) : QString();
    const bool sameError = std::exchange(m_error, error) == error;
    if (!before)
        append(reading, status, EventKind::FirstReading);
    if (outcome == ReadOutcome::Valid)
        addMm(reading, status, before, step);
    else if (before && (*before != outcome || !sameError))
        append(reading, status,
               isError                           ? EventKind::FileError
               : outcome == ReadOutcome::Missing ? EventKind::FileMissing
                                                 : EventKind::FileHangs);
}

void EventLog::addMm(const Reading &reading, const Status &status,
                     std::optional<ReadOutcome> before, const PollStep &step)
{
    const Mm now{phaseOf(reading, status.state), writerId(reading.snapshot)};
    const std::optional<Mm> earlier = std::exchange(m_mm, now);
    const bool isActive = status.state == State::Active && !step.isRepeat;
    if (earlier) {
        std::optional<EventKind> kind = eventBetween(*earlier, now, step.change);
        if (!kind && before != ReadOutcome::Valid)
            kind = EventKind::FileRecovered;
        if (kind)
            append(reading, status, *kind);
        if (isActive)
            addServices(reading, step);
        return;
    }
    if (before)
        append(reading, status, EventKind::MmSeen);
    if (isActive)
        (void)m_servers.update(reading.snapshot.servers);
}

/// What happens to a server is not also an event of the service that it is.
void EventLog::addServices(const Reading &reading, const PollStep &step)
{
    if (step.change == MmChange::Started || step.change == MmChange::Replaced)
        m_servers.startAgain();
    QStringList joined = step.services.joined;
    joined.removeIf([this](const QString &name) { return m_servers.wasRunning(name); });
    const ServerChanges servers = m_servers.update(reading.snapshot.servers);
    QStringList left = step.services.left;
    left.removeIf([this](const QString &name) { return m_servers.isServer(name); });
    append(reading, EventKind::ServicesLeft, left);
    append(reading, EventKind::ServersDown, servers.down);
    append(reading, EventKind::ServersStopped, servers.stopped);
    append(reading, EventKind::ServersDisabled, servers.disabled);
    append(reading, EventKind::ServicesJoined, joined);
    append(reading, EventKind::ServersUp, servers.up);
    append(reading, EventKind::ServersRestarted, servers.restarted);
}

void EventLog::addFleet(const Reading &reading, const Status &status)
{
    const FleetReading &fleet = *reading.fleet;
    const bool isLost = fleet.isLost();
    if (!isLost && !fleet.hasAnswer)
        return;
    const std::optional<State> lost = isLost ? std::optional(status.state) : std::nullopt;
    const std::optional<State> lostBefore = std::exchange(m_lost, lost);
    if (!std::exchange(m_outcome, ReadOutcome::Valid))
        append(reading, status, EventKind::FirstReading);
    else if (lost && lost != lostBefore)
        append(reading, status, EventKind::PrometheusLost);
    else if (!lost && lostBefore)
        append(eventOf(reading, EventKind::PrometheusBack));
    if (isLost)
        return;
    const MachineChanges changes = m_machines.update(fleet, reading.at);
    Event down = eventOf(reading, EventKind::MachinesDown);
    if (changes.hasError)
        std::tie(down.color, down.icon) = std::pair(StatusColor::Red, StatusIcon::Cross);
    if (changes.down.size() == 1)
        down.reason = changes.reason;
    append(down, changes.down);
    append(eventOf(reading, EventKind::MachinesUp), changes.up);
    append(eventOf(reading, EventKind::MachinesJoined), changes.joined);
    append(eventOf(reading, EventKind::MachinesLeft), changes.left);
}

void EventLog::append(Event event, const QStringList &names)
{
    for (const QString &name : names.first(qMin(names.size(), maxPerPoll)))
        event.services += name.left(maxName);
    event.count = names.size();
    if (event.count > 0)
        append(std::move(event));
}

void EventLog::append(const Reading &reading, const Status &status, EventKind kind)
{
    append({reading.at.wall, kind, status.color, status.icon, status.reason, {}, 0});
}

void EventLog::append(const Reading &reading, EventKind kind, const QStringList &services)
{
    Event event = eventOf(reading, kind);
    if (services.size() > maxPerPoll) {
        append(event, services);
        return;
    }
    for (const QString &name : services) {
        event.reason = kind == EventKind::ServicesJoined ? QString() : reasonFor(reading, name);
        append(event, QStringList(name));
    }
}

void EventLog::append(Event event)
{
    m_events += std::move(event);
    if (m_events.size() <= maxEvents)
        return;
    m_events.removeFirst();
    ++m_dropped;
}

void EventLog::clear()
{
    m_dropped += m_events.size();
    m_events.clear();
}

} // namespace mm
