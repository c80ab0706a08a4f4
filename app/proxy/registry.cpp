// SPDX-License-Identifier: MIT
#include "app/proxy/registry.h"

#include "app/proxy/jsontext.h"

#include <algorithm>

namespace mm {

namespace {

// A person runs dozens. These keep a program that registers without end from taking the memory.
constexpr qsizetype mostServices = 10'000;
constexpr qsizetype mostBytes = qsizetype(4) * 1024 * 1024;

qsizetype bytesOf(const QByteArray &nameJson, const QByteArray &tools)
{
    return nameJson.size() + tools.size();
}

} // namespace

Registry::Registry(MeshStats *stats, std::chrono::milliseconds timeout)
    : m_stats(stats)
    , m_timeout(timeout)
{
}

Registry::Added Registry::add(const QString &name, quint16 port, const QByteArray &tools,
                              Steady::time_point now)
{
    const auto known = m_services.find(name);
    const bool isNew = known == m_services.end();
    const QByteArray nameJson = isNew ? jsonString(name) : known->nameJson;
    const qsizetype bytes =
        m_bytes + bytesOf(nameJson, tools) - (isNew ? 0 : bytesOf(nameJson, known->tools));
    if ((isNew && m_services.size() >= mostServices) || bytes > mostBytes)
        return Added::Full;
    m_bytes = bytes;
    if (!isNew) {
        // Another program, perhaps: whether it sends heartbeats has to be seen.
        known->beats = known->beats && known->port == port;
        known->port = port;
        known->tools = tools;
        seen(*known, now);
        return Added::Renewed;
    }
    m_stats->serviceRegistered(name);
    Registration registration{.name = name,
                              .nameJson = nameJson,
                              .port = port,
                              .tools = tools,
                              .lastSign = now,
                              .lastSeen = std::chrono::system_clock::now(),
                              .counter = m_stats->service(name)};
    m_services.emplace(name, std::move(registration));
    return Added::New;
}

bool Registry::remove(const QString &name)
{
    const auto found = m_services.constFind(name);
    if (found == m_services.cend())
        return false;
    m_bytes -= bytesOf(found->nameJson, found->tools);
    m_services.erase(found);
    m_stats->serviceDeregistered(name);
    return true;
}

bool Registry::beat(const QString &name, Steady::time_point now)
{
    Registration *const registration = find(name);
    if (!registration)
        return false;
    registration->beats = true;
    seen(*registration, now);
    return true;
}

void Registry::seen(Registration &registration, Steady::time_point now)
{
    registration.lastSign = now;
    registration.lastSeen = std::chrono::system_clock::now();
    registration.lastSeenText.clear();
}

Registration *Registry::find(const QString &name)
{
    const auto found = m_services.find(name);
    return found == m_services.end() ? nullptr : &*found;
}

bool Registry::isStale(const Registration &registration, Steady::time_point now) const
{
    return registration.beats && now - registration.lastSign >= m_timeout / 2;
}

qsizetype Registry::staleCount(Steady::time_point now) const
{
    return std::count_if(m_services.cbegin(), m_services.cend(),
                         [&](const Registration &each) { return isStale(each, now); });
}

QStringList Registry::expire(Steady::time_point now)
{
    // Who was suspended has heard nobody, and may blame nobody for it.
    const auto away = now - m_lastLook;
    if (std::exchange(m_lastLook, now) != Steady::time_point() && away > m_timeout / 4) {
        for (Registration &each : m_services)
            each.lastSign = qMin(each.lastSign + away, now);
    }
    QStringList expired;
    for (const Registration &each : std::as_const(m_services)) {
        if (each.beats && now - each.lastSign >= m_timeout)
            expired += each.name;
    }
    for (const QString &name : std::as_const(expired))
        remove(name);
    return expired;
}

bool Registry::anyBeats() const
{
    return std::any_of(m_services.cbegin(), m_services.cend(),
                       [](const Registration &each) { return each.beats; });
}

} // namespace mm
