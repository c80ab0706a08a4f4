// SPDX-License-Identifier: MIT
#include "app/monitor/cli/statusmetrics.h"

#include "core/fleet/fleet.h"
#include "core/system/displaytext.h"

#include <QSet>

namespace mm {

namespace {

constexpr qsizetype maxServiceSeries = 1000;

QByteArray familyHeader(const QByteArray &name, const char *type, const char *help)
{
    return "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

QByteArray metric(const QByteArray &name, const char *type, const char *help, qint64 value)
{
    return familyHeader(name, type, help) + name + ' ' + QByteArray::number(value) + '\n';
}

QByteArray labelValue(const QString &text)
{
    QByteArray value = sanitizeForDisplay(text, {.maxLength = 500, .keepIsolates = true}).toUtf8();
    return '"' + value.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

/// One family whose series differ in one label.
class LabelledFamily
{
public:
    LabelledFamily(const char *name, const char *label)
        : m_start(QByteArray(name) + '{' + label + '=')
    {
    }
    /// Does nothing if there is a series for \p name.
    void add(const QString &name, qint64 value)
    {
        const QByteArray label = labelValue(name);
        if (m_seen.contains(label))
            return;
        m_seen.insert(label);
        m_series += m_start + label + "} " + QByteArray::number(value) + '\n';
    }
    [[nodiscard]] qsizetype count() const { return m_seen.size(); }
    [[nodiscard]] const QByteArray &series() const { return m_series; }

private:
    const QByteArray m_start;
    QSet<QByteArray> m_seen;
    QByteArray m_series;
};

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
QByteArray meshMetrics(const Snapshot &snapshot)
{
    return familyHeader("mm_mesh_services", "gauge", "Services of MM by state.") +
           "mm_mesh_services{state=\"active\"} " + QByteArray::number(snapshot.totalServices) +
           "\nmm_mesh_services{state=\"down\"} " + QByteArray::number(downServices(snapshot)) +
           '\n' +
           metric("mm_mesh_messages_total", "counter",
                  "Messages counted, across restarts of MM, as in the stats file.",
                  snapshot.totalMessages);
}

QByteArray serviceMetrics(const QList<Service> &services)
{
    LabelledFamily family("mm_mesh_service_messages_total", "service");
    for (const Service &each : services) {
        if (family.count() < maxServiceSeries)
            family.add(each.name, each.messageCount);
    }
    if (family.count() == 0)
        return {};
    return familyHeader("mm_mesh_service_messages_total", "counter",
                        "Messages of a service since it was registered.") +
           family.series();
}

QByteArray serverMetrics(const QList<Server> &servers, State state)
{
    if (servers.isEmpty())
        return {};
    LabelledFamily family("ee_monitor_server_up", "server");
    for (const Server &each : servers)
        family.add(each.name, state == State::Active && each.isCounted() ? 1 : 0);
    return familyHeader("ee_monitor_server_up", "gauge",
                        "1 for an MCP server of MM that is up, 0 for any other.") +
           family.series();
}

QByteArray stateMetrics(State state)
{
    QByteArray text = familyHeader("ee_monitor_state", "gauge",
                                   "1 for the state that MM is in, 0 for the others.");
    for (const State each : allStates) {
        text += "ee_monitor_state{state=\"" + stateName(each).toLatin1() + "\"} " +
                (each == state ? "1" : "0") + '\n';
    }
    return text;
}

/// The families have other names than those of one machine: Prometheus would take the sums for one
/// more machine.
QByteArray fleetMetrics(const Reading &reading, State state, const Instant &now)
{
    const FleetSummary summary = evaluateFleet(*reading.fleet, now);
    QByteArray text = stateMetrics(state);
    if (summary.isPrometheusProblem || !reading.fleet->hasAnswer)
        return text;
    return text +
           metric("ee_monitor_machines", "gauge", "Machines that run an MM.", summary.total) +
           metric("ee_monitor_machines_active", "gauge", "Machines whose MM is active.",
                  summary.active) +
           metric("ee_monitor_services", "gauge", "Services of the active machines.",
                  summary.services) +
           metric("ee_monitor_messages", "gauge", "Messages of the active machines.",
                  summary.messages);
}

} // namespace

QByteArray prometheusText(const Reading &reading, const Status &status, const Instant &now,
                          MetricsScope scope)
{
    if (reading.fleet)
        return fleetMetrics(reading, status.state, now);
    QByteArray text;
    if (scope != MetricsScope::Exporter) {
        text += familyHeader("ee_monitor_stats_file_info", "gauge", "The stats file that is read.");
        text += "ee_monitor_stats_file_info{path=" + labelValue(reading.path) + "} 1\n";
    }
    text += stateMetrics(status.state);
    const auto age = ageOf(reading, now);
    if (age && scope == MetricsScope::Once) {
        text += metric("ee_monitor_services", "gauge", "Services in the stats file.",
                       reading.snapshot.totalServices);
        text += metric("ee_monitor_messages_total", "counter", "Messages in the stats file.",
                       reading.snapshot.totalMessages);
    }
    if (age)
        text += metric("ee_monitor_stats_age_seconds", "gauge",
                       "Since the stats file was last written.", age->count());
    if (age && scope != MetricsScope::Exporter)
        text += serverMetrics(reading.snapshot.servers, status.state);
    // While a read hangs, the content is that of an earlier read.
    if (reading.outcome == ReadOutcome::Valid) {
        text += meshMetrics(reading.snapshot);
        if (scope == MetricsScope::ExporterWithNames)
            text += serviceMetrics(reading.snapshot.services);
    }
    return text;
}

} // namespace mm
