// SPDX-License-Identifier: MIT
#include "core/meshstats.h"

#include "core/statsfile/timestamp.h"
#include "core/tracker/savethread.h"

#include <QDir>

using namespace std::chrono;

namespace mm {

struct ServiceHandle::Link
{
    CounterTable counters;
    SaveScheduler scheduler;
    CrashCounter crashCounter;
    Watchdog watchdog;
};

ServiceHandle::ServiceHandle(QString name, std::shared_ptr<Link> link)
    : m_name(std::move(name))
    , m_link(std::move(link))
    , m_counter(m_link->counters.find(m_name))
{
}

void ServiceHandle::messageProcessed()
{
    m_link->crashCounter.count();
    if (!m_counter || !m_counter->add()) [[unlikely]]
        lookUpAndCount();
    m_link->scheduler.messageCounted();
}

/// The cached counter is retired, or there was none: looks the name up again; if it is unknown,
/// counts in the total only.
void ServiceHandle::lookUpAndCount()
{
    m_counter = m_link->counters.find(m_name);
    if (!m_counter || !m_counter->add())
        m_link->counters.countUnnamed();
}

MeshStats::MeshStats(const QString &path, milliseconds heartbeat)
    : m_heartbeat(qBound(milliseconds(1), heartbeat, duration_cast<milliseconds>(hours(24))))
    , m_link(std::make_shared<ServiceHandle::Link>())
    , m_saveThread(std::make_unique<SaveThread>(QDir::current().absoluteFilePath(path), m_heartbeat,
                                                &m_link->counters, &m_link->crashCounter,
                                                &m_link->scheduler, &m_link->watchdog))
{
}

MeshStats::~MeshStats() = default;

bool MeshStats::serviceRegistered(const QString &name)
{
    const bool isNew = m_link->counters.add(name, toTimestamp(system_clock::now()));
    if (isNew)
        m_link->scheduler.requestSave();
    return isNew;
}

bool MeshStats::serviceDeregistered(const QString &name)
{
    const bool wasRegistered = m_link->counters.remove(name);
    if (wasRegistered)
        m_link->scheduler.requestSave();
    return wasRegistered;
}

void MeshStats::messageProcessed(const QString &name)
{
    m_link->crashCounter.count();
    m_link->counters.count(name);
    m_link->scheduler.messageCounted();
}

ServiceHandle MeshStats::service(const QString &name) const
{
    return ServiceHandle(name, m_link);
}

Snapshot MeshStats::stats() const
{
    return m_link->counters.snapshot();
}

bool MeshStats::flush(QString *error)
{
    const SaveScheduler::Result result = m_link->scheduler.flush();
    if (error)
        *error = result.error;
    return result.ok;
}

SaveReport MeshStats::report() const
{
    return m_saveThread->report();
}

void MeshStats::pulse()
{
    // A reader that took the host for hung learns at once that it is back.
    if (m_link->watchdog.kick(steady_clock::now(), m_heartbeat))
        m_link->scheduler.requestSave();
}

} // namespace mm
