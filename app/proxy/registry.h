// SPDX-License-Identifier: MIT
#pragma once

#include "core/meshstats.h"

#include <QHash>
#include <QStringList>

#include <chrono>
#include <optional>

namespace mm {

/// A service that has told MM where it listens.
struct Registration
{
    using Steady = std::chrono::steady_clock;

    QString name;
    QByteArray nameJson;           ///< as a JSON string
    quint16 port = 0;              ///< on 127.0.0.1
    QByteArray tools;              ///< a JSON array, as it was sent
    bool beats = false;            ///< it has sent a heartbeat: silence means something
    bool failing = false;          ///< its last call failed
    Steady::time_point lastNote{}; ///< when the log was told that calls fail
    Steady::time_point lastSign;   ///< for judging silence
    std::chrono::system_clock::time_point lastSeen; ///< the same, for people
    mutable QByteArray lastSeenText{};              ///< made when it is asked for; empty: not yet
    ServiceHandle counter;
};

/// Who is in the mesh, and who has gone silent. What comes and goes is told to the tracker. One
/// thread.
class Registry final
{
public:
    using Steady = std::chrono::steady_clock;

    enum class Added { New, Renewed, Full };

    /// \p timeout is how long a service that sends heartbeats may be silent before it is removed.
    Registry(MeshStats *stats, std::chrono::milliseconds timeout);

    Added add(const QString &name, quint16 port, const QByteArray &tools, Steady::time_point now);
    /// False when it is not there.
    bool remove(const QString &name);
    /// A heartbeat. False when it is not there.
    bool beat(const QString &name, Steady::time_point now);
    /// A sign of life that is no heartbeat.
    void seen(Registration &registration, Steady::time_point now);

    /// Null when there is none. Good until the next change.
    [[nodiscard]] Registration *find(const QString &name);
    [[nodiscard]] qsizetype count() const { return m_services.size(); }
    [[nodiscard]] qsizetype staleCount(Steady::time_point now) const;
    [[nodiscard]] bool isStale(const Registration &registration, Steady::time_point now) const;

    /// Removes those that have been silent for too long, and names them. To be called often: after
    /// a pause of more than a quarter of the timeout all have that much longer.
    QStringList expire(Steady::time_point now);
    /// Whether time alone can change anything.
    [[nodiscard]] bool anyBeats() const;

private:
    MeshStats *const m_stats;
    const std::chrono::milliseconds m_timeout;
    QHash<QString, Registration> m_services;
    qsizetype m_bytes = 0;         ///< of all names and tools
    Steady::time_point m_lastLook; ///< of expire()
};

} // namespace mm
