// SPDX-License-Identifier: MIT
#include "core/fleet/machine.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

enum Name { Up, States, Services, Messages, FileTime, FileNow };
constexpr std::array<std::string_view, 6> names{"up",
                                                "ee_monitor_state",
                                                "mm_mesh_services",
                                                "mm_mesh_messages_total",
                                                "node_textfile_mtime_seconds",
                                                "node_time_seconds"};

double smallestStep(std::span<const Sample> samples, double Sample::*part)
{
    double step = qQNaN();
    for (size_t i = 1; i < samples.size(); ++i) {
        const double distance = samples[i].*part - samples[i - 1].*part;
        if (distance > 0 && !(distance >= step))
            step = distance;
    }
    return step;
}

} // namespace

MachineKey machineKeyOf(const Series &series)
{
    const auto text = [&series](std::string_view name) {
        const std::string_view value = series.label(name);
        return QString::fromUtf8(value.data(), qsizetype(value.size()));
    };
    return {text("job"), text("instance")};
}

qsizetype MachineCollector::machineOf(const MachineKey &key)
{
    const auto found = m_index.constFind(key);
    if (found != m_index.cend())
        return *found;
    m_machines.append({.name = key.second, .job = key.first});
    return *m_index.insert(key, m_machines.size() - 1);
}

void MachineCollector::add(const Series &series)
{
    const auto found = std::find(names.begin(), names.end(), series.label("__name__"));
    if (found == names.end() || series.label("instance").empty())
        return;
    const qsizetype index = machineOf(machineKeyOf(series));
    const auto name = Name(found - names.begin());
    Machine &machine = m_machines[index];
    // The next scrapes may have come since that time.
    constexpr double margin = 5;
    if (name == Up && series.samples.back().at > m_time + margin)
        machine.futureAt = std::fmax(machine.futureAt, series.samples.back().at);
    const auto end =
        std::upper_bound(series.samples.begin(), series.samples.end(), m_time,
                         [](double time, const Sample &each) { return time < each.at; });
    const std::span samples(series.samples.begin(), end);
    if (samples.empty())
        return;
    const std::string_view state = series.label("state");
    QByteArray kind(state.data(), qsizetype(state.size()));
    if (name == FileTime)
        kind = series.label("file").find("ee_monitor") == std::string_view::npos ? "other" : "own";
    const bool isFile = name == FileTime || name == FileNow;
    // Of several text files, the oldest counts.
    if (!isFile && ++m_seen[{index, {name, kind}}] > 1)
        machine.isAmbiguous = true;
    const Sample &newest = samples.back();
    if (name == Up) {
        machine.upAt = newest.at;
        machine.up = newest.value;
        machine.step = smallestStep(samples, &Sample::at);
        return;
    }
    const Sample &before = samples.size() > 1 ? samples[samples.size() - 2] : newest;
    m_figures.push_back({index, name, kind, newest, before,
                         isFile ? smallestStep(samples, &Sample::value) : qQNaN()});
}

void MachineCollector::applyFigure(const Figure &figure, Machine *machine)
{
    const Sample &sample = figure.newest.at == machine->upAt ? figure.newest : figure.before;
    if (sample.at != machine->upAt)
        return;
    const double value = sample.value;
    if (figure.name == States) {
        const std::optional<State> state = stateOfWord(figure.kind.toStdString());
        ++machine->states;
        if (value == 0)
            return;
        // An unknown state, or a value other than 0 and 1, is never the only state: it counts
        // twice.
        const bool isClear = value == 1 && state;
        machine->trueStates += isClear ? 1 : 2;
        if (isClear)
            machine->state = *state;
    } else if (!(value >= 0)) {
        machine->hasBadFigure = true;
    } else if (figure.name == FileNow) {
        machine->fileNow = value;
    } else if (figure.name == FileTime) {
        // A file of any name may have the figures: then the oldest of all counts.
        const bool isOwn = figure.kind == "own";
        if (isOwn == machine->hasOwnFile ? machine->fileTime <= value : machine->hasOwnFile)
            return;
        machine->hasOwnFile = isOwn;
        machine->fileTime = value;
        machine->fileStep = figure.step;
    } else if (figure.name == Messages) {
        machine->messages = value;
    } else if (figure.name == Services) {
        machine->services = (std::isnan(machine->services) ? 0 : machine->services) + value;
    }
}

QList<Machine> MachineCollector::take(const QList<Machine> &before)
{
    for (const Figure &figure : m_figures)
        applyFigure(figure, &m_machines[figure.machine]);
    for (const Machine &each : before) {
        const auto found = m_index.constFind(each.key());
        if (found == m_index.cend())
            continue;
        Machine &machine = m_machines[*found];
        if (machine.upAt == each.upAt)
            machine.step = std::fmin(machine.step, each.step);
        if (machine.fileTime == each.fileTime)
            machine.fileStep = std::fmin(machine.fileStep, each.fileStep);
        machine.futureAt = std::fmax(machine.futureAt, each.futureAt);
    }
    m_figures.clear();
    m_seen.clear();
    m_index.clear();
    return std::exchange(m_machines, {});
}

QString selectorFor(const QString &name, const QString &select, const QString &more)
{
    QString matchers = select.trimmed();
    if (matchers.startsWith(u'{') && matchers.endsWith(u'}'))
        matchers = matchers.sliced(1, matchers.size() - 2).trimmed();
    if (matchers.endsWith(u','))
        matchers.chop(1);
    const QString comma = matchers.isEmpty() || more.isEmpty() ? QString() : u","_s;
    return name + u'{' + matchers + comma + more + u'}';
}

QString machineQuery(const QString &select, int window, bool onlyActive)
{
    const QString name = u"__name__=~\"up|ee_monitor_state|mm_mesh_services|mm_mesh_messages_total|"
                         "node_textfile_mtime_seconds|node_time_seconds\""_s;
    const QString states = onlyActive ? u"state=~\"|Active|active|stale\""_s : u"state!=\"down\""_s;
    return selectorFor({}, select, QStringList{name, states}.join(u',')) + u"[%1s]"_s.arg(window);
}

} // namespace mm
