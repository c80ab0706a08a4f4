// SPDX-License-Identifier: MIT
#include "app/monitor/cli/monitoringformats.h"

#include "app/monitor/cli/outputformat.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr std::array nagiosWords{"OK", "WARNING", "CRITICAL", "UNKNOWN"};
constexpr std::array allStates{State::Checking, State::NoFile,      State::Active,
                               State::Stopped,  State::NotUpdating, State::Error};

/// A pipe character would start the performance data; the label has one.
QString replacePipes(QString text)
{
    return text.replace(u" | "_s, u", "_s).replace(u'|', u'/');
}

QByteArray performanceData(const Reading &reading, const Instant &now)
{
    const auto age = ageOf(reading, now);
    if (!age)
        return {};
    return " | 'services'=" + QByteArray::number(reading.snapshot.totalServices) +
           ";;;0 'messages'=" + QByteArray::number(reading.snapshot.totalMessages) +
           "c;;;0 'age'=" + QByteArray::number(static_cast<qint64>(age->count())) + "s;;;0";
}

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
    QByteArray bytes = text.toUtf8();
    return bytes.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

} // namespace

QByteArray nagiosLine(const Reading &reading, const Status &status, const Instant &now)
{
    const char *word = nagiosWords.at(static_cast<size_t>(exitCodeFor(status.state)));
    return word + replacePipes(u" - %1 - %2"_s.arg(status.text, status.reason)).toUtf8() +
           performanceData(reading, now);
}

QByteArray prometheusText(const Reading &reading, const Status &status, const QString &path,
                          const Instant &now)
{
    QByteArray text =
        familyHeader("ee_monitor_stats_file_info", "gauge", "The stats file that is read.");
    text += "ee_monitor_stats_file_info{path=\"" + labelValue(path) + "\"} 1\n";
    text += familyHeader("ee_monitor_state", "gauge",
                         "1 for the state that MM is in, 0 for the others.");
    for (const State state : allStates) {
        text += "ee_monitor_state{state=\"" + stateName(state).toLatin1() + "\"} " +
                (state == status.state ? "1" : "0") + '\n';
    }
    if (const auto age = ageOf(reading, now)) {
        text += metric("ee_monitor_services", "gauge", "Services in the stats file.",
                       reading.snapshot.totalServices);
        text += metric("ee_monitor_messages_total", "counter", "Messages in the stats file.",
                       reading.snapshot.totalMessages);
        text += metric("ee_monitor_stats_age_seconds", "gauge",
                       "Since the stats file was last written.", age->count());
    }
    text.chop(1);
    return text;
}

} // namespace mm
