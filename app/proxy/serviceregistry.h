// SPDX-License-Identifier: MIT
#pragma once

#include "core/meshstats.h"

#include <QHash>
#include <QStringList>

#include <chrono>

namespace mm {

/// A registered service.
struct Registration
{
    QString name;
    quint16 port = 0; ///< on 127.0.0.1
    QByteArray tools; ///< a JSON array, as it was sent
    /// It has sent a heartbeat: silence makes it stale.
    bool sendsHeartbeats = false;
    bool failing = false; ///< as last logged
    std::chrono::steady_clock::time_point failureLogged{};
    std::chrono::steady_clock::time_point lastActivity;
    std::chrono::system_clock::time_point lastSeen; ///< the same in wall-clock time
    ServiceHandle counter;

    /// Activity is a heartbeat, a registration or an answered call.
    void touch(std::chrono::steady_clock::time_point now)
    {
        lastActivity = now;
        lastSeen = std::chrono::system_clock::now();
    }
};

/// The services of the mesh. Reports each change to the tracker. Not thread-safe.
class ServiceRegistry final
{
public:
    using Steady = std::chrono::steady_clock;

    enum class Added { New, Renewed, Full };

    /// A service that sends heartbeats is removed after \p timeout without any activity.
    ServiceRegistry(MeshStats *stats, std::chrono::milliseconds timeout);

    Added add(const QString &name, quint16 port, const QByteArray &tools, Steady::time_point now);
    /// Both return false when \p name is not registered.
    bool remove(const QString &name);
    bool heartbeat(const QString &name, Steady::time_point now);

    /// Null when it is not registered. Valid until the next change.
    [[nodiscard]] Registration *find(const QString &name);
    [[nodiscard]] qsizetype count() const { return m_services.size(); }
    /// Of all names and tools.
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype staleCount(Steady::time_point now) const;
    [[nodiscard]] bool isStale(const Registration &registration, Steady::time_point now) const;

    /// Removes services after their timeout and returns their names. Call it often: an interval of
    /// more than a quarter of the timeout counts as a suspend, and extends every timeout.
    QStringList expire(Steady::time_point now);
    /// Whether expire() can ever remove one.
    [[nodiscard]] bool canExpire() const;

private:
    MeshStats *const m_stats;
    const std::chrono::milliseconds m_timeout;
    QHash<QString, Registration> m_services;
    qsizetype m_bytes = 0;
    Steady::time_point m_lastExpire;
};

} // namespace mm
