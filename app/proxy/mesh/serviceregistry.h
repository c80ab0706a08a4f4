// SPDX-License-Identifier: MIT
#pragma once

#include "core/meshstats.h"

#include <QHash>
#include <QHostAddress>
#include <QStringList>

#include <chrono>
#include <functional>

namespace mm {

class ServerLink;

/// \p text as JSON, with its quotes.
[[nodiscard]] QByteArray jsonString(const QString &text);

/// The error of a call of \p service: a sentence.
[[nodiscard]] QString notRegistered(const QString &service);

/// A registered service.
struct RegisteredService
{
    QString name;
    QByteArray nameJson; ///< name as a JSON string, quotes included
    quint16 port = 0;
    QHostAddress address{};       ///< of loopback, where it answered last; null if it has not since
                                  ///< its registration
    QByteArray tools;             ///< a JSON array, as sent
    ServerLink *server = nullptr; ///< of an MCP server that MM runs; it has no port
    /// True after the first heartbeat: without further activity it becomes stale.
    bool sendsHeartbeats = false;
    int refusedCalls = 0; ///< in a row
    std::chrono::steady_clock::time_point lastRefused{};
    bool down = false;      ///< by its calls, no program listens at its port
    bool downShown = false; ///< as logged
    bool relapsed = false;  ///< down again within ServiceRegistry::quietTime
    std::chrono::steady_clock::time_point backShown{}; ///< or 0
    QList<quint16> formerPorts{}; ///< the last ones, the newest first, without port
    bool takesTurnsShown = false; ///< programs at port and at former ones take turns, as logged
    std::chrono::steady_clock::time_point lastActivity;
    std::chrono::system_clock::time_point lastSeen; ///< lastActivity in wall-clock time
    ServiceHandle counter;

    /// Records activity: a heartbeat, a registration or an answered call.
    void touch(std::chrono::steady_clock::time_point now)
    {
        lastActivity = now;
        lastSeen = std::chrono::system_clock::now();
    }
};

/// The registered services. Reports each change to the tracker. Not thread-safe.
class ServiceRegistry final
{
public:
    using Steady = std::chrono::steady_clock;

    enum class Added { New, Renewed, Full };
    // Far above real use: limits for a program that registers endlessly. One list of tools can have
    // as much as a request, and `GET /services` has to fit in the server's responseMemory.
    static constexpr qsizetype maxRegistrations = 10'000;
    static constexpr qsizetype maxBytes = qsizetype(16) * 1024 * 1024; ///< of names and tools

    /// A service that is down again within this time is logged as down until it has not refused a
    /// call for this time, so that one which comes and goes can't fill the log.
    static constexpr std::chrono::minutes quietTime{10};

    /// A service that sends heartbeats is removed after \p timeout without any activity.
    ServiceRegistry(MeshStats *stats, std::chrono::milliseconds timeout);

    Added add(const QString &name, quint16 port, const QByteArray &tools, Steady::time_point now);
    /// Adds an MCP server, which must live until remove(). It replaces a service of this name.
    Added addServer(const QString &name, ServerLink *server, Steady::time_point now);
    /// Of a server. False, without a change, if there is no room for them.
    [[nodiscard]] bool setTools(const QString &name, const QByteArray &tools);
    /// Each call of a service ends with one of these. After the third refused call in a row it is
    /// down; it is up again with its first answer, its next registration, or a heartbeat while a
    /// program listens at its port.
    static void callRefused(RegisteredService *service, Steady::time_point now);
    void callAnswered(RegisteredService *service, Steady::time_point now);
    /// It was neither: a program listens there.
    static void callBroken(RegisteredService *service) { service->refusedCalls = 0; }

    /// Both return false when \p name is not registered.
    bool remove(const QString &name);
    bool heartbeat(const QString &name, Steady::time_point now);

    /// Null if it is not registered. Valid until the next change.
    [[nodiscard]] RegisteredService *find(const QString &name);
    /// In no particular order.
    void forEach(const std::function<void(const RegisteredService &)> &visit) const;
    [[nodiscard]] qsizetype count() const { return m_services.size(); }
    /// Size of all names and tools.
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype downCount() const;
    /// Without those that are down.
    [[nodiscard]] qsizetype staleCount(Steady::time_point now) const;
    /// "active", "stale" or "down". A server is active if it counts in the stats file.
    [[nodiscard]] QByteArray stateOf(const RegisteredService &registration,
                                     Steady::time_point now) const;
    [[nodiscard]] bool isStale(const RegisteredService &registration, Steady::time_point now) const;

    /// Removes services whose timeout is over and returns their names. Call it often: an interval
    /// of more than a quarter of the timeout counts as a suspend, and extends every timeout.
    QStringList expire(Steady::time_point now);
    /// Whether expire() has to be called: a service sends heartbeats.
    [[nodiscard]] bool canExpire() const;

private:
    static void moved(RegisteredService *service, quint16 port);
    static void setDown(RegisteredService *service, bool down);
    static void logDown(RegisteredService *service, Steady::time_point now);
    static void logBack(RegisteredService *service, Steady::time_point now);

    MeshStats *const m_stats;
    const std::chrono::milliseconds m_timeout;
    QHash<QString, RegisteredService> m_services;
    qsizetype m_bytes = 0;
    Steady::time_point m_lastExpire;
};

} // namespace mm
