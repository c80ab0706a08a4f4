// SPDX-License-Identifier: MIT
#include "app/proxy/prometheustext.h"

namespace mm {

namespace {

constexpr qsizetype maxServiceSeries = 1000;

QByteArray escapedLabel(const QString &value)
{
    QByteArray bytes = value.toUtf8();
    bytes.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return bytes;
}

QByteArray numberText(double value)
{
    return QByteArray::number(value, 'g', 17);
}

struct ServiceSeries
{
    QByteArray label; ///< `service="..."`
    qint64 messages = 0;
    const CallStats *calls = nullptr; ///< null when it was never called
};

class MetricsText
{
public:
    void begin(const QByteArray &name, const char *type, const char *help)
    {
        m_name = name;
        m_text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
    }
    void add(const QByteArray &labels, const QByteArray &value, const char *suffix = "")
    {
        m_text += m_name + suffix;
        if (!labels.isEmpty())
            m_text += '{' + labels + '}';
        m_text += ' ' + value + '\n';
    }
    void comment(const QByteArray &text) { m_text += "# " + text + '\n'; }
    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_name;
    QByteArray m_text;
};

QList<ServiceSeries> seriesFor(const Snapshot &snapshot, const CallMetrics &calls)
{
    QList<ServiceSeries> all;
    for (const Service &service :
         snapshot.services.first(qMin(snapshot.services.size(), maxServiceSeries))) {
        const auto found = calls.constFind(service.name);
        all.append({"service=\"" + escapedLabel(service.name) + '"', service.messageCount,
                    found == calls.cend() ? nullptr : &*found});
    }
    return all;
}

void addErrors(MetricsText &text, const ServiceSeries &series)
{
    for (size_t i = 0; i < series.calls->errors.size(); ++i) {
        if (series.calls->errors.at(i) > 0) {
            text.add(series.label + ",error_type=\"" + errorTypes.at(i) + '"',
                     QByteArray::number(series.calls->errors.at(i)));
        }
    }
}

void addHistogram(MetricsText &text, const ServiceSeries &series)
{
    qint64 count = 0;
    for (size_t i = 0; i < series.calls->buckets.size(); ++i) {
        count += series.calls->buckets.at(i);
        const bool last = i == CallStats::bounds.size();
        const QByteArray bound = last ? "+Inf" : QByteArray::number(CallStats::bounds.at(i));
        text.add(series.label + ",le=\"" + bound + '"', QByteArray::number(count), "_bucket");
    }
    text.add(series.label, numberText(series.calls->seconds), "_sum");
    text.add(series.label, QByteArray::number(count), "_count");
}

} // namespace

QByteArray prometheusText(const MetricsSnapshot &mesh, const CallMetrics &calls)
{
    const QList<ServiceSeries> all = seriesFor(mesh.snapshot, calls);
    MetricsText text;
    text.begin("mm_mesh_build_info", "gauge", "The version of MM, as a label.");
    text.add("version=\"" + mesh.version + '"', "1");
    text.begin("mm_mesh_services", "gauge", "Registered services by state.");
    text.add("state=\"active\"", QByteArray::number(mesh.active));
    text.add("state=\"stale\"", QByteArray::number(mesh.stale));
    text.begin("mm_mesh_messages_total", "counter",
               "Messages counted, across restarts of MM, as in the stats file.");
    text.add({}, QByteArray::number(mesh.snapshot.totalMessages));

    text.begin("mm_mesh_service_messages_total", "counter",
               "Messages of a service since it was registered.");
    for (const ServiceSeries &series : all)
        text.add(series.label, QByteArray::number(series.messages));
    if (const qsizetype more = mesh.snapshot.services.size() - all.size(); more > 0)
        text.comment(QByteArray::number(more) + " more services have no series of their own");
    text.begin("mm_mesh_call_errors_total", "counter", "Calls that brought no result, by cause.");
    for (const ServiceSeries &series : all) {
        if (series.calls)
            addErrors(text, series);
    }
    text.begin("mm_mesh_call_duration_seconds", "histogram",
               "How long calls took, failed ones too.");
    for (const ServiceSeries &series : all) {
        if (series.calls)
            addHistogram(text, series);
    }
    text.begin("mm_mesh_calls_in_flight", "gauge", "Calls that wait for their service.");
    text.add({}, QByteArray::number(mesh.callsInFlight));

    text.begin("mm_mesh_stats_last_write_timestamp_seconds", "gauge",
               "When the stats file was last written; 0 before the first time.");
    text.add(
        {},
        numberText(std::chrono::duration<double>(mesh.saving.lastSave.time_since_epoch()).count()));
    text.begin("mm_mesh_stats_write_failures_total", "counter",
               "Tries to write the stats file that failed.");
    text.add({}, QByteArray::number(mesh.saving.failures));
    return text.text();
}

} // namespace mm
