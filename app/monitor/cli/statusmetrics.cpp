// SPDX-License-Identifier: MIT
#include "app/monitor/cli/statusmetrics.h"

#include "app/common/metricstext.h"
#include "core/fleet/fleet.h"
#include "core/system/displaytext.h"

#include <QSet>

namespace mm {

namespace {

constexpr qsizetype maxNames = 1000;

QByteArray nameLabel(const QByteArray &label, const QString &name)
{
    return MetricsText::label(label,
                              sanitizeForDisplay(name, {.maxLength = 500, .keepIsolates = true}));
}

/// The series of each of \p items; of names that are equal, only the first.
template <class Item, class Value>
void addNames(MetricsText *text, const QByteArray &label, const QList<Item> &items, Value value)
{
    QSet<QByteArray> seen;
    for (const Item &each : items) {
        const QByteArray series = nameLabel(label, each.name);
        if (seen.size() == maxNames || seen.contains(series))
            continue;
        seen.insert(series);
        text->add(series, value(each));
    }
}

/// As mm-proxy counts them: an MCP server that is stopped is down too.
qint64 downServices(const Snapshot &snapshot)
{
    QSet<QString> down;
    for (const ServiceFailures &each : snapshot.failures) {
        if (each.down)
            down.insert(each.name);
    }
    for (const Server &each : snapshot.servers) {
        if (!each.isCounted())
            down.insert(each.name);
    }
    return down.size();
}

/// The families of MM's own metrics that a stats file has too.
void addMesh(MetricsText *text, const Snapshot &snapshot, bool hasNames)
{
    text->begin("mm_mesh_services", "gauge", "Services of MM by state.");
    text->add("state=\"active\"", snapshot.totalServices);
    text->add("state=\"down\"", downServices(snapshot));
    text->addFamily("mm_mesh_messages_total", "counter",
                    "Messages counted, across restarts of MM, as in the stats file.",
                    snapshot.totalMessages);
    if (!hasNames || snapshot.services.isEmpty())
        return;
    text->begin("mm_mesh_service_messages_total", "counter",
                "Messages of a service since it was registered.");
    addNames(text, "service", snapshot.services,
             [](const Service &each) { return each.messageCount; });
}

/// The families have other names than those of one machine: Prometheus would take the sums for one
/// more machine.
void addFleet(MetricsText *text, const FleetReading &fleet, const Instant &now)
{
    const FleetSummary summary = evaluateFleet(fleet, now);
    if (summary.isPrometheusProblem || !fleet.hasAnswer)
        return;
    text->addFamily("ee_monitor_machines", "gauge", "Machines that run an MM.", summary.total);
    text->addFamily("ee_monitor_machines_active", "gauge", "Machines whose MM is active.",
                    summary.active);
    text->addFamily("ee_monitor_services", "gauge", "Services of the active machines.",
                    summary.services);
    text->addFamily("ee_monitor_messages", "gauge", "Messages of the active machines.",
                    summary.messages);
}

} // namespace

QByteArray prometheusText(const Reading &reading, const Status &status, const Instant &now,
                          MetricsScope scope)
{
    MetricsText text;
    const bool hasNames = scope != MetricsScope::Exporter;
    if (hasNames && !reading.fleet) {
        text.begin("ee_monitor_stats_file_info", "gauge", "The stats file that is read.");
        text.add(nameLabel("path", reading.path), 1);
    }
    text.begin("ee_monitor_state", "gauge", "1 for the state that MM is in, 0 for the others.");
    for (const State each : allStates)
        text.add(MetricsText::label("state", stateName(each)), each == status.state);
    if (reading.fleet) {
        addFleet(&text, *reading.fleet, now);
        return text.text();
    }
    const Snapshot &snapshot = reading.snapshot;
    const auto age = ageOf(reading, now);
    if (age && scope == MetricsScope::Once) {
        text.addFamily("ee_monitor_services", "gauge", "Services in the stats file.",
                       snapshot.totalServices);
        text.addFamily("ee_monitor_messages_total", "counter", "Messages in the stats file.",
                       snapshot.totalMessages);
    }
    if (age)
        text.addFamily("ee_monitor_stats_age_seconds", "gauge",
                       "Since the stats file was last written.", age->count());
    if (age && hasNames && !snapshot.servers.isEmpty()) {
        text.begin("ee_monitor_server_up", "gauge",
                   "1 for an MCP server of MM that is up, 0 for any other.");
        addNames(&text, "server", snapshot.servers, [&status](const Server &each) {
            return status.state == State::Active && each.isCounted();
        });
    }
    // While a read hangs, the content is that of an earlier read.
    if (reading.outcome == ReadOutcome::Valid)
        addMesh(&text, snapshot, scope == MetricsScope::ExporterWithNames);
    return text.text();
}

} // namespace mm
