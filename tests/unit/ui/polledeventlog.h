// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/eventlog.h"
#include "core/system/processinfo.h"

/// An event log of polls that a test requests, 2 s apart on clocks of its own.
struct PolledEventLog
{
    mm::EventLog log;
    mm::Continuity continuity;
    mm::Instant now = mm::Instant::now();
    QStringList services;

    void poll(mm::ReadOutcome outcome = mm::ReadOutcome::Valid)
    {
        now.wall += std::chrono::seconds(2);
        now.steady += std::chrono::seconds(2);
        mm::Reading reading;
        reading.path = QStringLiteral("/tmp/stats.json");
        reading.outcome = outcome;
        reading.at = now;
        if (outcome != mm::ReadOutcome::Valid)
            reading.reason = QStringLiteral("It is empty.");
        reading.writerProcess = mm::ProcessState::Running;
        mm::Writer writer;
        writer.pid = 4711;
        writer.host = mm::hostName();
        reading.snapshot.writer = writer;
        for (const QString &name : services)
            reading.snapshot.services.append({name, {}, 0});
        const mm::Status status = mm::evaluateStatus(reading, now);
        log.add(reading, status, continuity.update(reading, status.state));
    }
    void join(const QString &service)
    {
        services += service;
        poll();
    }
    void leave(const QString &service)
    {
        services.removeOne(service);
        poll();
    }
    /// \p count services, one in each poll: "s0" and so on.
    void joinMany(int count)
    {
        for (int i = 0; i < count; ++i)
            join(QStringLiteral("s%1").arg(i));
    }
};
