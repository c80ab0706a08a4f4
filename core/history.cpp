// SPDX-License-Identifier: MIT
#include "core/history.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>
#include <limits>

using namespace std::chrono;

namespace mm {

namespace {

/// Clocks that are kept right, and the time between reading two of them, differ by less.
constexpr qint64 clockTolerance = 2000;
constexpr milliseconds shortestGap = seconds(10);
/// A longer name is a mistake or an attack; the service is not kept over a restart.
constexpr qsizetype longestName = 512;

qint64 inMs(system_clock::time_point time)
{
    return duration_cast<milliseconds>(time.time_since_epoch()).count();
}

/// Of two counts, neither of them negative. A file may give two services one name, and each of them
/// the largest count that there is.
qint64 sumOf(qint64 a, qint64 b)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    return a > most - b ? most : a + b;
}

QString writerOf(const Snapshot &snapshot)
{
    return snapshot.writer
               ? QString::number(snapshot.writer->pid) + QLatin1Char('@') + snapshot.writer->host
               : QString();
}

} // namespace

void History::advance(const Moment &now)
{
    if (m_at && now.steady <= m_at->steady)
        return;
    const qint64 wall = inMs(now.wall);
    qint64 due = m_now; // of an earlier run it is only known that it was before
    if (m_at)
        due += duration_cast<milliseconds>(now.steady - m_at->steady).count();
    else if (m_now == 0)
        due = wall;
    if (wall + m_shift < due - (m_at ? clockTolerance : 0))
        m_shift = due - wall;
    else if (wall + m_shift > due + clockTolerance)
        m_unbroken = false; // the machine slept, or the clock was set
    m_now = qMax(m_now, wall + m_shift);
    m_at = now;
}

void History::add(const Reading &reading, State state)
{
    if (m_lookedAt && state == State::Active && reading.at.steady < *m_lookedAt + milliseconds(1))
        return;
    advance(reading.at);
    if (state != State::Active) {
        m_lookedAt.reset();
        m_ended = m_ended || state == State::Stopped ||
                  (state == State::NotUpdating && reading.writerProcess == ProcessState::Gone);
        return;
    }

    const Snapshot &snapshot = reading.snapshot;
    const QString writer = writerOf(snapshot);
    const bool restarted =
        m_messages >= 0 && (m_ended || writer != m_writer || snapshot.totalMessages < m_messages);
    if (restarted)
        markRestart();
    const milliseconds elapsed =
        m_lookedAt ? duration_cast<milliseconds>(reading.at.steady - *m_lookedAt) : milliseconds(0);
    const bool measured =
        m_lookedAt && m_unbroken && !restarted && elapsed <= qMax(3 * m_interval, shortestGap);

    QList<Comer> comers = takeServices(snapshot.services);
    if (measured) {
        const qint64 from = m_now - elapsed.count();
        const qint64 messages = snapshot.totalMessages - m_messages;
        m_total.add(from, m_now, static_cast<double>(messages));
        makeRoom(std::move(comers));
        for (Followed &followed : m_services) {
            if (followed.present)
                followed.rates.add(from, m_now,
                                   static_cast<double>(qMin(followed.grown, messages)));
        }
    }
    m_lookedAt = reading.at.steady;
    m_unbroken = true;
    m_writer = writer;
    m_messages = snapshot.totalMessages;
    m_ended = false;
}

void History::markRestart()
{
    m_restarts += m_now;
    const Resolution day = resolutionOf(Range::Day);
    const qint64 oldest = m_now - day.step * day.count;
    m_restarts.removeIf([oldest](qint64 time) { return time < oldest; });
    if (m_restarts.size() > mostRestarts)
        m_restarts.removeFirst();
}

/// Notes who is there, and by how much each count has grown since the look before.
QList<History::Comer> History::takeServices(const QList<Service> &services)
{
    QList<Comer> comers;
    for (Followed &followed : m_services)
        followed.grown = 0;
    if (services.isSharedWith(m_listed))
        return comers;
    // Up to 100,000 names: no hash is made of those that stand where they stood.
    const QList<Service> before = std::exchange(m_listed, services);
    const std::span<const Service> now(m_listed.constData(), static_cast<size_t>(m_listed.size()));
    const qsizetype shorter = qMin(before.size(), services.size());
    const qsizetype shift = services.size() - before.size();
    qsizetype head = 0;
    while (head < shorter && before.at(head).name == services.at(head).name)
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head &&
           before.at(before.size() - 1 - tail).name == services.at(services.size() - 1 - tail).name)
        ++tail;
    takeChangedNames(before.sliced(head, before.size() - head - tail),
                     now.subspan(size_t(head), size_t(services.size() - head - tail)), &comers);
    for (qsizetype i = 0; i < head; ++i)
        takeGrowth(before.at(i).messageCount, now[size_t(i)], &comers);
    for (qsizetype i = before.size() - tail; i < before.size(); ++i)
        takeGrowth(before.at(i).messageCount, now[size_t(i + shift)], &comers);
    return comers;
}

void History::takeGrowth(qint64 before, const Service &now, QList<Comer> *comers)
{
    // A count starts anew when the service registers again.
    const qint64 grown = now.messageCount >= before ? now.messageCount - before : now.messageCount;
    if (grown == 0)
        return;
    if (const auto it = m_services.find(now.name); it != m_services.end())
        it->grown = sumOf(it->grown, grown);
    else
        comers->append({grown, &now});
}

