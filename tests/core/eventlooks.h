// SPDX-License-Identifier: MIT
#pragma once

#include "core/eventlog.h"
#include "core/process.h"

namespace mm::test {

/// Looks at a file that is made up, at a clock that is moved by hand, judged as the label judges.
struct EventLooks
{
    EventLog log;
    Reading reading;

    EventLooks()
    {
        reading.path = QStringLiteral("/tmp/stats.json");
        reading.at.wall =
            std::chrono::system_clock::time_point(std::chrono::seconds(1'700'000'000));
        reading.at.steady = std::chrono::steady_clock::time_point(std::chrono::seconds(5000));
        runs(4711);
    }

    void runs(qint64 pid)
    {
        Writer writer;
        writer.pid = pid;
        writer.host = hostName();
        reading.snapshot.writer = writer;
        valid(ProcessState::Running);
    }
    void valid(ProcessState process)
    {
        reading.outcome = Outcome::Valid;
        reading.reason.clear();
        reading.writerProcess = process;
        reading.silence = std::chrono::milliseconds(0);
    }
    void stopped()
    {
        reading.snapshot.writer->state = Writer::State::Stopped;
        valid(ProcessState::Gone);
    }
    void hangs()
    {
        valid(ProcessState::Running);
        reading.silence = std::chrono::minutes(5);
    }
    void fails(Outcome outcome, const QString &reason)
    {
        reading.outcome = outcome;
        reading.reason = reason;
    }
    void lists(const QStringList &names)
    {
        reading.snapshot.services.clear();
        for (const QString &name : names)
            reading.snapshot.services.append({name, {}, 0});
        reading.snapshot.totalServices = names.size();
    }
    /// Two seconds later, and twice, as what lasts is one event.
    void look()
    {
        for (int i = 0; i < 2; ++i) {
            reading.at.wall += std::chrono::seconds(2);
            reading.at.steady += std::chrono::seconds(2);
            log.add(reading, statusOf(reading, reading.at));
        }
    }
    /// What there is since the last time.
    QList<Event> taken()
    {
        QList<Event> events = log.events();
        log.clear();
        return events;
    }
    QList<EventKind> takenKinds()
    {
        QList<EventKind> kinds;
        for (const Event &event : taken())
            kinds += event.kind;
        return kinds;
    }
    /// A look, and what it told.
    QList<EventKind> kindsAtLook()
    {
        look();
        return takenKinds();
    }
};

} // namespace mm::test
