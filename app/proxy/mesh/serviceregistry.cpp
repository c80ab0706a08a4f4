// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/serviceregistry.h"

#include "app/http/loopback.h"
#include "app/proxy/json/jsonslice.h"
#include "app/proxy/mesh/logging.h"
#include "app/proxy/mesh/requestbodies.h"
#include "app/proxy/mesh/serverlink.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr int refusedCallsUntilDown = 3;
constexpr qsizetype maxFormerPorts = 8;

void reportTools(const QByteArray &tools, ServiceHandle *counter)
{
    QStringList names;
    qint64 count = 0;
    (void)JsonSlice::allItems(tools, [&](QByteArrayView item) {
        // A list without names may have millions of items.
        const QString name = ++count <= Service::maxTools ? toolName(item) : QString();
        if (!name.isEmpty())
            names += name;
        return !item.isEmpty();
    });
    counter->setTools(names, count - names.size());
}

} // namespace

QByteArray jsonString(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

QString notRegistered(const QString &service)
{
    return u"Service \"%1\" not found: it is not registered."_s.arg(service);
}

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
        moved(known, port);
        known->refusedCalls = 0;
        setDown(known, false);
        known->address.clear();
        known->tools = tools;
        reportTools(tools, &known->counter);
        known->touch(now);
        return Added::Renewed;
    }
    m_stats->serviceRegistered(name);
    const auto added = m_services.insert(name, {.name = name,
                                                .nameJson = jsonString(name),
                                                .port = port,
                                                .tools = tools,
                                                .lastActivity = now,
                                                .lastSeen = std::chrono::system_clock::now(),
                                                .counter = m_stats->service(name)});
    reportTools(tools, &added->counter);
    return Added::New;
}

ServiceRegistry::Added ServiceRegistry::addServer(const QString &name, ServerLink *server,
                                                  Steady::time_point now)
{
    remove(name);
    const Added added = add(name, 0, "[]", now);
    if (added == Added::New)
        find(name)->server = server;
    return added;
}

bool ServiceRegistry::setTools(const QString &name, const QByteArray &tools)
{
    RegisteredService *const service = find(name);
    if (!service || service->tools == tools)
        return service != nullptr;
    const qsizetype bytes = m_bytes + tools.size() - service->tools.size();
    if (bytes > maxBytes)
        return false;
    m_bytes = bytes;
    service->tools = tools;
    reportTools(tools, &service->counter);
    return true;
}

/// Logs once, not at each turn, that programs replace each other under one name.
void ServiceRegistry::moved(RegisteredService *service, quint16 port)
{
    if (port == service->port)
        return;
    QList<quint16> &former = service->formerPorts;
    former.prepend(service->port);
    const qsizetype turn = former.indexOf(port);
    if (turn > 0 && !service->takesTurnsShown) {
        QStringList ports;
        for (const quint16 each : former.first(turn + 1))
            ports.prepend(QString::number(each));
        qCWarning(proxyLog).noquote()
            << u"Programs at the ports %1 take turns under the name \"%2\": each registration replaces the other's. Give each program a name of its own."_s
                   .arg(ports.join(u" and "_s), service->name);
    }
    service->takesTurnsShown = turn > 0;
    former.removeOne(port);
    former.resize(qMin(former.size(), maxFormerPorts));
    service->port = port;
}

void ServiceRegistry::setDown(RegisteredService *service, bool down)
{
    if (std::exchange(service->down, down) != down)
        service->counter.setDown(down);
}

void ServiceRegistry::logDown(RegisteredService *service, Steady::time_point now)
{
    if (std::exchange(service->downShown, true))
        return;
    service->relapsed =
        service->backShown != Steady::time_point() && now - service->backShown < quietTime;
    qCWarning(proxyLog).noquote()
        << u"Service \"%1\" (port %2) is down%3: no program listens there, %4 calls in a row were refused%5"_s
               .arg(service->name, QString::number(service->port),
                    service->relapsed ? u" again"_s : QString(),
                    QString::number(service->refusedCalls),
                    service->relapsed
                        ? u"; the next message follows when it has refused none for %1 minutes"_s
                              .arg(quietTime.count())
                        : QString());
}

void ServiceRegistry::logBack(RegisteredService *service, Steady::time_point now)
{
    if (!service->downShown || (service->relapsed && now - service->lastRefused < quietTime))
        return;
    service->downShown = false;
    service->backShown = now;
    qCInfo(proxyLog).noquote() << u"Service \"%1\" (port %2) is back"_s.arg(
        service->name, QString::number(service->port));
}

void ServiceRegistry::callRefused(RegisteredService *service, Steady::time_point now)
{
    service->lastRefused = now;
    if (++service->refusedCalls < refusedCallsUntilDown)
        return;
    setDown(service, true);
    logDown(service, now);
}

void ServiceRegistry::callAnswered(RegisteredService *service, Steady::time_point now)
{
    service->refusedCalls = 0;
    service->touch(now);
    setDown(service, false);
    logBack(service, now);
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
    // Alive is not enough to be counted: calls may still be refused.
    if (registration->down && http::listensOnLoopback(registration->port)) {
        registration->refusedCalls = 0;
        setDown(registration, false);
        logBack(registration, now);
    }
    return true;
}

RegisteredService *ServiceRegistry::find(const QString &name)
{
    const auto found = m_services.find(name);
    return found == m_services.end() ? nullptr : &*found;
}

void ServiceRegistry::forEach(const std::function<void(const RegisteredService &)> &visit) const
{
    for (const RegisteredService &each : m_services)
        visit(each);
}

QByteArray ServiceRegistry::stateOf(const RegisteredService &registration,
                                    Steady::time_point now) const
{
    if (registration.server)
        return registration.server->status().isCounted() ? "active" : "down";
    return registration.down ? "down" : isStale(registration, now) ? "stale" : "active";
}

bool ServiceRegistry::isStale(const RegisteredService &registration, Steady::time_point now) const
{
    return registration.sendsHeartbeats && now - registration.lastActivity >= m_timeout / 2;
}

qsizetype ServiceRegistry::staleCount(Steady::time_point now) const
{
    return std::count_if(
        m_services.cbegin(), m_services.cend(),
        [&](const RegisteredService &each) { return !each.down && isStale(each, now); });
}

qsizetype ServiceRegistry::downCount() const
{
    return std::count_if(m_services.cbegin(), m_services.cend(), [](const RegisteredService &each) {
        return each.server ? !each.server->status().isCounted() : each.down;
    });
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
