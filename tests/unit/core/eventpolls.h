// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/eventlog.h"
#include "core/system/processinfo.h"

namespace mm::test {

/// Polls of a simulated file, by a clock that the test advances, evaluated as for the label.
struct EventPolls
{
    EventLog log;
    Continuity continuity;
    Reading reading;

    EventPolls()
    {
        reading.path = QStringLiteral("/tmp/stats.json");
        reading.at.wall =
            std::chrono::system_clock::time_point(std::chrono::seconds(1'700'000'000));
        reading.at.steady = std::chrono::steady_clock::time_point(std::chrono::seconds(5000));
        setRunning(4711);
    }

    void setRunning(qint64 pid)
    {
        Writer writer;
        writer.pid = pid;
        writer.host = hostName();
        reading.snapshot.writer = writer;
        setProcess(ProcessState::Running);
    }
    void setProcess(ProcessState process)
    {
        reading.outcome = ReadOutcome::Valid;
        reading.reason = {};
        reading.writerProcess = process;
        reading.silence = std::chrono::milliseconds(0);
    }
    void setStopped()
    {
        reading.snapshot.writer->state = Writer::State::Stopped;
        setProcess(ProcessState::Gone);
    }
    void setSilent()
    {
        setProcess(ProcessState::Running);
        reading.silence = std::chrono::minutes(5);
    }
    void setFault(ReadOutcome outcome, const DeferredText &reason)
    {
        reading.outcome = outcome;
        reading.reason = reason;
    }
    void setServices(const QStringList &names)
    {
        reading.snapshot.services.clear();
        for (const QString &name : names)
            reading.snapshot.services.append({name, {}, 0});
        reading.snapshot.totalServices = names.size();
    }
    void add()
    {
        const Status status = evaluateStatus(reading, reading.at);
        log.add(reading, status, continuity.update(reading, status.state));
    }
    /// Two polls, each 2 s after the one before: a condition that persists is one event.
    void poll()
    {
        for (int i = 0; i < 2; ++i) {
            reading.at.wall += std::chrono::seconds(2);
            reading.at.steady += std::chrono::seconds(2);
            add();
        }
    }
    /// The events since the last call.
    QList<Event> takeEvents()
    {
        QList<Event> events = log.events();
        log.clear();
        return events;
    }
    QList<EventKind> takeKinds()
    {
        QList<EventKind> kinds;
        for (const Event &event : takeEvents())
            kinds += event.kind;
        return kinds;
    }
    /// Polls, and returns the kinds of the new events.
    QList<EventKind> kindsOfPoll()
    {
        poll();
        return takeKinds();
    }
};

} // namespace mm::test
