// SPDX-License-Identifier: MIT
#include "app/monitor/fleet/fleetsource.h"

#include <QRandomGenerator>
#include <QRegularExpression>

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

/// Not by QRegularExpression, which escapes letters beyond ASCII, too: an error for Prometheus.
QString escapedForRe2(QString text)
{
    static const QRegularExpression special(uR"(([\\.+*?()|\[\]{}^$]))"_s);
    return text.replace(special, uR"(\\1)"_s);
}

QString matcherFor(const MachineKey &key)
{
    return u"job="_s + quoted(key.first) + u",instance="_s + quoted(key.second);
}

} // namespace

FleetSource::FleetSource(PrometheusOptions options)
    : m_options(std::move(options))
{
    m_last.url = m_options.text();
    m_last.maxAge = m_options.maxAge.value_or(qQNaN());
}

std::shared_ptr<PrometheusClient> FleetSource::client(PrometheusAnswer *answer)
{
    std::unique_lock lock(m_mutex);
    if (m_client)
        return m_client;
    lock.unlock(); // while the disk is read
    const auto access = readPrometheusAccess(m_options, &answer->problem);
    if (!access) {
        answer->failure = FleetFailure::Refused;
        return {};
    }
    lock.lock();
    if (!m_client)
        m_client = std::make_shared<PrometheusClient>(m_options.url, *access);
    return m_client;
}

