// SPDX-License-Identifier: MIT
#include "core/monitor/traffichistory.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>
#include <functional>
#include <limits>

using namespace std::chrono;

namespace mm {

namespace {

/// Two clocks are not read at the same instant, and one may be slewed.
constexpr qint64 maxClockDrift = 2000;
/// A service with a longer name is not saved: such a name is a mistake or an attack.
constexpr qsizetype maxSavedName = 512;

qint64 sinceEpoch(system_clock::time_point time)
{
    return duration_cast<milliseconds>(time.time_since_epoch()).count();
}

QList<float> perMinute(QList<float> perSecond)
{
    for (float &rate : perSecond)
        rate = rate < 0 ? unknownRate : qMin(rate, std::numeric_limits<float>::max() / 60) * 60;
    return perSecond;
}

} // namespace

void TrafficHistory::advance(const Instant &now)
{
    if (m_at && now.steady <= m_at->steady)
        return;
    const qint64 wall = sinceEpoch(now.wall);
    qint64 due = m_now; // only a lower bound after a restart of the program
    if (m_at)
        due += duration_cast<milliseconds>(now.steady - m_at->steady).count();
    else if (m_now == 0)
        due = wall;
    if (wall + m_shift < due - (m_at ? maxClockDrift : 0))
        m_shift = due - wall;
    m_now = qMax(m_now, wall + m_shift);
    m_at = now;
}

PollStep TrafficHistory::add(const Reading &reading, State state)
{
    PollStep step = m_continuity.update(reading, state);
    if (step.isRepeat)
        return step;
    advance(reading.at);
    if (state != State::Active)
        return step;

    // The total of many machines begins at 0 with each start of this program.
    if (step.change != MmChange::None && !reading.fleet)
        addRestart();
    const Snapshot &snapshot = reading.snapshot;
    QList<Newcomer> newcomers = takeServices(snapshot.services, step.counted);
    const qint64 messages =
        snapshot.totalMessages - std::exchange(m_messages, snapshot.totalMessages);
    if (!step.isMeasured)
        return step;
    const qint64 from = m_now - step.elapsed.count();
    m_total.add(from, m_now, static_cast<double>(messages));
    admitBusiest(std::move(newcomers));
    for (Tracked &tracked : m_services) {
        if (tracked.present)
            tracked.rates.add(from, m_now, static_cast<double>(qMin(tracked.delta, messages)));
    }
    return step;
}

TrafficHistory TrafficHistory::ofTotal(const QList<double> &messages, qint64 step, qint64 end)
{
    TrafficHistory history;
    history.m_now = end;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const qint64 to = end - (messages.size() - 1 - i) * step;
        if (messages.at(i) >= 0)
            history.m_total.add(to - step, to, messages.at(i));
    }
    return history;
}

void TrafficHistory::addRestart()
{
    m_restarts += m_now;
    dropOldRestarts();
}

void TrafficHistory::dropOldRestarts()
{
    const Resolution day = resolutionOf(Range::Day);
    const qint64 oldest = m_now - day.step * day.count;
    m_restarts.removeIf([oldest](qint64 time) { return time < oldest; });
    if (m_restarts.size() > maxRestarts)
        m_restarts.remove(0, m_restarts.size() - maxRestarts);
}

void TrafficHistory::addEarlier(const TrafficHistory &earlier)
{
    if (m_now == 0) {
        m_now = earlier.m_now;
        m_shift = earlier.m_shift;
    }
    // At the same wall time, but not later than now: the clock may have been set back.
    const qint64 offset = qMin(m_shift - earlier.m_shift, m_now - earlier.m_now);
    m_total.fillIn(earlier.m_total, offset);
    for (auto it = earlier.m_services.begin(); it != earlier.m_services.end(); ++it)
        m_services[it.key()].rates.fillIn(it->rates, offset);
    dropQuietest();
    for (const qint64 time : earlier.m_restarts) {
        if (!m_restarts.contains(time + offset))
            m_restarts += time + offset;
    }
    std::sort(m_restarts.begin(), m_restarts.end());
    dropOldRestarts();
    // An MM that was seen here is the newer one.
    if (m_continuity.lastActive().messages < 0)
        m_continuity.resume(earlier.m_continuity.lastActive());
}

/// Records which services are listed and how many messages each has counted. Returns those with new
/// messages but without a history.
QList<TrafficHistory::Newcomer> TrafficHistory::takeServices(const QList<Service> &services,
                                                             const QList<qint64> &counted)
{
    for (Tracked &tracked : m_services) {
        tracked.present = false;
        tracked.delta = 0;
    }
    QList<Newcomer> newcomers;
    for (qsizetype i = 0; i < services.size(); ++i) {
        const QString &name = services.at(i).name;
        auto it = m_services.find(name);
        if (it == m_services.end() && (m_services.size() < maxServices || name == m_followed))
            it = m_services.insert(name, {});
        if (it != m_services.end()) {
            it->present = true;
            it->delta = addCounts(it->delta, counted.at(i));
        } else if (counted.at(i) > 0) {
            newcomers.append({counted.at(i), name});
        }
    }
    dropQuietest();
    return newcomers;
}

