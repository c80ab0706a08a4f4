// SPDX-License-Identifier: MIT
#pragma once

#include "core/status.h"

#include <QAbstractItemModel>
#include <QDateTime>

namespace mm {

/// Looks at an active MM, on clocks that a test moves by hand.
class ServiceLooks final
{
public:
    ServiceLooks()
    {
        const QDateTime start(QDate(2026, 2, 6), QTime(10, 20));
        m_reading.outcome = Outcome::Valid;
        m_reading.at.wall = std::chrono::system_clock::time_point(
            std::chrono::milliseconds(start.toMSecsSinceEpoch()));
        m_reading.at.steady = std::chrono::steady_clock::time_point(std::chrono::hours(1));
    }

    /// The next look, \p later than the one before.
    Reading look(const QList<Service> &services, std::chrono::milliseconds later)
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

/// "abc" as three services, with as many messages as \p count says.
inline QList<Service> lettersAsServices(QStringView names, qint64 count = 1)
{
    QList<Service> services;
    for (const QChar name : names)
        services += {QString(name), QStringLiteral("2026-02-06T10:20:00"), count};
    return services;
}

/// The names of a table's rows, one after the other.
inline QString namesIn(const QAbstractItemModel &model)
{
    QString names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, 0).data().toString();
    return names;
}

} // namespace mm