Reading FleetSource::read()
{
    std::unique_lock lock(m_mutex);
    FleetReading fleet = m_last;
    lock.unlock();
    const auto start = steady_clock::now();
    FleetReading next = fleet;
    const PrometheusAnswer answer = poll(&next, QDeadlineTimer(timeout));
    if (answer.failure == FleetFailure::None) {
        next.cost = duration<double>(steady_clock::now() - start).count();
        next.failure = FleetFailure::None;
        next.failures = 0;
        fleet = std::move(next);
        count(fleet.machines);
    } else {
        fleet.failure = answer.failure;
        fleet.problem = answer.problem;
        ++fleet.failures;
    }
    fleet.clockIsWrong = m_clock.isWrong();
    lock.lock();
    m_last = fleet;
    // The file may have another password by now.
    std::shared_ptr<PrometheusClient> old; // its destructor waits for a thread
    if (fleet.failure == FleetFailure::Refused && !m_options.configFile.isEmpty())
        old.swap(m_client);
    lock.unlock();
    old.reset();
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

PrometheusAnswer FleetSource::query(const QString &expression, double time,
                                    const QDeadlineTimer &deadline, QString *warning,
                                    const Visit &visit)
{
    PrometheusClient::Form form{{u"query"_s, expression},
                                {u"timeout"_s, u"%1s"_s.arg(timeout.count())},
                                // Otherwise VictoriaMetrics answers with samples from 30 s ago.
                                {u"nocache"_s, u"1"_s}};
    if (!std::isnan(time))
        form.append({u"time"_s, QString::number(time, 'f', 3)});
    else // otherwise a proxy may answer with an earlier time, and with what it knew then
        form.append({u"_"_s, QString::number(QRandomGenerator::global()->generate64())});
    PrometheusAnswer answer;
    const auto prometheus = client(&answer);
    if (prometheus)
        answer = prometheus->post(u"/api/v1/query"_s, form, deadline);
    if (answer.failure != FleetFailure::None)
        return answer;
    const AnswerOutcome outcome = readAnswer(std::exchange(answer.body, {}), visit);
    if (!outcome.warning.isEmpty())
        *warning = outcome.warning;
    const QString type = expression == "time()"_L1   ? u"scalar"_s
                         : expression.endsWith(u']') ? u"matrix"_s
                                                     : u"vector"_s;
    if (!outcome.error.isEmpty() || outcome.type != type) {
        answer.failure = FleetFailure::Refused;
        answer.problem =
            outcome.error.isEmpty() ? u"not an answer to the question"_s : outcome.error;
    }
    return answer;
}

PrometheusAnswer FleetSource::readTime(FleetReading *reading, const QDeadlineTimer &deadline)
{
    reading->sent = Instant::now();
    reading->warning.clear();
    reading->time = qQNaN();
    const auto visit = [reading](const Series &series) {
        reading->time = series.samples.front().at;
    };
    return query(u"time()"_s, qQNaN(), deadline, &reading->warning, visit);
}

PrometheusAnswer FleetSource::poll(FleetReading *reading, const QDeadlineTimer &deadline)
{
    PrometheusAnswer answer = readTime(reading, deadline);
    if (answer.failure != FleetFailure::None)
        return answer;
    m_clock.update(reading->time, reading->sent.steady, steady_clock::now());
    const bool isKnownOld = !m_knownAt || reading->sent.steady - *m_knownAt >= knownInterval;
    if (isKnownOld || !m_future.isEmpty()) {
        answer = readKnown(reading->time, deadline, &reading->warning);
        if (answer.failure != FleetFailure::None)
            return answer;
        m_knownAt = reading->sent.steady;
    }
    const bool isLarge = m_known.size() > manyMachines;
    const int window = windowFor(reading->machines, isLarge);
    MachineCollector machines(reading->time);
    answer = readMachines(m_options.select, window, isLarge, reading, deadline, &machines);
    if (answer.failure != FleetFailure::None)
        return answer;
    for (const MachineKey &key : std::as_const(m_known))
        machines.addKnown(key);
    for (const MachineKey &key : std::as_const(m_future))
        machines.addFuture(key);
    reading->machines = machines.take(reading->machines);
    if (isLarge)
        answer = readStates(reading, window, deadline);
    for (const Machine &each : std::as_const(reading->machines)) {
        m_known.insert(each.key());
        if (!std::isnan(each.upAt))
            m_clock.sawSample(each.upAt);
    }
    dropLeftOut(&reading->machines);
    reading->hasAnswer = true;
    return answer;
}

PrometheusAnswer FleetSource::readMachines(const QString &select, int window, bool onlyActive,
                                           FleetReading *reading, const QDeadlineTimer &deadline,
                                           MachineCollector *machines)
{
    return query(machineQuery(select, window + ahead, onlyActive), reading->time + ahead, deadline,
                 &reading->warning, [machines](const Series &series) { machines->add(series); });
}

/// The machines of the last day, and those with samples from later than now: they were stored while
/// the server's clock was ahead.
PrometheusAnswer FleetSource::readKnown(double time, const QDeadlineTimer &deadline,
                                        QString *warning)
{
    const QString up = selectorFor(u"up"_s, m_options.select);
    QSet<MachineKey> known;
    QSet<MachineKey> future;
    PrometheusAnswer answer =
        query(u"group by (job, instance) (present_over_time(%1[1d:5m]))"_s.arg(up), time, deadline,
              warning, [&](const Series &series) { known.insert(machineKeyOf(series)); });
    if (answer.failure == FleetFailure::None) {
        // Excludes scrapes that arrived after that time.
        constexpr int day = 86'400;
        constexpr int margin = 10;
        answer = query(u"group by (job, instance) (last_over_time(%1[%2s]))"_s.arg(
                           up, QString::number(day - margin)),
                       time + day, deadline, warning,
                       [&](const Series &series) { future.insert(machineKeyOf(series)); });
    }
    if (answer.failure == FleetFailure::None) {
        m_known = known;
        m_future = future;
    }
    return answer;
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

/// Queries the states that are not Active, which the first query leaves out.
PrometheusAnswer FleetSource::readStates(FleetReading *reading, int window,
                                         const QDeadlineTimer &deadline)
{
    QHash<MachineKey, qsizetype> others;
    QStringList names;
    for (qsizetype i = 0; i < reading->machines.size(); ++i) {
        Machine &machine = reading->machines[i];
        if (machine.states == 0 || machine.trueStates > 0)
            continue;
        machine.trueStates = 1;
        machine.state = State::NotUpdating;
        if (others.size() < maxAskedAgain) {
            others.insert(machine.key(), i);
            names += escapedForRe2(machine.name);
        }
    }
    if (others.isEmpty())
        return {};
    MachineCollector machines(reading->time);
    const QString matcher = u"instance=~"_s + quoted(names.join(u'|'));
    PrometheusAnswer answer = readMachines(selectorFor({}, m_options.select, matcher), window,
                                           false, reading, deadline, &machines);
    for (Machine &each : machines.take(reading->machines)) {
        const auto index = others.constFind(each.key());
        if (index == others.cend())
            continue;
        each.hasFuture = each.hasFuture || reading->machines.at(*index).hasFuture;
        reading->machines[*index] = each;
    }
    return answer;
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
    const QDeadlineTimer deadline(timeout);
    FleetReading fleet;
    std::unique_lock lock(m_mutex);
    fleet.url = m_last.url;
    fleet.maxAge = m_last.maxAge;
    fleet.clockIsWrong = m_last.clockIsWrong;
    const int window = windowFor(m_last.machines, m_last.machines.size() > manyMachines);
    const QList<Machine> before = m_last.machines;
    lock.unlock();
    QList<Service> services;
    const QString select = selectorFor({}, m_options.select, matcherFor(key));
    PrometheusAnswer answer = readTime(&fleet, deadline);
    MachineCollector machines(fleet.time);
    machines.addKnown(key);
    if (answer.failure == FleetFailure::None)
        answer = readMachines(select, window, false, &fleet, deadline, &machines);
    fleet.machines = machines.take(before);
    Machine &machine = fleet.machines.first();
    for (const Machine &each : before)
        machine.hasFuture = machine.hasFuture || (each.hasFuture && each.key() == key);
    if (answer.failure == FleetFailure::None)
        answer =
            query(selectorFor(u"mm_mesh_service_messages_total"_s, select) + u"[%1s]"_s.arg(window),
                  fleet.time, deadline, &fleet.warning, [&](const Series &series) {
                      const std::string_view name = series.label("service");
                      const Sample &last = series.samples.back();
                      if (last.at == machine.upAt && last.value >= 0)
                          services.append({QString::fromUtf8(name.data(), qsizetype(name.size())),
                                           {},
                                           qint64(std::min(last.value, 9e15))});
                  });
    fleet.hasAnswer = answer.failure == FleetFailure::None;
    fleet.failure = answer.failure;
    fleet.failures = fleet.hasAnswer ? 0 : 1;
    fleet.problem = answer.problem;
    if (!std::isnan(machine.upAt) && machine.up != 1) {
        PrometheusAnswer targets;
        if (const auto prometheus = client(&targets))
            targets = prometheus->get(u"/api/v1/targets"_s, {{u"state"_s, u"active"_s}}, deadline);
        machine.scrapeError = scrapeErrorIn(targets.body, key.first, key.second);
    }
    const double messages = machine.messages;
    Reading reading = toReading(std::move(fleet));
    reading.snapshot.services = services;
    reading.snapshot.totalMessages = std::isnan(messages) ? 0 : qint64(std::min(messages, 9e15));
    return reading;
}

TrafficHistory FleetSource::readPast()
{
    constexpr qint64 step = 60; // s
    constexpr qint64 steps = qint64(24) * 60;
    const QDeadlineTimer deadline(timeout);
    std::unique_lock lock(m_mutex);
    const Instant sent = m_last.sent;
    const double end = m_last.time;
    const bool isUsable = m_last.hasAnswer && m_last.machines.size() <= manyMachines;
    lock.unlock();
    PrometheusAnswer answer;
    const auto prometheus = isUsable ? client(&answer) : nullptr;
    if (!prometheus)
        return {};
    const QString messages = selectorFor(u"mm_mesh_messages_total"_s, m_options.select);
    answer = prometheus->post(u"/api/v1/query_range"_s,
                              {{u"query"_s, u"60 * sum(rate(%1[5m]))"_s.arg(messages)},
                               {u"start"_s, QString::number(end - step * (steps - 1), 'f', 3)},
                               {u"end"_s, QString::number(end, 'f', 3)},
                               {u"step"_s, QString::number(step)}},
                              deadline);
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
