// SPDX-License-Identifier: MIT
#include "app/proxy/serviceregistry.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace mm {

namespace {

QByteArray jsonString(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

} // namespace

ServiceRegistry::ServiceRegistry(MeshStats *stats, std::chrono::milliseconds timeout)
    : m_stats(stats)
    , m_timeout(timeout)
{
}

ServiceRegistry::Added ServiceRegistry::add(const QString &name, quint16 port,
                                            const QByteArray &tools, Steady::time_point now)
{
    RegisteredService *const known = find(name);
    const qsizetype bytes = m_bytes + tools.size() - (known ? known->tools.size() : -name.size());
    if ((!known && count() >= maxRegistrations) || bytes > maxBytes)
        return Added::Full;
    m_bytes = bytes;
    if (known) {
        // On another port there may be another program, which sends no heartbeats.
        known->sendsHeartbeats = known->sendsHeartbeats && known->port == port;
        known->port = port;
        known->address.clear();
        known->tools = tools;
        known->touch(now);
        return Added::Renewed;
    }
    m_stats->serviceRegistered(name);
    m_services.insert(name, {.name = name,
                             .nameJson = jsonString(name),
                             .port = port,
                             .tools = tools,
                             .lastActivity = now,
                             .lastSeen = std::chrono::system_clock::now(),
                             .counter = m_stats->service(name)});
    return Added::New;
}

bool ServiceRegistry::remove(const QString &name)
{
    const auto found = m_services.constFind(name);
    if (found == m_services.cend())
        return false;
    m_bytes -= name.size() + found->tools.size();
    m_services.erase(found);
    m_stats->serviceDeregistered(name);
    return true;
}

bool ServiceRegistry::heartbeat(const QString &name, Steady::time_point now)
{
    RegisteredService *const registration = find(name);
    if (!registration)
        return false;
    registration->sendsHeartbeats = true;
    registration->touch(now);
    return true;
}

RegisteredService *ServiceRegistry::find(const QString &name)
{
    const auto found = m_services.find(name);
    return found == m_services.end() ? nullptr : &*found;
}

bool ServiceRegistry::isStale(const RegisteredService &registration, Steady::time_point now) const
{
    return registration.sendsHeartbeats && now - registration.lastActivity >= m_timeout / 2;
}

qsizetype ServiceRegistry::staleCount(Steady::time_point now) const
{
    return std::count_if(m_services.cbegin(), m_services.cend(),
                         [&](const RegisteredService &each) { return isStale(each, now); });
}

QStringList ServiceRegistry::expire(Steady::time_point now)
{
    // While this process was suspended, it could receive no heartbeat.
    const auto interval = now - m_lastExpire;
    if (std::exchange(m_lastExpire, now) != Steady::time_point() && interval > m_timeout / 4) {
        for (RegisteredService &each : m_services)
            each.lastActivity = qMin(each.lastActivity + interval, now);
    }
    QStringList expired;
    for (const RegisteredService &each : std::as_const(m_services)) {
        if (each.sendsHeartbeats && now - each.lastActivity >= m_timeout)
            expired += each.name;
    }
    for (const QString &name : std::as_const(expired))
        remove(name);
    return expired;
}

bool ServiceRegistry::canExpire() const
{
    return std::any_of(m_services.cbegin(), m_services.cend(),
                       [](const RegisteredService &each) { return each.sendsHeartbeats; });
}

} // namespace mm
