// SPDX-License-Identifier: MIT
#include "ui/lookrecorder.h"

#include "core/posixfile.h"

#include <memory>

namespace mm {

LookRecorder::LookRecorder()
{
    m_pool.setMaxThreadCount(1);
}

LookRecorder::~LookRecorder()
{
    m_pool.waitForDone();
}

void LookRecorder::add(const Reading &reading, const Status &status)
{
    // The last of equal ones tells all that the others did.
    if (!m_waiting.isEmpty() && m_waiting.constLast().status.state == status.state)
        m_waiting.removeLast();
    m_waiting.append({reading, status});
    start();
}

void LookRecorder::follow(const QString &service)
{
    change([service](Records *records) { records->history.follow(service); });
}

void LookRecorder::clearEvents()
{
    change([](Records *records) { records->events.clear(); });
}

void LookRecorder::change(const Change &change)
{
    change(&m_recorded);
    if (m_out)
        m_changes.append(change);
}

void LookRecorder::Records::add(const QList<Look> &looks)
{
    for (const Look &look : looks) {
        history.add(look.reading, look.status.state);
        events.add(look.reading, look.status);
    }
}

void LookRecorder::start()
{
    if (m_out || m_waiting.isEmpty())
        return;
    const QList<Look> looks = std::exchange(m_waiting, {});
    qsizetype most = m_listed;
    for (const Look &look : looks) {
        m_listed = look.reading.snapshot.services.size();
        most = qMax(most, m_listed);
    }
    if (most <= few) {
        m_recorded.add(looks);
        Q_EMIT recorded();
        return;
    }
    m_out = true;
    // A copy, so that the window can go on showing what is there.
    m_pool.start([this, looks, records = std::make_shared<Records>(m_recorded)] {
        posix::blockSignals();
        records->add(looks);
        QMetaObject::invokeMethod(
            this, [this, records] { finish(records.get()); }, Qt::QueuedConnection);
    });
}

void LookRecorder::finish(Records *records)
{
    m_out = false;
    std::swap(m_recorded, *records);
    for (const Change &change : std::exchange(m_changes, {}))
        change(&m_recorded);
    Q_EMIT recorded();
    start();
}

} // namespace mm
