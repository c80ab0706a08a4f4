// SPDX-License-Identifier: MIT
#include "core/meshstats.h"

#include "core/counterpage.h"
#include "core/counters.h"
#include "core/pulse.h"
#include "core/savedemand.h"
#include "core/saver.h"
#include "core/timestamp.h"

#include <QDir>

using namespace std::chrono;

namespace mm {

struct ServiceHandle::Link
{
    Counters counters;
    Pulse pulse;
    CounterPage page;
    SaveDemand demand;
};

ServiceHandle::ServiceHandle(QString name, std::shared_ptr<Link> link)
    : m_name(std::move(name))
    , m_link(std::move(link))
    , m_counter(m_link->counters.find(m_name))
{
}

void ServiceHandle::messageProcessed()
{
    m_link->page.count();
    if (!m_counter || !m_counter->add()) [[unlikely]]
        countAnew();
    m_link->demand.messageCounted();
}

/// It was never registered, or has left: whoever bears the name now gets the message, or nobody.
void ServiceHandle::countAnew()
{
    m_counter = m_link->counters.find(m_name);
    if (!m_counter || !m_counter->add())
        m_link->counters.countUnnamed();
}

MeshStats::MeshStats(const QString &path, milliseconds heartbeat)
    : m_heartbeat(qBound(milliseconds(1), heartbeat, duration_cast<milliseconds>(hours(24))))
    , m_link(std::make_shared<ServiceHandle::Link>())
    , m_saver(std::make_unique<Saver>(QDir::current().absoluteFilePath(path), m_heartbeat,
                                      &m_link->counters, &m_link->page, &m_link->demand,
                                      &m_link->pulse))
{
}

MeshStats::~MeshStats() = default;

bool MeshStats::serviceRegistered(const QString &name)
{
    const bool isNew = m_link->counters.add(name, toTimestamp(system_clock::now()));
    if (isNew)
        m_link->demand.changed();
    return isNew;
}

bool MeshStats::serviceDeregistered(const QString &name)
{
    const bool wasThere = m_link->counters.remove(name);
    if (wasThere)
        m_link->demand.changed();
    return wasThere;
}

void MeshStats::messageProcessed(const QString &name)
{
    m_link->page.count();
    m_link->counters.count(name);
    m_link->demand.messageCounted();
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
    const SaveDemand::Done done = m_link->demand.saveNow();
    if (error)
        *error = done.error;
    return done.ok;
}

SaveReport MeshStats::report() const
{
    return m_saver->report();
}

void MeshStats::pulse()
{
    // Who was away for long is to be seen again at once.
    if (m_link->pulse.beat(steady_clock::now(), m_heartbeat))
        m_link->demand.changed();
}

} // namespace mm
