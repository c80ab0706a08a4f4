// SPDX-License-Identifier: MIT
#pragma once

#include "core/eventlog.h"
#include "core/process.h"

/// An event log to which things happen, at a clock that is moved by hand.
struct Happenings
{
    mm::EventLog log;
    mm::Moment now = mm::Moment::now();
    QStringList services;

    void look(mm::Outcome outcome = mm::Outcome::Valid)
    {
        now.wall += std::chrono::seconds(2);
        now.steady += std::chrono::seconds(2);
        mm::Reading reading;
        reading.path = QStringLiteral("/tmp/stats.json");
        reading.outcome = outcome;
        reading.at = now;
        if (outcome != mm::Outcome::Valid)
            reading.reason = QStringLiteral("It is empty.");
        reading.writerProcess = mm::ProcessState::Running;
        mm::Writer writer;
        writer.pid = 4711;
        writer.host = mm::hostName();
        reading.snapshot.writer = writer;
        for (const QString &name : services)
            reading.snapshot.services.append({name, {}, 0});
        log.add(reading, mm::statusOf(reading, now));
    }
    void join(const QString &service)
    {
        services += service;
        look();
    }
    void leave(const QString &service)
    {
        services.removeOne(service);
        look();
    }
    /// \p count services, one at each look: "s0" and so on.
    void joinMany(int count)
    {
        for (int i = 0; i < count; ++i)
            join(QStringLiteral("s%1").arg(i));
    }
};
