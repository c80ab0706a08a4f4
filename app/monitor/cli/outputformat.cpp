// SPDX-License-Identifier: MIT
#include "app/monitor/cli/outputformat.h"

#include "app/monitor/cli/statusmetrics.h"
#include "core/fleet/fleet.h"
#include "core/monitor/fleettexts.h"
#include "core/monitor/statuspalette.h"
#include "core/system/displaytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr std::array nagiosWords{"OK", "WARNING", "CRITICAL", "UNKNOWN"};

QString sanitized(const QString &text)
{
    return sanitizeForDisplay(text, {.maxLength = 500, .keepIsolates = true});
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// As in the file.
QJsonArray serversJson(const QList<Server> &servers)
{
    QJsonArray array;
    for (const Server &each : servers)
        array += QJsonObject{
            {u"name"_s, sanitized(each.name)},
            {u"state"_s, sanitized(each.state)},
            {u"reason"_s, sanitized(each.reason)},
            {u"since"_s, sanitized(each.since)},
            {u"restarts"_s, each.restarts},
            {u"message_count"_s, each.messageCount},
            {u"last_used_at"_s, sanitized(each.lastUsedAt)},
        };
    return array;
}

/// Null for NaN.
QJsonValue wholeSeconds(double seconds)
{
    return seconds > -1e15 && seconds < 1e15 ? QJsonValue(qint64(std::max(seconds, 0.0)))
                                             : QJsonValue();
}

struct Figures
{
    qint64 services = 0;
    qint64 messages = 0;
    QJsonValue age; ///< in seconds; null if it is not known
};

/// nullopt if the figures are not known.
std::optional<Figures> figuresOf(const Reading &reading, const Instant &now)
{
    if (reading.fleet) {
        const FleetSummary summary = evaluateFleet(*reading.fleet, now);
        if (summary.isPrometheusProblem || !reading.fleet->hasAnswer)
            return {};
        return Figures{summary.services, summary.messages, wholeSeconds(summary.age)};
    }
    const auto age = ageOf(reading, now);
    if (!age)
        return {};
    return Figures{reading.snapshot.totalServices, reading.snapshot.totalMessages,
                   qint64(age->count())};
}

/// The keys that only many machines have.
void addMachines(const FleetReading &fleet, const Instant &now, QJsonObject *object)
{
    QJsonArray machines;
    qint64 active = 0;
    for (const Machine &each : fleet.machines) {
        const MachineVerdict verdict = evaluateMachine(each, fleet, now);
        const bool isActive = verdict.state == State::Active;
        active += isActive;
        machines += QJsonObject{
            {u"name"_s, sanitized(each.name)},
            {u"state"_s, stateName(verdict.state)},
            {u"reason"_s, machineReason(each, verdict).text()},
            {u"services"_s, isActive ? QJsonValue(qint64(each.services)) : QJsonValue()},
            {u"messages"_s, isActive ? QJsonValue(qint64(each.messages)) : QJsonValue()},
            {u"age_s"_s, wholeSeconds(verdict.age)},
        };
    }
    object->insert(u"machines_total"_s, fleet.machines.size());
    object->insert(u"machines_active"_s, active);
    object->insert(u"machines"_s, machines);
}

QByteArray jsonLine(const Reading &reading, const Status &status, const Instant &now)
{
    const auto figures = figuresOf(reading, now);
    QJsonObject object{
        {u"state"_s, stateName(status.state)},
        {u"text"_s, status.text},
        {u"color"_s, colorName(status.color)},
        {u"services"_s, figures ? QJsonValue(figures->services) : QJsonValue()},
        {u"messages"_s, figures ? QJsonValue(figures->messages) : QJsonValue()},
        {u"age_s"_s, figures ? figures->age : QJsonValue()},
        {u"reason"_s, status.reason.text()},
        {u"path"_s, reading.path},
    };
    if (reading.fleet)
        addMachines(*reading.fleet, now, &object);
    else if (figures && !reading.snapshot.servers.isEmpty())
        object.insert(u"servers"_s, serversJson(reading.snapshot.servers));
    return compactJson(object);
}

/// waybar-custom(5), `"return-type": "json"`. `text` and `tooltip` are Pango markup. The tooltip
/// has no age, which would become outdated while the status stays the same.
QByteArray waybarLine(const Status &status, const QString &path)
{
    QStringList tooltip{status.reason, status.remedy, sanitized(path)};
    tooltip.removeAll(QString());
    return compactJson({
        {u"text"_s, status.text.toHtmlEscaped()},
        {u"alt"_s, stateName(status.state)},
        {u"tooltip"_s, tooltip.join(u'\n').toHtmlEscaped()},
        {u"class"_s, QJsonArray{colorName(status.color), stateName(status.state)}},
    });
}

QString colorOnDark(StatusColor color)
{
    return u"#%1"_s.arg(shadesOf(color).onDark, 6, 16, QChar(u'0'));
}

/// i3blocks 1.4 does not decode escapes in a string and ends it at the first quote.
QString withoutEscapes(QString text)
{
    return text.replace(u'"', u'\'').replace(u'\\', u'/');
}

/// i3blocks(1), `format=json`.
QByteArray i3blocksLine(const Reading &reading, const Status &status, const Instant &now)
{
    QString shortText = status.text;
    const auto figures = figuresOf(reading, now);
    if (status.state == State::Active && figures)
        shortText =
            u"MM: %1 | %2"_s.arg(formatCount(figures->services), formatCount(figures->messages));
    return compactJson({
        {u"full_text"_s, withoutEscapes(status.text)},
        {u"short_text"_s, withoutEscapes(shortText)},
        {u"color"_s, colorOnDark(status.color)},
        // Overrides the user's configuration: the texts are not markup.
        {u"markup"_s, u"none"_s},
    });
}

/// For `#(...)` in the status line of tmux(1). Sets a background, because tmux's default is
/// green.
QByteArray tmuxLine(const Status &status)
{
    QString text = status.text;
    text.replace(u'#', u"##"_s);
    return u"#[fg=%1,bg=#202124] %2 #[default]"_s.arg(colorOnDark(status.color), text).toUtf8();
}

/// https://nagios-plugins.org/doc/guidelines.html. A pipe character starts the performance data, so
/// those in the texts are replaced.
QByteArray nagiosLine(const Reading &reading, const Status &status, const Instant &now)
{
    QString text = u" - %1 - %2"_s.arg(status.text, status.reason);
    text.replace(u" | "_s, u", "_s).replace(u'|', u'/');
    if (const auto figures = figuresOf(reading, now)) {
        text += u" | 'services'=%1;;;0 'messages'=%2c;;;0"_s.arg(figures->services)
                    .arg(figures->messages);
        if (!figures->age.isNull())
            text += u" 'age'=%1s;;;0"_s.arg(figures->age.toInteger());
        const QList<Server> &servers = reading.snapshot.servers;
        if (!servers.isEmpty())
            text += u" 'servers_down'=%1;;;0"_s.arg(std::count_if(
                servers.begin(), servers.end(), [](const Server &each) { return each.isDown(); }));
    }
    return nagiosWords.at(size_t(exitCodeFor(status.state))) + text.toUtf8();
}

QByteArray formatLine(OutputFormat format, const Reading &reading, const Status &status,
                      const Instant &now)
{
    switch (format) {
    case OutputFormat::Plain:
        break;
    case OutputFormat::Json:
        return jsonLine(reading, status, now);
    case OutputFormat::Waybar:
        return waybarLine(status, reading.path);
    case OutputFormat::I3blocks:
        return i3blocksLine(reading, status, now);
    case OutputFormat::Tmux:
        return tmuxLine(status);
    case OutputFormat::Nagios:
        return nagiosLine(reading, status, now);
    case OutputFormat::Prometheus:
        return prometheusText(reading, status, now, MetricsScope::Once).chopped(1);
    }
    return status.text.toUtf8();
}

} // namespace

