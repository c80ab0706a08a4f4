// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace mm {

/// One registered service, as the stats file tells of it.
struct Service
{
    QString name;
    QString registeredAt;    ///< ISO 8601, verbatim from the file; timestamp.h reads it
    qint64 messageCount = 0; ///< since this registration, 0 to 2^63-1

    bool operator==(const Service &) const = default;
};

/// Who keeps the file up to date. It lets a reader tell idle, stopped and dead apart.
struct Writer
{
    enum class State { Running, Stopped };

    qint64 pid = 0;
    QString host;
    /// How often the file's modification time moves even when nothing happens; 1 ms to 24 h.
    std::chrono::milliseconds heartbeat{10'000};
    State state = State::Running;

    bool operator==(const Writer &) const = default;
};

/// What a stats file says. `totalServices` need not be the length of `services`, which a writer may
/// leave out.
struct Snapshot
{
    qint64 totalServices = 0;
    qint64 totalMessages = 0;
    QString lastUpdated; ///< ISO 8601, verbatim; empty when the file does not say
    QList<Service> services;
    std::optional<Writer> writer;

    bool operator==(const Snapshot &) const = default;
};

} // namespace mm
