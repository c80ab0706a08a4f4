// SPDX-License-Identifier: MIT
#include "app/monitor/fleet/fleetsource.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr int minWindow = 60;   // s
constexpr int longWindow = 300; // s
constexpr int maxWindow = 3600; // s
/// How far beyond the server's clock a poll looks for samples: Prometheus accepts no later ones
/// from a target.
constexpr int ahead = 600; // s
constexpr minutes knownInterval{5};

/// \p text as a string literal of PromQL
/// (https://prometheus.io/docs/prometheus/latest/querying/basics/).
QString quoted(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
    return u'"' + text + u'"';
}

QString matcherFor(const MachineKey &key)
{
    return u"job="_s + quoted(key.first) + u",instance="_s + quoted(key.second);
}

} // namespace

FleetSource::FleetSource(PrometheusOptions options)
    : m_options(std::move(options))
    , m_client(m_options)
{
    m_last.url = m_options.text();
    m_last.maxAge = m_options.maxAge.value_or(qQNaN());
}

bool FleetSource::Poll::fail(FleetFailure failure, const QString &problem)
{
    fleet.failure = failure;
    fleet.problem = problem;
    return false;
}

Reading FleetSource::read()
{
    std::unique_lock lock(m_mutex);
    FleetReading fleet = m_last;
    lock.unlock();
    const auto start = steady_clock::now();
    Poll poll{fleet};
    if (readAll(&poll)) {
        fleet = std::move(poll.fleet);
        fleet.cost = duration<double>(steady_clock::now() - start).count();
        fleet.failure = FleetFailure::None;
        fleet.failures = 0;
        fleet.hasAnswer = true;
        count(fleet.machines);
    } else {
        fleet.failure = poll.fleet.failure;
        fleet.problem = poll.fleet.problem;
        ++fleet.failures;
    }
    fleet.clockIsWrong = m_clock.isWrong();
    lock.lock();
    m_last = fleet;
    lock.unlock();
    Reading reading = toReading(std::move(fleet));
    reading.snapshot.totalMessages = m_counted;
    return reading;
}

Reading FleetSource::toReading(FleetReading fleet) const
{
    Reading reading;
    reading.at = Instant::now();
    reading.modified = reading.at.wall;
    reading.path = fleet.url;
    reading.outcome = fleet.hasAnswer ? ReadOutcome::Valid : ReadOutcome::NotYet;
    reading.snapshot.totalServices = evaluateFleet(fleet, reading.at).services;
    reading.fleet = std::make_shared<const FleetReading>(std::move(fleet));
    return reading;
}

bool FleetSource::query(Poll *poll, const QString &expression, double time, const Visit &visit)
{
    PrometheusClient::Form form{{u"query"_s, expression},
                                {u"timeout"_s, u"%1s"_s.arg(timeout.count())},
                                // Otherwise VictoriaMetrics answers with samples from 30 s ago.
                                {u"nocache"_s, u"1"_s}};
    if (!std::isnan(time))
        form.append({u"time"_s, QString::number(time, 'f', 3)});
    else // otherwise a proxy may answer with an earlier time, and with what it knew then
        form.append({u"_"_s, QString::number(QRandomGenerator::global()->generate64())});
    PrometheusAnswer answer = m_client.post(u"/api/v1/query"_s, form, poll->deadline);
    if (answer.failure != FleetFailure::None)
        return poll->fail(answer.failure, answer.problem);
    const AnswerOutcome outcome = readAnswer(std::move(answer.body), visit);
    if (!outcome.warning.isEmpty())
        poll->fleet.warning = outcome.warning;
    if (!outcome.error.isEmpty())
        return poll->fail(FleetFailure::Refused, outcome.error);
    const QString type = expression == "time()"_L1   ? u"scalar"_s
                         : expression.endsWith(u']') ? u"matrix"_s
                                                     : u"vector"_s;
    return outcome.type == type ||
           poll->fail(FleetFailure::Refused, u"not an answer to the question"_s);
}

bool FleetSource::readTime(Poll *poll)
{
    poll->fleet.sent = Instant::now();
    poll->fleet.warning.clear();
    poll->fleet.time = qQNaN();
    return query(poll, u"time()"_s, qQNaN(),
                 [poll](const Series &series) { poll->fleet.time = series.samples.front().at; });
}