QList<TrafficHistory::Traffic> TrafficHistory::byTraffic() const
{
    QList<Traffic> found;
    for (auto it = m_services.begin(); it != m_services.end(); ++it)
        found.append({it->rates.messages(Range::Hour, m_now), it.key()});
    std::sort(found.begin(), found.end());
    return found;
}

void TrafficHistory::dropQuietest()
{
    if (m_services.size() <= maxServices)
        return;
    for (const auto &[messages, name] : byTraffic()) {
        if (name != m_followed && m_services.size() > maxServices)
            m_services.remove(name);
    }
}

/// Replaces the histories of the quietest services by those of busier newcomers.
void TrafficHistory::admitBusiest(QList<Newcomer> newcomers)
{
    if (newcomers.isEmpty())
        return;
    const auto end = newcomers.begin() + qMin<qsizetype>(newcomers.size(), maxServices);
    std::partial_sort(newcomers.begin(), end, newcomers.end(), std::greater<>());
    auto next = newcomers.begin();
    for (const auto &[messages, name] : byTraffic()) {
        // The busiest newcomer is always admitted: otherwise services that were busy once would
        // keep out a steady one. The others only replace quieter services.
        if (next == end ||
            (next != newcomers.begin() && messages >= static_cast<double>(next->first)))
            return;
        if (name == m_followed)
            continue;
        m_services.remove(name);
        m_services.insert(next->second, {{}, true, next->first});
        ++next;
    }
}

Trend TrafficHistory::trend(Range range, const QString &service) const
{
    Trend trend;
    trend.range = range;
    trend.service = service;
    if (m_now == 0)
        return trend;
    const auto [length, count] = resolutionOf(range);
    const qint64 end = ((m_now - 1) / length + 1) * length;
    trend.step = length;
    trend.end = end - m_shift;
    trend.total = perMinute(m_total.rates(range, m_now));
    if (!service.isEmpty())
        trend.ofService = perMinute(m_services.value(service).rates.rates(range, m_now));
    for (const qint64 time : m_restarts) {
        if (time > end - length * count)
            trend.restarts += time - m_shift;
    }
    return trend;
}

QStringList TrafficHistory::services() const
{
    QStringList names;
    for (auto it = m_services.begin(); it != m_services.end(); ++it) {
        if (it->rates.isKnown(Range::Day, m_now))
            names += it.key();
    }
    names.sort();
    return names;
}

void TrafficHistory::write(QDataStream &stream, qint64 maxBytes) const
{
    const qint64 start = stream.device()->pos();
    const ActiveMm &mm = m_continuity.lastActive();
    stream << m_now << m_shift << mm.messages << mm.writer.left(maxSavedName) << mm.ended
           << static_cast<qint32>(m_restarts.size());
    for (const qint64 time : m_restarts)
        stream << time;
    m_total.write(stream);
    QList<Traffic> names = byTraffic();
    std::reverse(names.begin(), names.end());
    for (const auto &[messages, name] : names) {
        const RateSeries &rates = m_services.constFind(name)->rates;
        if (name.size() > maxSavedName || !rates.isKnown(Range::Day, m_now))
            continue;
        const qint64 maxEntry = 5 + 2 * name.size() + RateSeries::maxBytes;
        if (stream.device()->pos() - start + maxEntry >= maxBytes)
            break;
        stream << true << name;
        rates.write(stream);
    }
    stream << false;
}

bool TrafficHistory::read(QDataStream &stream)
{
    TrafficHistory read;
    ActiveMm mm;
    qint32 restarts = 0;
    stream >> read.m_now >> read.m_shift >> mm.messages >> mm.writer >> mm.ended >> restarts;
    if (stream.status() != QDataStream::Ok || restarts < 0 || restarts > maxRestarts)
        return false;
    for (qint32 i = 0; i < restarts; ++i) {
        qint64 time = 0;
        stream >> time;
        read.m_restarts += time;
    }
    if (!read.m_total.read(stream))
        return false;
    bool more = false;
    while (stream >> more, more) {
        QString name;
        stream >> name;
        if (stream.status() != QDataStream::Ok || read.m_services.size() >= maxServices ||
            !read.m_services[name].rates.read(stream))
            return false;
    }
    const auto sane = [](qint64 time) { return qAbs(time) <= RateSeries::maxTime; };
    if (stream.status() != QDataStream::Ok || !stream.atEnd() || read.m_now < 0 ||
        !sane(read.m_now) || !sane(read.m_shift) ||
        !std::all_of(read.m_restarts.begin(), read.m_restarts.end(), sane))
        return false;
    read.m_continuity = m_continuity;
    read.m_continuity.resume(mm);
    read.m_followed = m_followed;
    *this = std::move(read);
    return true;
}

} // namespace mm
