// SPDX-License-Identifier: MIT
#include "core/monitor/eventlog.h"

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

/// Empty if it is not down.
QString whyDown(const Reading &reading, const QString &service)
{
    for (const ServiceFailures &each : reading.snapshot.failures) {
        if (each.down && each.name == service)
            return each.lastError.left(maxReason);
    }
    return {};
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
    if (earlier) {
        std::optional<EventKind> kind = eventBetween(*earlier, now, step.change);
        if (!kind && before != ReadOutcome::Valid)
            kind = EventKind::FileRecovered;
        if (kind)
            append(reading, status, *kind);
        append(reading, EventKind::ServicesLeft, step.services.left);
        append(reading, EventKind::ServicesJoined, step.services.joined);
    } else if (before) {
        append(reading, status, EventKind::MmSeen);
    }
}

void EventLog::append(const Reading &reading, const Status &status, EventKind kind)
{
    append({reading.at.wall, kind, status.color, status.icon, status.reason, {}, 0});
}

void EventLog::append(const Reading &reading, EventKind kind, const QStringList &services)
{
    const bool joined = kind == EventKind::ServicesJoined;
    Event event{reading.at.wall,
                kind,
                joined ? StatusColor::Green : StatusColor::Gray,
                joined ? StatusIcon::Plus : StatusIcon::Minus,
                {},
                {},
                1};
    if (services.size() <= maxPerPoll) {
        for (const QString &name : services) {
            event.services = {name.left(maxName)};
            event.reason = joined ? QString() : whyDown(reading, name);
            append(event);
        }
        return;
    }
    for (const QString &name : services.first(maxPerPoll))
        event.services += name.left(maxName);
    event.count = services.size();
    append(std::move(event));
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
