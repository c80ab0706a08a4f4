// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QStringList>

namespace mm {

enum class EventKind {
    FirstLook,      ///< how MM was found; never anything else at the first look
    MmSeen,         ///< the first content of the file, which was not there or not readable before
    MmStarted,      ///< after an end that was seen
    MmRestarted,    ///< another one writes, and no end was seen
    MmBack,         ///< the same one that was suspended or silent
    MmStopped,      ///< in good order
    MmDied,         ///< its process is gone
    MmSuspended,    ///< by a signal
    MmSilent,       ///< it hangs, or neither writes nor answers any more
    CountFell,      ///< the total of messages of the same MM
    ServicesJoined, ///< one or more
    ServicesLeft,   ///< one or more: deregistered or removed by MM, which the file can't tell apart
    FileGone,
    FileError, ///< unreadable or corrupt
    FileHangs, ///< its file system does not answer
    FileBack,  ///< after one of these, with MM as it was before
};

/// Something that happened between two looks, or at the later one.
struct Event
{
    std::chrono::system_clock::time_point time; ///< of the look that showed it
    EventKind kind = EventKind::FirstLook;
    // What MM's label was like then; for services a shape that says plus or minus.
    Tone tone = Tone::Gray;
    Symbol symbol = Symbol::Dots;
    QString reason;       ///< the status's; empty for services
    QStringList services; ///< verbatim, if over-long cut; EventLog::mostPerLook at the most
    qsizetype count = 0;  ///< of services

    bool operator==(const Event &) const = default;
};

/// What happened to MM, its services and its file, made of successive looks. What lasts is one
/// event, however many looks show it. A value, not thread-safe, and bounded.
class EventLog final
{
public:
    /// The oldest go.
    static constexpr qsizetype mostEvents = 1000;
    /// More services than these that join, or leave, between two looks are one event.
    static constexpr qsizetype mostPerLook = 8;

    /// Takes in one look and what statusOf() said of it. The same look again changes nothing.
    void add(const Reading &reading, const Status &status);
    /// Forgets the events, but not how things stand.
    void clear();

    /// The oldest first, in the order in which they were found: where the clock was set back, the
    /// times are not in order.
    [[nodiscard]] const QList<Event> &events() const { return m_events; }
    /// How many that were there before the first of events() are gone.
    [[nodiscard]] qint64 dropped() const { return m_dropped; }

private:
    enum class Fault { None, Missing, Error, Hangs };
    enum class Life { Runs, Stopped, Died, Suspended, Silent };
    struct Mm
    {
        Life life = Life::Runs;
        QString writer;
        qint64 messages = 0;
    };

    static Fault faultOf(Outcome outcome);
    static Life lifeOf(const Reading &reading, State state);
    static std::optional<EventKind> changeOf(const Mm &before, const Mm &now);

    void takeMm(const Reading &reading, const Status &status, std::optional<Fault> before);
    void takeServices(const Reading &reading);
    void append(const Reading &reading, const Status &status, EventKind kind);
    void append(const Reading &reading, EventKind kind, const QStringList &services);
    void append(Event event);

    QList<Event> m_events;
    qint64 m_dropped = 0;

    // The last look.
    std::optional<Fault> m_fault; ///< none: there was no look
    QString m_error;              ///< what makes it another error

    // The last look that showed content.
    std::optional<Mm> m_mm;
    std::optional<QList<Service>> m_listed;
};

} // namespace mm
