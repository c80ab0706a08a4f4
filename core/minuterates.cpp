// SPDX-License-Identifier: MIT
#include "core/minuterates.h"

#include <algorithm>

using namespace std::chrono;

namespace mm {

namespace {

constexpr milliseconds betweenCheckpoints = seconds(5);
constexpr milliseconds shortestGap = seconds(10);
/// Clocks that are kept right differ by less over the time between two looks.
constexpr milliseconds clockTolerance = seconds(2);

bool isSameProcess(const std::optional<Writer> &a, const std::optional<Writer> &b)
{
    return a.has_value() == b.has_value() && (!a || (a->pid == b->pid && a->host == b->host));
}

bool haveSameNames(const QList<Service> &a, const QList<Service> &b)
{
    return std::equal(a.cbegin(), a.cend(), b.cbegin(), b.cend(),
                      [](const Service &x, const Service &y) { return x.name == y.name; });
}

} // namespace

void MinuteRates::add(const Reading &reading, State state)
{
    if (state != State::Active) {
        forget();
        return;
    }
    const Time now = reading.at.steady;
    if (m_at && now <= m_at->steady)
        return;
    if (!follows(reading))
        forget();
    const QList<Service> &services = reading.snapshot.services;
    if (!haveSameNames(services, m_listed))
        findPlaces(services, now);
    takeGrowth(services);
    m_at = reading.at;
    m_writer = reading.snapshot.writer;
    m_messages = reading.snapshot.totalMessages;
    m_listed = services;
    keepCheckpoint(now);
}

void MinuteRates::forget()
{
    const milliseconds interval = m_interval;
    *this = {};
    m_interval = interval;
}

/// Whether what was counted between the last look and \p reading came in the time between them.
bool MinuteRates::follows(const Reading &reading) const
{
    if (!m_at)
        return false;
    const auto awake = reading.at.steady - m_at->steady;
    // The steady clock stands still while the machine sleeps, an MM elsewhere need not.
    const bool slept = reading.at.wall - m_at->wall > awake + clockTolerance;
    return !slept && awake <= qMax(3 * m_interval, shortestGap) &&
           isSameProcess(reading.snapshot.writer, m_writer) &&
           reading.snapshot.totalMessages >= m_messages;
}

void MinuteRates::findPlaces(const QList<Service> &services, Time now)
{
    QHash<QString, quint32> left = std::exchange(m_places, {});
    m_places.reserve(services.size());
    m_rows.clear();
    m_rows.reserve(static_cast<size_t>(services.size()));
    for (const Service &service : services) {
        if (const auto known = m_places.constFind(service.name); known != m_places.cend()) {
            m_counted[*known].twice = true;
            m_rows.push_back(*known);
            continue;
        }
        quint32 place = 0;
        if (const auto it = left.find(service.name); it != left.end()) {
            place = *it;
            left.erase(it);
            // Which of two the counts were of is not known.
            if (m_counted[place].twice)
                m_counted[place] = {now, service.messageCount, 0, false};
        } else {
            if (m_free.empty()) {
                place = static_cast<quint32>(m_counted.size());
                m_counted.emplace_back();
            } else {
                place = m_free.back();
                m_free.pop_back();
            }
            m_counted[place] = {now, service.messageCount, 0, false};
        }
        m_places.insert(service.name, place);
        m_rows.push_back(place);
    }
    for (const quint32 place : std::as_const(left))
        m_free.push_back(place);
}

void MinuteRates::takeGrowth(const QList<Service> &services)
{
    for (qsizetype row = 0; row < services.size(); ++row) {
        Counted &counted = m_counted[m_rows[static_cast<size_t>(row)]];
        const qint64 count = services.at(row).messageCount;
        // A count starts anew when the service registers again.
        counted.grown +=
            static_cast<quint64>(count >= counted.count ? count - counted.count : count);
        counted.count = count;
    }
}

void MinuteRates::keepCheckpoint(Time now)
{
    while (m_checkpoints.size() > 1 && m_checkpoints[1].at <= now - window)
        m_checkpoints.pop_front();
    if (!m_checkpoints.empty() && now - m_checkpoints.back().at < betweenCheckpoints)
        return;
    Checkpoint checkpoint{now, {}};
    checkpoint.grown.reserve(m_counted.size());
    for (const Counted &counted : m_counted)
        checkpoint.grown.push_back(counted.grown);
    m_checkpoints.push_back(std::move(checkpoint));
}

MinuteRate MinuteRates::at(qsizetype row) const
{
    if (row < 0 || row >= m_listed.size() || standsTwice(row))
        return {};
    const quint32 place = m_rows[static_cast<size_t>(row)];
    const Counted &counted = m_counted[place];
    const Checkpoint &oldest = m_checkpoints.front();
    const bool cameLater = counted.since > oldest.at;
    const auto over =
        duration_cast<milliseconds>(m_at->steady - (cameLater ? counted.since : oldest.at));
    if (over < shortest)
        return {};
    const quint64 grown = counted.grown - (cameLater ? 0 : oldest.grown[place]);
    return {static_cast<double>(grown) * duration<double>(minutes(1)) / over, over};
}

bool MinuteRates::standsTwice(qsizetype row) const
{
    return row >= 0 && row < m_listed.size() && m_counted[m_rows[static_cast<size_t>(row)]].twice;
}

} // namespace mm