bool FleetSource::readAll(Poll *poll)
{
    if (!readTime(poll))
        return false;
    FleetReading &fleet = poll->fleet;
    m_clock.update(fleet.time, fleet.sent.steady, steady_clock::now());
    if (!m_knownAt || fleet.sent.steady - *m_knownAt >= knownInterval) {
        if (!readKnown(poll))
            return false;
        m_knownAt = fleet.sent.steady;
    }
    const bool isLarge = m_known.size() > manyMachines;
    MachineCollector machines(fleet.time);
    if (!readMachines(poll, m_options.select, windowFor(fleet.machines, isLarge), isLarge,
                      &machines))
        return false;
    for (const MachineKey &key : std::as_const(m_known))
        machines.addKnown(key);
    fleet.machines = machines.take(fleet.machines);
    if (isLarge && !readOtherStates(poll))
        return false;
    for (const Machine &each : std::as_const(fleet.machines)) {
        m_known.insert(each.key());
        if (!std::isnan(each.upAt))
            m_clock.sawSample(each.upAt);
    }
    dropLeftOut(&fleet.machines);
    return true;
}

bool FleetSource::readMachines(Poll *poll, const QString &select, int window, bool onlyActive,
                               MachineCollector *machines)
{
    return query(poll, machineQuery(select, window + ahead, onlyActive), poll->fleet.time + ahead,
                 [machines](const Series &series) { machines->add(series); });
}

/// The machines of the last day, and those of now: a new server has no sample at an earlier step.
bool FleetSource::readKnown(Poll *poll)
{
    QSet<MachineKey> known;
    const QString up = selectorFor(u"up"_s, m_options.select);
    if (!query(poll, u"group by (job, instance) (present_over_time(%1[1d:5m]) or %1)"_s.arg(up),
               poll->fleet.time,
               [&known](const Series &series) { known.insert(machineKeyOf(series)); }))
        return false;
    m_known = known;
    return true;
}

/// The state of those machines that are in another one than Active: readMachines() has left it out.
bool FleetSource::readOtherStates(Poll *poll)
{
    QHash<MachineKey, State> others;
    const QString states =
        selectorFor(u"ee_monitor_state"_s, m_options.select, u"state!=\"Active\""_s);
    if (!query(poll, states + u" == 1"_s, poll->fleet.time, [&others](const Series &series) {
            others.insert(machineKeyOf(series),
                          stateOfWord(series.label("state")).value_or(State::NotUpdating));
        }))
        return false;
    for (Machine &each : poll->fleet.machines) {
        const auto other = others.constFind(each.key());
        // Of a scrape between the two answers it may be known that it is not Active any more, but
        // never that it is. A machine may have no series of the state Active.
        if (other != others.cend() || (each.states == 1 && each.trueStates == 0)) {
            each.states = 1;
            each.trueStates = 1;
            each.state = other == others.cend() ? State::NotUpdating : *other;
        }
    }
    return true;
}

/// How far back a poll reads: for at least two scrapes of each machine, and to the oldest one that
/// counts.
int FleetSource::windowFor(const QList<Machine> &machines, bool isLarge) const
{
    double longest = 0;
    bool isUnknown = machines.isEmpty();
    for (const Machine &each : machines) {
        if (each.step > longest)
            longest = each.step;
        isUnknown = isUnknown || (std::isnan(each.step) && !std::isnan(each.upAt));
    }
    // With many machines the answer would be too large, unless all are scraped rarely.
    const bool isRare = longest == 0 && !machines.isEmpty();
    double window = isUnknown && (!isLarge || isRare) ? longWindow : 4 * longest;
    if (m_options.maxAge > window)
        window = *m_options.maxAge + 1; // the range is rounded
    return qBound(minWindow, int(std::min(window, double(maxWindow))), maxWindow);
}

void FleetSource::leaveOut(const MachineKey &key)
{
    const std::lock_guard lock(m_mutex);
    m_leftOut.insert(key);
}

void FleetSource::dropLeftOut(QList<Machine> *machines)
{
    const std::lock_guard lock(m_mutex);
    if (m_leftOut.isEmpty())
        return;
    machines->removeIf([this](const Machine &each) {
        if (!std::isnan(each.upAt))
            m_leftOut.remove(each.key()); // it is scraped again
        return m_leftOut.contains(each.key());
    });
}

