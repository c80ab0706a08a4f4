// SPDX-License-Identifier: MIT
#include "core/monitor/servicerates.h"

#include <QHash>

#include <utility>

using namespace std::chrono;

namespace mm {

namespace {

constexpr milliseconds checkpointInterval = seconds(5);

} // namespace

void ServiceRates::add(const Reading &reading, State state, const PollStep &step)
{
    if (step.isRepeat)
        return;
    const QList<Service> &services = reading.snapshot.services;
    if (!step.isMeasured || services.isEmpty()) {
        m_counters.clear();
        m_checkpoints.clear();
    }
    if (state != State::Active || services.isEmpty())
        return;
    m_at = reading.at.steady;
    if (m_counters.empty())
        matchRows(services, diffServices({}, services), m_at);
    else if (!step.services.sameNames)
        matchRows(services, step.services, m_at);
    for (qsizetype row = 0; row < m_counters.size(); ++row) {
        Counter &counter = m_counters[row];
        if (counter.since < m_at)
            counter.total += static_cast<quint64>(step.counted.at(row));
    }
    addCheckpoint(m_at);
}

void ServiceRates::matchRows(const QList<Service> &services, const ServiceDiff &diff, Time now)
{
    QList<Counter> counters(services.size());
    // Only a name that is new in the list, or was a duplicate before, can be a duplicate.
    QHash<QStringView, int> occurrences;
    for (qsizetype row = 0; row < counters.size(); ++row) {
        const qsizetype former = diff.former.at(row);
        // Two services with the same name: their counts can't be distinguished.
        if (former >= 0 && !m_counters.at(former).duplicate) {
            counters[row] = m_counters.at(former);
        } else {
            counters[row].since = now;
            occurrences.insert(services.at(row).name, 0);
        }
    }
    for (const Service &service : services) {
        if (const auto found = occurrences.find(service.name); found != occurrences.end())
            ++*found;
    }
    for (qsizetype row = 0; row < counters.size(); ++row)
        counters[row].duplicate = occurrences.value(services.at(row).name) > 1;
    m_counters = std::move(counters);
    for (Checkpoint &checkpoint : m_checkpoints) {
        const QList<quint64> before = std::exchange(checkpoint.totals, {});
        for (const qsizetype former : diff.former)
            checkpoint.totals += former < 0 ? 0 : before.at(former);
    }
}

void ServiceRates::addCheckpoint(Time now)
{
    while (m_checkpoints.size() > 1 && m_checkpoints[1].at <= now - window)
        m_checkpoints.pop_front();
    if (!m_checkpoints.empty() && now - m_checkpoints.back().at < checkpointInterval)
        return;
    Checkpoint &checkpoint = m_checkpoints.emplace_back();
    checkpoint.at = now;
    for (const Counter &counter : std::as_const(m_counters))
        checkpoint.totals += counter.total;
}

ServiceRate ServiceRates::at(qsizetype row) const
{
    if (row < 0 || row >= m_counters.size() || isDuplicate(row))
        return {};
    const Counter &counter = m_counters.at(row);
    const Checkpoint &oldest = m_checkpoints.front();
    const bool addedLater = counter.since > oldest.at;
    const auto over = duration_cast<milliseconds>(m_at - (addedLater ? counter.since : oldest.at));
    if (over < minTime)
        return {};
    const quint64 messages = counter.total - (addedLater ? 0 : oldest.totals.at(row));
    return {static_cast<double>(messages) * duration<double>(minutes(1)) / over, over};
}

bool ServiceRates::isDuplicate(qsizetype row) const
{
    return row >= 0 && row < m_counters.size() && m_counters.at(row).duplicate;
}

} // namespace mm