void History::takeChangedNames(const QList<Service> &before, std::span<const Service> now,
                               QList<Comer> *comers)
{
    QHash<QString, qint64> counts;
    counts.reserve(before.size());
    for (const Service &service : before) {
        qint64 &count = counts[service.name];
        count = sumOf(count, service.messageCount);
        if (const auto it = m_services.find(service.name); it != m_services.end())
            it->present = false;
    }
    for (const Service &service : now) {
        auto it = m_services.find(service.name);
        if (it == m_services.end() &&
            (m_services.size() < mostServices || service.name == m_wanted))
            it = m_services.insert(service.name, {});
        if (it != m_services.end())
            it->present = true;
        takeGrowth(counts.take(service.name), service, comers);
    }
    while (m_services.size() > mostServices)
        leaveOutQuietest();
}

QList<std::pair<double, QString>> History::byTraffic() const
{
    QList<std::pair<double, QString>> found;
    for (auto it = m_services.begin(); it != m_services.end(); ++it)
        found.append({it->rates.messages(Range::Hour, m_now), it.key()});
    std::sort(found.begin(), found.end());
    return found;
}

void History::leaveOutQuietest()
{
    for (const auto &[messages, name] : byTraffic()) {
        if (name != m_wanted) {
            m_services.remove(name);
            return;
        }
    }
}

/// Lets busy services take the places of quiet ones.
void History::makeRoom(QList<Comer> comers)
{
    if (comers.isEmpty())
        return;
    const auto most = comers.begin() + qMin<qsizetype>(comers.size(), mostServices);
    std::partial_sort(comers.begin(), most, comers.end(),
                      [](const Comer &a, const Comer &b) { return a.grown > b.grown; });
    auto next = comers.begin();
    for (const auto &[messages, name] : byTraffic()) {
        // The busiest comer gets a place at each look, or one who is steady could wait for ever
        // behind those that were busy once; the others only places of quieter ones.
        if (next == most ||
            (next != comers.begin() && messages >= static_cast<double>(next->grown)))
            return;
        if (name == m_wanted)
            continue;
        m_services.remove(name);
        m_services.insert(next->service->name, {{}, true, next->grown});
        ++next;
    }
}

void History::follow(const QString &service)
{
    m_wanted = service;
    if (service.isEmpty() || m_services.contains(service))
        return;
    const auto here = std::find_if(m_listed.begin(), m_listed.end(),
                                   [&](const Service &one) { return one.name == service; });
    if (here == m_listed.end())
        return; // it gets its place when it comes
    m_services[service].present = true;
    if (m_services.size() > mostServices)
        leaveOutQuietest();
}

Trend History::trend(Range range, const QString &service) const
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
    trend.total = m_total.rates(range, m_now);
    if (!service.isEmpty())
        trend.ofService = m_services.value(service).rates.rates(range, m_now);
    for (const qint64 time : m_restarts) {
        if (time > end - length * count)
            trend.restarts += time - m_shift;
    }
    return trend;
}

QStringList History::services() const
{
    QStringList names;
    for (auto it = m_services.begin(); it != m_services.end(); ++it) {
        if (it->rates.isKnown(Range::Day, m_now))
            names += it.key();
    }
    names.sort();
    return names;
}

void History::write(QDataStream &stream, qint64 mostBytes) const
{
    const qint64 start = stream.device()->pos();
    stream << m_now << m_shift << m_messages << m_writer.left(longestName) << m_ended
           << static_cast<qint32>(m_restarts.size());
    for (const qint64 time : m_restarts)
        stream << time;
    m_total.write(stream);
    QList<std::pair<double, QString>> names = byTraffic();
    std::reverse(names.begin(), names.end());
    for (const auto &[messages, name] : names) {
        const RateSeries &rates = m_services.constFind(name)->rates;
        if (name.size() > longestName || !rates.isKnown(Range::Day, m_now))
            continue;
        QByteArray bytes;
        QDataStream one(&bytes, QIODevice::WriteOnly);
        one.setVersion(stream.version());
        one.setFloatingPointPrecision(stream.floatingPointPrecision());
        one << true << name;
        rates.write(one);
        if (stream.device()->pos() - start + bytes.size() >= mostBytes)
            break;
        stream.writeRawData(bytes.constData(), static_cast<int>(bytes.size()));
    }
    stream << false;
}

bool History::read(QDataStream &stream)
{
    History read;
    qint32 restarts = 0;
    stream >> read.m_now >> read.m_shift >> read.m_messages >> read.m_writer >> read.m_ended >>
        restarts;
    if (stream.status() != QDataStream::Ok || restarts < 0 || restarts > mostRestarts)
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
        if (stream.status() != QDataStream::Ok || read.m_services.size() >= mostServices ||
            !read.m_services[name].rates.read(stream))
            return false;
    }
    constexpr qint64 farthest = 315'000'000'000'000; // 10,000 years
    const auto sane = [](qint64 time) { return time >= -farthest && time <= farthest; };
    if (stream.status() != QDataStream::Ok || !stream.atEnd() || read.m_now < 0 ||
        !sane(read.m_now) || !sane(read.m_shift) ||
        !std::all_of(read.m_restarts.begin(), read.m_restarts.end(), sane))
        return false;
    read.m_interval = m_interval;
    read.m_wanted = m_wanted;
    *this = std::move(read);
    return true;
}

} // namespace mm