/// A machine that is new, or whose counter was reset, adds nothing in this poll.
void FleetSource::count(const QList<Machine> &machines)
{
    for (const Machine &each : machines) {
        if (std::isnan(each.messages))
            continue;
        const double before = m_messages.value(each.key(), each.messages);
        if (each.messages > before)
            m_counted = addCounts(m_counted, qint64(std::min(each.messages - before, 1e18)));
        m_messages.insert(each.key(), each.messages);
    }
}

Reading FleetSource::readMachine(const MachineKey &key)
{
    Poll poll;
    FleetReading &fleet = poll.fleet;
    std::unique_lock lock(m_mutex);
    fleet.url = m_last.url;
    fleet.maxAge = m_last.maxAge;
    fleet.clockIsWrong = m_last.clockIsWrong;
    const QList<Machine> before = m_last.machines;
    lock.unlock();
    const int window = windowFor(before, before.size() > manyMachines);
    const QString select = selectorFor({}, m_options.select, matcherFor(key));
    fleet.hasAnswer = readTime(&poll);
    MachineCollector machines(fleet.time);
    machines.addKnown(key);
    fleet.hasAnswer = fleet.hasAnswer && readMachines(&poll, select, window, false, &machines);
    fleet.machines = machines.take(before).first(1);
    Machine &machine = fleet.machines.first();
    QList<Service> services;
    fleet.hasAnswer =
        fleet.hasAnswer &&
        query(&poll,
              selectorFor(u"mm_mesh_service_messages_total"_s, select) + u"[%1s]"_s.arg(window),
              fleet.time, [&](const Series &series) {
                  const std::string_view name = series.label("service");
                  const Sample &last = series.samples.back();
                  if (last.at == machine.upAt && last.value >= 0 && !name.empty() &&
                      machineKeyOf(series) == key)
                      services.append({QString::fromUtf8(name.data(), qsizetype(name.size())),
                                       {},
                                       qint64(std::min(last.value, 9e15))});
              });
    fleet.failures = fleet.hasAnswer ? 0 : 1;
    if (machine.up != 1 && !std::isnan(machine.upAt))
        machine.scrapeError = scrapeErrorIn(
            m_client.get(u"/api/v1/targets"_s, {{u"state"_s, u"active"_s}}, poll.deadline).body,
            key.first, key.second);
    const double messages = machine.messages;
    Reading reading = toReading(std::move(fleet));
    reading.snapshot.services = services;
    reading.snapshot.totalMessages = std::isnan(messages) ? 0 : qint64(std::min(messages, 9e15));
    return reading;
}

TrafficHistory FleetSource::readPast(const std::optional<MachineKey> &machine)
{
    constexpr qint64 step = 60; // s
    constexpr qint64 steps = qint64(24) * 60;
    std::unique_lock lock(m_mutex);
    const Instant sent = m_last.sent;
    const double end = m_last.time;
    const bool isUsable = m_last.hasAnswer && (machine || m_last.machines.size() <= manyMachines);
    lock.unlock();
    if (!isUsable)
        return {};
    const QString messages = selectorFor(u"mm_mesh_messages_total"_s, m_options.select,
                                         machine ? matcherFor(*machine) : QString());
    const PrometheusAnswer answer =
        m_client.post(u"/api/v1/query_range"_s,
                      {{u"query"_s, u"60 * sum(rate(%1[5m]))"_s.arg(messages)},
                       {u"start"_s, QString::number(end - step * (steps - 1), 'f', 3)},
                       {u"end"_s, QString::number(end, 'f', 3)},
                       {u"step"_s, QString::number(step)}},
                      QDeadlineTimer(timeout));
    QList<double> counts(steps, qQNaN());
    const auto visit = [&](const Series &series) {
        for (const Sample &sample : series.samples) {
            const double index = std::round(steps - 1 - (end - sample.at) / step);
            if (index >= 0 && index < steps)
                counts[qsizetype(index)] = sample.value;
        }
    };
    if (answer.failure != FleetFailure::None || !readAnswer(answer.body, visit).error.isEmpty())
        return {};
    // By this machine's clock.
    return TrafficHistory::ofTotal(
        counts, step * 1000, duration_cast<milliseconds>(sent.wall.time_since_epoch()).count());
}

} // namespace mm
