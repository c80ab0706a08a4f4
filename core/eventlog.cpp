// SPDX-License-Identifier: MIT
#include "core/eventlog.h"

#include "core/servicechanges.h"

namespace mm {

namespace {

/// Names and reasons are as long as who writes the file likes; no table shows more.
constexpr qsizetype longestName = 256;
constexpr qsizetype longestReason = 1024;

/// Half a file breaks at another byte at each look, which is no other error.
QString withoutDigits(QString reason)
{
    return reason.removeIf([](QChar c) { return c.isDigit(); });
}

QString writerOf(const Snapshot &snapshot)
{
    return snapshot.writer
               ? QString::number(snapshot.writer->pid) + QLatin1Char('@') + snapshot.writer->host
               : QString();
}

} // namespace

EventLog::Fault EventLog::faultOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Missing:
        return Fault::Missing;
    case Outcome::Hung:
        return Fault::Hangs;
    case Outcome::Unreadable:
    case Outcome::Corrupt:
        return Fault::Error;
    case Outcome::NotYet:
    case Outcome::Valid:
        break;
    }
    return Fault::None;
}

EventLog::Life EventLog::lifeOf(const Reading &reading, State state)
{
    if (state == State::Active)
        return Life::Runs;
    if (state == State::Stopped)
        return Life::Stopped;
    switch (reading.writerProcess) {
    case ProcessState::Gone:
        return Life::Died;
    case ProcessState::Suspended:
        return Life::Suspended;
    case ProcessState::Unknown:
    case ProcessState::Running:
        break;
    }
    return Life::Silent;
}

std::optional<EventKind> EventLog::changeOf(const Mm &before, const Mm &now)
{
    const bool same = before.writer == now.writer;
    switch (now.life) {
    case Life::Runs:
        if (before.life == Life::Stopped || before.life == Life::Died)
            return EventKind::MmStarted;
        if (!same)
            return EventKind::MmRestarted;
        if (before.life != Life::Runs)
            return EventKind::MmBack;
        if (now.messages < before.messages)
            return EventKind::CountFell;
        return {};
    case Life::Stopped:
    case Life::Died:
    case Life::Suspended:
    case Life::Silent:
        break;
    }
    if (same && before.life == now.life)
        return {};
    return now.life == Life::Stopped     ? EventKind::MmStopped
           : now.life == Life::Died      ? EventKind::MmDied
           : now.life == Life::Suspended ? EventKind::MmSuspended
                                         : EventKind::MmSilent;
}

void EventLog::add(const Reading &reading, const Status &status)
{
    if (reading.outcome == Outcome::NotYet)
        return;
    const Fault fault = faultOf(reading.outcome);
    const std::optional<Fault> before = std::exchange(m_fault, fault);
    const QString error = fault == Fault::Error ? withoutDigits(reading.reason) : QString();
    const bool sameError = std::exchange(m_error, error) == error;
    if (!before)
        append(reading, status, EventKind::FirstLook);
    if (fault == Fault::None)
        takeMm(reading, status, before);
    else if (before && (*before != fault || !sameError))
        append(reading, status,
               fault == Fault::Missing ? EventKind::FileGone
               : fault == Fault::Error ? EventKind::FileError
                                       : EventKind::FileHangs);
}

void EventLog::takeMm(const Reading &reading, const Status &status, std::optional<Fault> before)
{
    const Mm now{lifeOf(reading, status.state), writerOf(reading.snapshot),
                 reading.snapshot.totalMessages};
    const std::optional<Mm> earlier = std::exchange(m_mm, now);
    if (earlier) {
        std::optional<EventKind> kind = changeOf(*earlier, now);
        if (!kind && before != Fault::None)
            kind = EventKind::FileBack;
        if (kind)
            append(reading, status, *kind);
        // The services of one MM did not leave the next, where nobody is at first.
        if (kind == EventKind::MmStarted || kind == EventKind::MmRestarted)
            m_listed.emplace();
    } else if (before) {
        append(reading, status, EventKind::MmSeen);
    }
    // An MM that ends may well take its services off its list: they did not leave it.
    if (now.life != Life::Stopped)
        takeServices(reading);
}

void EventLog::takeServices(const Reading &reading)
{
    const Snapshot &snapshot = reading.snapshot;
    if (snapshot.services.isEmpty() && snapshot.totalServices > 0)
        return; // it counts them, but does not list them
    const std::optional<QList<Service>> before = std::exchange(m_listed, snapshot.services);
    if (!before)
        return;
    const ServiceChanges changes = changesBetween(*before, snapshot.services);
    append(reading, EventKind::ServicesLeft, changes.left);
    append(reading, EventKind::ServicesJoined, changes.joined);
}

void EventLog::append(const Reading &reading, const Status &status, EventKind kind)
{
    append({reading.at.wall,
            kind,
            status.tone,
            status.symbol,
            status.reason.left(longestReason),
            {},
            0});
}

void EventLog::append(const Reading &reading, EventKind kind, const QStringList &services)
{
    const bool joined = kind == EventKind::ServicesJoined;
    Event event{reading.at.wall,
                kind,
                joined ? Tone::Green : Tone::Gray,
                joined ? Symbol::Plus : Symbol::Minus,
                {},
                {},
                1};
    if (services.size() <= mostPerLook) {
        for (const QString &name : services) {
            event.services = {name.left(longestName)};
            append(event);
        }
        return;
    }
    for (const QString &name : services.first(mostPerLook))
        event.services += name.left(longestName);
    event.count = services.size();
    append(std::move(event));
}

void EventLog::append(Event event)
{
    m_events += std::move(event);
    if (m_events.size() <= mostEvents)
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