QStringList outputFormatNames()
{
    return {u"plain"_s, u"json"_s,   u"waybar"_s,    u"i3blocks"_s,
            u"tmux"_s,  u"nagios"_s, u"prometheus"_s};
}

std::optional<OutputFormat> outputFormatFromName(const QString &name)
{
    const qsizetype index = outputFormatNames().indexOf(name);
    return index < 0 ? std::nullopt : std::optional(OutputFormat(index));
}

bool isStreamable(OutputFormat format)
{
    return format != OutputFormat::Nagios && format != OutputFormat::Prometheus;
}

QByteArray formatStatus(OutputFormat format, const Reading &reading, Status status,
                        const Instant &now)
{
    // The reason contains the writer's host name, which is file content.
    for (QString *text : {&status.text, &status.remedy})
        *text = sanitized(*text);
    status.reason = sanitized(status.reason);
    return formatLine(format, reading, status, now) + '\n';
}

QByteArray formatStatus(OutputFormat format, const Reading &reading, const Instant &now)
{
    return formatStatus(format, reading, evaluateStatus(reading, now), now);
}

int exitCodeFor(State state)
{
    switch (state) {
    case State::Active:
        return 0;
    case State::Stopped:
    case State::NotUpdating:
        return 1;
    case State::NoFile:
    case State::Checking:
        return 3;
    case State::Error:
        break;
    }
    return 2;
}

int failureExitCode(OutputFormat format)
{
    return exitCodeFor(format == OutputFormat::Nagios ? State::Checking : State::Error);
}

} // namespace mm
