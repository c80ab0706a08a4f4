// SPDX-License-Identifier: MIT
#include "core/tracker/countertable.h"

#include "core/statsfile/timestamp.h"
#include "core/system/displaytext.h"

#include <algorithm>

using namespace std::chrono;

namespace mm {

namespace {

// Limits of the file's size.
constexpr qsizetype maxFailures = 1000;
constexpr qsizetype maxServers = 1000;
constexpr qsizetype maxErrorLength = 300;
constexpr qsizetype maxErrorKinds = 30;
constexpr qsizetype maxStateLength = 30;
constexpr qsizetype maxServicesWithTools = 1000;
constexpr qsizetype maxToolNameLength = 64;

} // namespace

void ServiceCounter::addFailure(const QString &sentence, const QString &kind)
{
    const QString shown = sanitizeForDisplay(sentence, {.maxLength = maxErrorLength});
    const std::lock_guard lock(mutex);
    ++failedCalls;
    if (!kind.isEmpty() && (errors.contains(kind) || errors.size() < maxErrorKinds))
        ++errors[kind];
    lastError = shown;
    lastErrorAt = system_clock::now();
    failing.store(true, std::memory_order_relaxed);
}

bool ServiceCounter::addSuccess() noexcept
{
    // A call that takes longer than its message's save would else leave an old time in the file.
    constexpr qint64 longAgo = 1000;
    const auto now = duration_cast<milliseconds>(system_clock::now().time_since_epoch());
    const qint64 before = lastSuccess.exchange(now.count(), std::memory_order_relaxed);
    const bool hadFailed = failing.load(std::memory_order_relaxed) &&
                           failing.exchange(false, std::memory_order_relaxed);
    return hadFailed || now.count() - before >= longAgo;
}

bool ServiceCounter::setTools(const QStringList &names, qint64 more)
{
    QStringList shown;
    for (const QString &each : names.first(qMin(names.size(), Service::maxTools)))
        shown += sanitizeForDisplay(each, {.maxLength = maxToolNameLength});
    more += names.size() - shown.size();
    const std::lock_guard lock(mutex);
    const bool isOther = tools != shown || moreTools != more;
    tools = shown;
    moreTools = more;
    return isOther;
}

bool ServiceCounter::setServer(const QString &state, const QString &reason, qint64 restarts)
{
    Server next{
        .name = name,
        .state = sanitizeForDisplay(state, {.maxLength = maxStateLength}),
        .reason = sanitizeForDisplay(reason, {.maxLength = maxErrorLength}),
        .restarts = qMax(restarts, qint64(0)),
    };
    const std::lock_guard lock(mutex);
    const bool isSame = server && server->state == next.state;
    next.since = isSame ? server->since : toTimestamp(system_clock::now());
    down.store(!next.isCounted());
    const bool isOther = server != next;
    server = next;
    return isOther;
}

ServiceState ServiceCounter::state() const
{
    ServiceState state{{name, registeredAt, static_cast<qint64>(bits.load() & ~retired)}, {name}};
    state.failures.down = down.load();
    const system_clock::time_point success(
        milliseconds(lastSuccess.load(std::memory_order_relaxed)));
    if (success != system_clock::time_point())
        state.failures.lastSuccessAt = toTimestamp(success);
    const std::lock_guard lock(mutex);
    state.service.tools = tools;
    state.service.moreTools = moreTools;
    state.failures.failedCalls = failedCalls.load();
    state.failures.lastError = lastError;
    if (state.failures.failedCalls > 0)
        state.failures.lastErrorAt = toTimestamp(lastErrorAt);
    state.failures.errors = errors;
    // Not by their texts: local time repeats an hour in autumn.
    state.service.lastUsedAt =
        lastErrorAt > success ? state.failures.lastErrorAt : state.failures.lastSuccessAt;
    state.server = server;
    if (state.server) {
        state.server->messageCount = state.service.messageCount;
        state.server->lastUsedAt = state.service.lastUsedAt;
    }
    return state;
}

bool CounterTable::add(const QString &name, const QString &registeredAt)
{
    if (name.isEmpty())
        return false;
    const std::lock_guard lock(m_mutex);
    Shard &shard = shardOf(name);
    const std::lock_guard shardLock(shard.mutex);
    if (shard.counters.contains(name))
        return false;
    auto counter = std::make_shared<ServiceCounter>();
    counter->name = name;
    counter->registeredAt = registeredAt;
    m_order.push_back(counter);
    shard.counters.insert(name, counter);
    return true;
}

bool CounterTable::remove(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<ServiceCounter> counter;
    {
        Shard &shard = shardOf(name);
        const std::lock_guard shardLock(shard.mutex);
        counter = shard.counters.take(name);
    }
    if (!counter)
        return false;
    const quint64 counted = counter->bits.fetch_or(ServiceCounter::retired);
    m_base = addCounts(m_base, static_cast<qint64>(counted));
    m_order.erase(std::find(m_order.cbegin(), m_order.cend(), counter));
    return true;
}

std::shared_ptr<ServiceCounter> CounterTable::find(const QString &name) const
{
    Shard &shard = shardOf(name);
    const std::lock_guard lock(shard.mutex);
    return shard.counters.value(name);
}

void CounterTable::count(const QString &name) noexcept
{
    Shard &shard = shardOf(name);
    {
        const std::lock_guard lock(shard.mutex);
        const auto found = shard.counters.constFind(name);
        // A counter in the hash is not retired: remove() takes it out first.
        if (found != shard.counters.cend()) {
            (*found)->add();
            return;
        }
    }
    countUnnamed();
}

void CounterTable::restore(qint64 messages)
{
    const std::lock_guard lock(m_mutex);
    m_base = addCounts(m_base, messages);
}

QList<ServiceState> CounterTable::services() const
{
    const std::lock_guard lock(m_mutex);
    QList<ServiceState> services;
    services.reserve(static_cast<qsizetype>(m_order.size()));
    for (const std::shared_ptr<ServiceCounter> &counter : m_order)
        services.append(counter->state());
    return services;
}

Snapshot CounterTable::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    Snapshot snapshot;
    qsizetype withTools = 0;
    snapshot.totalMessages = addCounts(m_base, m_unnamed.load());
    snapshot.services.reserve(static_cast<qsizetype>(m_order.size()));
    for (const std::shared_ptr<ServiceCounter> &counter : m_order) {
        ServiceState state = counter->state();
        snapshot.totalMessages = addCounts(snapshot.totalMessages, state.service.messageCount);
        if (state.failures.failedCalls > 0 && snapshot.failures.size() < maxFailures)
            snapshot.failures.append(state.failures);
        if (state.server && snapshot.servers.size() < maxServers)
            snapshot.servers.append(*state.server);
        if (state.failures.down)
            continue;
        if (!state.service.tools.isEmpty() && ++withTools > maxServicesWithTools) {
            state.service.tools.clear();
            state.service.moreTools = 0;
        }
        snapshot.services.append(state.service);
    }
    snapshot.totalServices = snapshot.services.size();
    return snapshot;
}

} // namespace mm
