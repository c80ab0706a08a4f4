// SPDX-License-Identifier: MIT
#include "app/proxy/prometheustext.h"

#include "app/common/metricstext.h"

namespace mm {

namespace {

constexpr qsizetype maxServiceSeries = 1000;

QByteArray labelOf(const QString &service)
{
    return MetricsText::label("service", service);
}

double secondsOf(std::chrono::duration<double> time)
{
    return time.count();
}

void addHistogram(MetricsText &text, const QByteArray &label, const CallStats &calls)
{
    qint64 count = 0;
    for (size_t i = 0; i < calls.buckets.size(); ++i) {
        count += calls.buckets.at(i);
        const bool isLast = i == CallStats::bounds.size();
        const QByteArray bound = isLast ? "+Inf" : QByteArray::number(CallStats::bounds.at(i));
        text.add(label + ",le=\"" + bound + '"', count, "_bucket");
    }
    text.add(label, calls.seconds, "_sum");
    text.add(label, count, "_count");
}

void addServers(MetricsText &text, const QList<ServerMetrics> &servers)
{
    text.begin("mm_mesh_server_state", "gauge",
               "1 for the state of each MCP server that MM runs, 0 for the other states.");
    for (const ServerMetrics &server : servers) {
        for (size_t i = 0; i < ServerStatus::words.size(); ++i)
            text.add(labelOf(server.name) + ",state=\"" + ServerStatus::words.at(i) + '"',
                     size_t(server.status.state) == i ? 1 : 0);
    }
    text.begin("mm_mesh_server_restarts_total", "counter", "How often a server was started again.");
    for (const ServerMetrics &server : servers)
        text.add(labelOf(server.name), server.status.restarts);
    text.begin("mm_mesh_server_noise_lines_total", "counter",
               "Lines of a server's stdout that were no messages, and were skipped.");
    for (const ServerMetrics &server : servers)
        text.add(labelOf(server.name), server.noiseLines);
}

} // namespace

QByteArray prometheusText(const MetricsSnapshot &mesh, const CallMetrics &calls)
{
    const auto &all = mesh.snapshot.services;
    const auto services = all.first(qMin(all.size(), maxServiceSeries));
    MetricsText text;
    text.begin("mm_mesh_build_info", "gauge", "The version of MM, as a label.");
    text.add("version=\"" + mesh.version + '"', 1);
    text.begin("mm_mesh_services", "gauge", "Registered services by state.");
    text.add("state=\"active\"", mesh.active);
    text.add("state=\"down\"", mesh.down);
    text.add("state=\"stale\"", mesh.stale);
    text.addFamily("mm_mesh_messages_total", "counter",
                   "Messages counted, across restarts of MM, as in the stats file.",
                   mesh.snapshot.totalMessages);

    text.begin("mm_mesh_service_messages_total", "counter",
               "Messages of a service since it was registered.");
    for (const Service &service : services)
        text.add(labelOf(service.name), service.messageCount);
    if (const qsizetype more = all.size() - services.size(); more > 0)
        text.comment(QByteArray::number(more) + " more services have no series of their own");
    text.begin("mm_mesh_call_errors_total", "counter", "Failed calls, by cause.");
    for (const Service &service : services) {
        const QByteArray label = labelOf(service.name);
        const auto errors = calls.value(service.name).errors;
        for (size_t i = 0; i < errors.size(); ++i)
            text.add(label + ",error_type=\"" + errorTypes.at(i) + '"', errors.at(i));
    }
    text.begin("mm_mesh_call_duration_seconds", "histogram",
               "Duration of the calls that reached their service, including failed ones.");
    for (const Service &service : services)
        addHistogram(text, labelOf(service.name), calls.value(service.name));
    text.addFamily("mm_mesh_calls_in_flight", "gauge", "Calls that wait for their service.",
                   mesh.callsInFlight);
    if (!mesh.servers.isEmpty())
        addServers(text, mesh.servers);
    text.addFamily("mm_mesh_change_streams", "gauge",
                   "Open streams of MCP clients for notifications of changed tools.", mesh.streams);

    text.begin("mm_mesh_rejected_requests_total", "counter",
               "Requests that were rejected before anything was done for them.");
    for (auto each = mesh.rejected.cbegin(); each != mesh.rejected.cend(); ++each)
        text.add("status=\"" + QByteArray::number(each.key()) + '"', each.value());

    text.addFamily("mm_mesh_stats_last_write_timestamp_seconds", "gauge",
                   "When the stats file was last written; 0 before the first time.",
                   secondsOf(mesh.saving.lastSave.time_since_epoch()));
    text.addFamily("mm_mesh_stats_last_sign_timestamp_seconds", "gauge",
                   "When the stats file was last written or touched as a heartbeat; 0 before that.",
                   secondsOf(mesh.saving.lastHeartbeat.time_since_epoch()));
    text.addFamily("mm_mesh_stats_heartbeat_seconds", "gauge",
                   "The interval of heartbeats while nothing is counted.",
                   secondsOf(mesh.heartbeat));
    text.addFamily("mm_mesh_time_seconds", "gauge", "MM's clock at the time of this response.",
                   secondsOf(mesh.time.time_since_epoch()));
    text.addFamily("mm_mesh_stats_write_failures_total", "counter",
                   "Failed writes of the stats file.", mesh.saving.failures);
    return text.text();
}

} // namespace mm
