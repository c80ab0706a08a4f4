// SPDX-License-Identifier: MIT
#include "core/meshstats.h"

#include "core/statsfile/statspath.h"
#include "core/statsfile/timestamp.h"
#include "core/tracker/savethread.h"

using namespace std::chrono;

namespace mm {

ServiceHandle::ServiceHandle(QString name, std::shared_ptr<TrackerState> state)
    : m_name(std::move(name))
    , m_state(std::move(state))
    , m_counter(m_state->counters.find(m_name))
{
}

void ServiceHandle::messageProcessed()
{
    m_state->crashCounter.count();
    if (!m_counter || !m_counter->add()) [[unlikely]] {
        // The cached counter is retired, or there was none: look the name up again; if it is
        // unknown, count in the total only.
        m_counter = m_state->counters.find(m_name);
        if (!m_counter || !m_counter->add())
            m_state->counters.countUnnamed();
    }
    m_state->scheduler.messageCounted();
}

ServiceCounter *ServiceHandle::counter()
{
    if (!m_counter || m_counter->isRetired())
        m_counter = m_state->counters.find(m_name);
    return m_counter.get();
}

void ServiceHandle::callFailed(const QString &error, const char *kind)
{
    if (ServiceCounter *const counted = counter()) {
        counted->addFailure(error, QString::fromUtf8(kind));
        m_state->scheduler.messageCounted(); // saved as soon as a message is
    }
}

void ServiceHandle::callSucceeded()
{
    ServiceCounter *const counted = counter();
    if (counted && counted->addSuccess())
        m_state->scheduler.messageCounted();
}

void ServiceHandle::setDown(bool down)
{
    ServiceCounter *const counted = counter();
    if (counted && counted->down.exchange(down) != down)
        m_state->scheduler.requestSave();
}

void ServiceHandle::setServer(const QString &state, const QString &reason, qint64 restarts)
{
    ServiceCounter *const counted = counter();
    if (counted && counted->setServer(state, reason, restarts))
        m_state->scheduler.requestSave();
}

void ServiceHandle::setTools(const QStringList &names, qint64 more)
{
    ServiceCounter *const counted = counter();
    // No immediate save: the registration has already requested one.
    if (counted && counted->setTools(names, more))
        m_state->scheduler.messageCounted();
}

MeshStats::MeshStats(const QString &path, milliseconds heartbeat)
    : m_heartbeat(qBound(milliseconds(1), heartbeat, duration_cast<milliseconds>(hours(24))))
    , m_state(std::make_shared<TrackerState>())
    , m_saveThread(std::make_unique<SaveThread>(absolutePath(path), m_heartbeat, m_state.get()))
{
}

MeshStats::~MeshStats() = default;

bool MeshStats::serviceRegistered(const QString &name)
{
    const bool isNew = m_state->counters.add(name, toTimestamp(system_clock::now()));
    if (isNew)
        m_saveThread->requestSave();
    return isNew;
}

bool MeshStats::serviceDeregistered(const QString &name)
{
    const bool wasRegistered = m_state->counters.remove(name);
    if (wasRegistered)
        m_saveThread->requestSave();
    return wasRegistered;
}

void MeshStats::messageProcessed(const QString &name)
{
    m_state->crashCounter.count();
    m_state->counters.count(name);
    m_state->scheduler.messageCounted();
}

ServiceHandle MeshStats::service(const QString &name) const
{
    return ServiceHandle(name, m_state);
}

Snapshot MeshStats::stats() const
{
    return m_state->counters.snapshot();
}

QList<ServiceState> MeshStats::services() const
{
    return m_state->counters.services();
}

bool MeshStats::flush(QString *error)
{
    const SaveScheduler::Result result = m_saveThread->flush();
    if (error)
        *error = result.error;
    return result.ok;
}

SaveReport MeshStats::report() const
{
    return m_saveThread->report();
}

void MeshStats::kickWatchdog()
{
    // Recovered from a hang: save at once, so that readers need not wait for the next heartbeat.
    if (m_state->watchdog.kick(steady_clock::now(), m_heartbeat))
        m_saveThread->requestSave();
    m_saveThread->keepSaving();
}

} // namespace mm
