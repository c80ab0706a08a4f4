// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMap>
#include <QStringList>
#include <QtNumeric>

#include <chrono>
#include <limits>
#include <optional>

namespace mm {

/// One registered service of the stats file.
struct Service
{
    QString name;
    QString registeredAt;    ///< ISO 8601, see fromTimestamp(); local time if it has no zone
    qint64 messageCount = 0; ///< since this registration, 0 to 2^63-1

    static constexpr qsizetype maxTools = 20;
    QStringList tools{};  ///< the names of the first maxTools; optional
    qint64 moreTools = 0; ///< how many are not in tools
    QString lastUsedAt{}; ///< end of its last call, as registeredAt; optional

    bool operator==(const Service &) const = default;
};

/// The failed calls of one service. The times are as Service::registeredAt, or empty.
struct ServiceFailures
{
    QString name;
    qint64 failedCalls = 0;
    QString lastError{}; ///< a sentence
    QString lastErrorAt{};
    QString lastSuccessAt{};
    bool down = false; ///< nobody listens at its port: it is not counted until it answers
    QMap<QString, qint64> errors{}; ///< failed calls by kind, such as "timeout"; optional

    bool operator==(const ServiceFailures &) const = default;
};

/// An MCP server that MM runs. It is also one of Snapshot::services while it is up or busy.
struct Server
{
    QString name;
    /// "starting", "up", "busy", "failing", "down", "stopped", "disabled", or a word of a newer MM.
    QString state;
    QString reason{}; ///< a sentence; may be empty
    QString since{};  ///< when the state began, as Service::registeredAt
    qint64 restarts = 0;
    qint64 messageCount = 0;
    QString lastUsedAt{};

    [[nodiscard]] bool isCounted() const
    {
        return state == QLatin1String("up") || state == QLatin1String("busy");
    }

    /// It does not answer, although the user has not stopped or disabled it.
    [[nodiscard]] bool isDown() const
    {
        return state == QLatin1String("failing") || state == QLatin1String("down");
    }

    bool operator==(const Server &) const = default;
};

/// A registered service, whether it is counted or down.
struct ServiceState
{
    Service service;
    ServiceFailures failures;
    std::optional<Server> server{}; ///< empty for a service that has registered over HTTP
};

/// The process that keeps the file up to date. Lets a reader distinguish idle, stopped and dead.
struct Writer
{
    enum class State { Running, Stopped };

    qint64 pid = 0;
    QString host;
    /// Interval in which the file's modification time changes even when nothing happens; 1 ms to 24
    /// h.
    std::chrono::milliseconds heartbeat{10'000};
    State state = State::Running;

    // Optional. They name the process also to readers in other containers and on other machines;
    // see ProcessAddress.
    QString bootId{};
    qint64 pidNamespace = 0;
    qint64 startTime = 0;
    /// Of the local time at the save, in seconds; optional. StatsReader appends it to the times of
    /// a writer in another time zone.
    std::optional<int> utcOffset{};

    bool operator==(const Writer &) const = default;
};

/// The content of a stats file. `totalServices` may differ from the length of `services`, which a
/// writer may leave out.
struct Snapshot
{
    qint64 totalServices = 0;
    qint64 totalMessages = 0;
    QString lastUpdated; ///< ISO 8601, verbatim; empty when the file has none
    QList<Service> services;
    std::optional<Writer> writer;
    QList<ServiceFailures> failures{}; ///< optional; of services that ever failed, also down ones
    QList<Server> servers{}; ///< optional; those that MM runs, whether they are counted or not

    bool operator==(const Snapshot &) const = default;
};

/// The sum of two counts; at most 2^63-1.
inline qint64 addCounts(qint64 a, qint64 b)
{
    qint64 sum = 0;
    return qAddOverflow(a, b, &sum) ? std::numeric_limits<qint64>::max() : sum;
}

} // namespace mm
