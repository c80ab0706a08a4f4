// SPDX-License-Identifier: MIT
#pragma once

#include "ui/services/servicesmodel.h"

#include <QAbstractItemModel>
#include <QDateTime>

namespace mm {

/// Passes successive readings to a model, as the window does.
class ServicePolls
{
public:
    explicit ServicePolls(std::chrono::milliseconds interval = std::chrono::seconds(2))
    {
        m_continuity.setInterval(interval);
    }
    void show(ServicesModel *model, const Reading &reading, State state = State::Active)
    {
        model->setServices(reading, state, m_continuity.update(reading, state));
    }

private:
    Continuity m_continuity;
};

/// Successive readings of an active MM's file, at times that a test sets.
class ServiceReadings final : public ServicePolls
{
public:
    explicit ServiceReadings(std::chrono::milliseconds interval = std::chrono::seconds(2))
        : ServicePolls(interval)
    {
        const QDateTime start(QDate(2026, 2, 6), QTime(10, 20));
        m_reading.outcome = ReadOutcome::Valid;
        m_reading.at.wall = std::chrono::system_clock::time_point(
            std::chrono::milliseconds(start.toMSecsSinceEpoch()));
        m_reading.at.steady = std::chrono::steady_clock::time_point(std::chrono::hours(1));
    }

    /// Of the next readings.
    void setFailures(const QList<ServiceFailures> &failures)
    {
        m_reading.snapshot.failures = failures;
    }
    void setServers(const QList<Server> &servers) { m_reading.snapshot.servers = servers; }
    /// The next reading, \p later than the one before.
    Reading next(const QList<Service> &services, std::chrono::milliseconds later = {})
    {
        m_reading.at.wall += later;
        m_reading.at.steady += later;
        m_reading.snapshot.services = services;
        m_reading.snapshot.totalServices = services.size();
        return m_reading;
    }

private:
    Reading m_reading;
};

/// One service for each character, each with \p count messages.
inline QList<Service> servicesNamed(QStringView names, qint64 count = 1)
{
    QList<Service> services;
    for (const QChar name : names)
        services += {QString(name), QStringLiteral("2026-02-06T10:20:00"), count};
    return services;
}

/// "service 0", "service 1", ... with as many messages as their number.
inline QList<Service> numberedServices(int count)
{
    QList<Service> services;
    services.reserve(count);
    for (int i = 0; i < count; ++i)
        services += {QStringLiteral("service %1").arg(i), QStringLiteral("2026-02-06T10:20:00"), i};
    return services;
}

inline QStringList namesIn(const QAbstractItemModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, 0).data().toString();
    return names;
}

} // namespace mm
