// SPDX-License-Identifier: MIT
#include "core/statsfile/statsjson.h"

#include "core/statsfile/texts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUtf8StringView>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace mm {

namespace {

/// Reads values by the format's rules and keeps the first broken one, so that the functions below
/// stay plain lists of keys.
class RuleChecker
{
public:
    qint64 count(const QJsonValue &value, const QString &key)
    {
        // toInteger() returns its default for fractions as well as for what is too large.
        const qint64 n = value.toInteger(-1);
        const double d = value.toDouble();
        if (n < 0)
            fail(value.isUndefined()  ? StatsFile::trLater("the key %1 is missing")
                 : !value.isDouble()  ? StatsFile::trLater("%1 is not a number")
                 : d < 0              ? StatsFile::trLater("%1 is negative")
                 : d != std::floor(d) ? StatsFile::trLater("%1 is not a whole number")
                                      : StatsFile::trLater("%1 is too large"),
                 key);
        return n;
    }

    QString string(const QJsonValue &value, const QString &key)
    {
        if (!value.isString())
            fail(value.isUndefined() ? StatsFile::trLater("the key %1 is missing")
                                     : StatsFile::trLater("%1 is not a string"),
                 key);
        return value.toString();
    }

    QJsonObject object(const QJsonValue &value, const QString &key)
    {
        if (!value.isObject())
            fail(StatsFile::trLater("%1 is not an object"), key);
        return value.toObject();
    }

    /// \p problem has \p key as %1.
    void fail(const DeferredText &problem, const QString &key)
    {
        if (m_problem.isEmpty())
            m_problem = problem.arg(key);
    }

    [[nodiscard]] DeferredText problem() const { return m_problem; }

private:
    DeferredText m_problem;
};

Writer readWriter(const QJsonValue &value, RuleChecker &check)
{
    Writer writer;
    const QJsonObject object = check.object(value, u"writer"_s);
    writer.pid = check.count(object.value("pid"_L1), u"writer.pid"_s);
    writer.host = check.string(object.value("host"_L1), u"writer.host"_s);
    const QString state = check.string(object.value("state"_L1), u"writer.state"_s);
    if (state == "stopped"_L1)
        writer.state = Writer::State::Stopped;
    else if (state != "running"_L1)
        check.fail(StatsFile::trLater("%1 is neither \"running\" nor \"stopped\""),
                   u"writer.state"_s);
    const double seconds = object.value("heartbeat_s"_L1).toDouble();
    if (seconds < 0.001 || seconds > 86'400)
        check.fail(StatsFile::trLater("%1 is not a number of seconds up to 86400"),
                   u"writer.heartbeat_s"_s);
    writer.heartbeat = milliseconds(std::llround(seconds * 1000));
    // A value of another type counts as unknown.
    writer.bootId = object.value("boot_id"_L1).toString();
    writer.pidNamespace = object.value("pid_namespace"_L1).toInteger();
    writer.startTime = object.value("start_time"_L1).toInteger();
    constexpr int day = 86'400;
    if (const int offset = object.value("utc_offset_s"_L1).toInt(day);
        - day < offset && offset < day)
        writer.utcOffset = offset;
    return writer;
}

/// Optional: an invalid value is skipped and does not make the file invalid.
void readTools(const QJsonObject &object, Service *service)
{
    qint64 count = 0;
    for (const QJsonValue each : object.value("tools"_L1).toArray()) {
        const QString name = each.toString();
        if (!name.isEmpty() && ++count <= Service::maxTools)
            service->tools += name;
    }
    if (count > 0)
        service->moreTools =
            qMax(count, object.value("tools_count"_L1).toInteger()) - service->tools.size();
}

Service readService(const QJsonValue &entry, qsizetype index, RuleChecker &check)
{
    Service service;
    const QJsonObject object = entry.toObject();
    const QJsonValue name = object.value("name"_L1);
    const QJsonValue registeredAt = object.value("registered_at"_L1);
    const QJsonValue messages = object.value("message_count"_L1);
    service.name = name.toString();
    service.registeredAt = registeredAt.toString();
    service.messageCount = messages.toInteger(-1);
    service.lastUsedAt = object.value("last_used_at"_L1).toString();
    readTools(object, &service);
    // A file may list thousands of services: key names are only built for a broken entry.
    if (!name.isString() || !registeredAt.isString() || service.messageCount < 0) {
        const QString key = u"services[%1]"_s.arg(index);
        check.object(entry, key);
        check.string(name, key + ".name"_L1);
        check.string(registeredAt, key + ".registered_at"_L1);
        check.count(messages, key + ".message_count"_L1);
    }
    return service;
}

QList<Service> readServices(const QJsonValue &value, RuleChecker &check)
{
    if (!value.isArray())
        check.fail(StatsFile::trLater("%1 is not an array"), u"services"_s);
    const QJsonArray array = value.toArray();
    QList<Service> services;
    services.reserve(array.size());
    for (const QJsonValue entry : array)
        services.append(readService(entry, services.size(), check));
    return services;
}

QMap<QString, qint64> readErrors(const QJsonObject &object)
{
    constexpr qsizetype maxKinds = 100;
    QMap<QString, qint64> errors;
    for (auto each = object.begin(); each != object.end() && errors.size() < maxKinds; ++each) {
        if (const qint64 count = each->toInteger(); count > 0 && !each.key().isEmpty())
            errors.insert(each.key(), count);
    }
    return errors;
}

/// An entry of another form is left out: the key is optional, and decides nothing.
QList<ServiceFailures> readFailures(const QJsonArray &array)
{
    QList<ServiceFailures> failures;
    for (const QJsonValue entry : array) {
        const QJsonObject object = entry.toObject();
        const ServiceFailures each{
            .name = object.value("name"_L1).toString(),
            .failedCalls = object.value("failed_calls"_L1).toInteger(-1),
            .lastError = object.value("last_error"_L1).toString(),
            .lastErrorAt = object.value("last_error_at"_L1).toString(),
            .lastSuccessAt = object.value("last_success_at"_L1).toString(),
            .down = object.value("down"_L1).toBool(),
            .errors = readErrors(object.value("errors"_L1).toObject()),
        };
        if (!each.name.isEmpty() && each.failedCalls >= 0)
            failures.append(each);
    }
    return failures;
}

/// As readFailures().
QList<Server> readServers(const QJsonArray &array)
{
    QList<Server> servers;
    for (const QJsonValue entry : array) {
        const QJsonObject object = entry.toObject();
        const Server each{
            .name = object.value("name"_L1).toString(),
            .state = object.value("state"_L1).toString(),
            .reason = object.value("reason"_L1).toString(),
            .since = object.value("since"_L1).toString(),
            .restarts = object.value("restarts"_L1).toInteger(-1),
            .messageCount = object.value("message_count"_L1).toInteger(-1),
            .lastUsedAt = object.value("last_used_at"_L1).toString(),
        };
        if (!each.name.isEmpty() && !each.state.isEmpty() && each.restarts >= 0 &&
            each.messageCount >= 0)
            servers.append(each);
    }
    return servers;
}

/// For bytes that are known to be invalid.
qint64 firstInvalidUtf8(const QByteArray &bytes)
{
    qint64 at = 0;
    while (at < bytes.size()) {
        const auto lead = static_cast<uchar>(bytes.at(at));
        const qint64 length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (length > bytes.size() - at ||
            !QUtf8StringView(bytes.constData() + at, length).isValidUtf8())
            break;
        at += length;
    }
    return at;
}

void appendString(QByteArray &out, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const auto isPlain = [](uchar c) { return c >= 0x20 && c != '"' && c != '\\' && c != 0xEF; };
    QByteArray escaped;
    if (!std::all_of(bytes.begin(), bytes.end(), isPlain)) {
        for (const char c : bytes) {
            if (c == '"' || c == '\\')
                (escaped += '\\') += c;
            else if (c == '\n')
                escaped += "\\n";
            else if (c == '\t')
                escaped += "\\t";
            else if (static_cast<uchar>(c) < 0x20)
                escaped += "\\u" + QByteArray::number(c, 16).rightJustified(4, '0');
            else
                escaped += c;
        }
        // QJsonDocument takes a string's first U+FEFF for a byte order mark and drops it.
        escaped.replace("\xEF\xBB\xBF", "\\ufeff");
    }
    ((out += '"') += escaped.isEmpty() ? bytes : escaped) += '"';
}

void appendTools(QByteArray &out, const Service &service)
{
    if (service.tools.isEmpty())
        return;
    out += ",\n      \"tools\": [";
    for (const QString &name : service.tools)
        appendString(out += &name == &service.tools.front() ? "\n        " : ",\n        ", name);
    out += "\n      ]";
    if (service.moreTools > 0)
        (out += ",\n      \"tools_count\": ") +=
            QByteArray::number(service.tools.size() + service.moreTools);
}

void appendErrors(QByteArray &out, const QMap<QString, qint64> &errors)
{
    if (errors.isEmpty())
        return;
    out += ",\n      \"errors\": {";
    for (auto each = errors.begin(); each != errors.end(); ++each) {
        appendString(out += each == errors.begin() ? "\n        " : ",\n        ", each.key());
        (out += ": ") += QByteArray::number(each.value());
    }
    out += "\n      }";
}

void appendFailures(QByteArray &out, const QList<ServiceFailures> &failures)
{
    if (failures.isEmpty())
        return;
    out += ",\n  \"failures\": [";
    for (const ServiceFailures &each : failures) {
        out += &each == &failures.front() ? "\n    {" : ",\n    {";
        appendString(out += "\n      \"name\": ", each.name);
        (out += ",\n      \"failed_calls\": ") += QByteArray::number(each.failedCalls);
        appendString(out += ",\n      \"last_error\": ", each.lastError);
        appendString(out += ",\n      \"last_error_at\": ", each.lastErrorAt);
        appendString(out += ",\n      \"last_success_at\": ", each.lastSuccessAt);
        (out += ",\n      \"down\": ") += each.down ? "true" : "false";
        appendErrors(out, each.errors);
        out += "\n    }";
    }
    out += "\n  ]";
}

void appendServers(QByteArray &out, const QList<Server> &servers)
{
    if (servers.isEmpty())
        return;
    out += ",\n  \"servers\": [";
    for (const Server &each : servers) {
        out += &each == &servers.front() ? "\n    {" : ",\n    {";
        appendString(out += "\n      \"name\": ", each.name);
        appendString(out += ",\n      \"state\": ", each.state);
        appendString(out += ",\n      \"reason\": ", each.reason);
        appendString(out += ",\n      \"since\": ", each.since);
        (out += ",\n      \"restarts\": ") += QByteArray::number(each.restarts);
        (out += ",\n      \"message_count\": ") += QByteArray::number(each.messageCount);
        appendString(out += ",\n      \"last_used_at\": ", each.lastUsedAt);
        out += "\n    }";
    }
    out += "\n  ]";
}

} // namespace

std::optional<Snapshot> parseSnapshot(const QByteArray &bytes, ParseError *error)
{
    const auto failed = [&](ParseError::Kind kind, qint64 offset, const DeferredText &detail) {
        *error = {kind, offset, detail};
        return std::nullopt;
    };
    if (bytes.trimmed().isEmpty())
        return failed(ParseError::Kind::Empty, -1, {});
    if (!bytes.isValidUtf8())
        return failed(ParseError::Kind::NotUtf8, firstInvalidUtf8(bytes), {});

    QJsonParseError jsonError;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &jsonError);
    if (jsonError.error != QJsonParseError::NoError)
        // QJsonParseError's offset is past the end when a string is cut off.
        return failed(ParseError::Kind::NotJson, qMin<qint64>(jsonError.offset, bytes.size()),
                      jsonError.errorString());
    if (!document.isObject())
        return failed(ParseError::Kind::Invalid, -1,
                      StatsFile::trLater("it contains no JSON object"));

    const QJsonObject root = document.object();
    RuleChecker check;
    Snapshot snapshot;
    snapshot.totalServices = check.count(root.value("total_services"_L1), u"total_services"_s);
    snapshot.totalMessages = check.count(root.value("total_messages"_L1), u"total_messages"_s);
    if (const auto value = root.constFind("last_updated"_L1); value != root.constEnd())
        snapshot.lastUpdated = check.string(*value, u"last_updated"_s);
    if (const auto value = root.constFind("services"_L1); value != root.constEnd())
        snapshot.services = readServices(*value, check);
    if (const auto value = root.constFind("writer"_L1); value != root.constEnd())
        snapshot.writer = readWriter(*value, check);
    snapshot.failures = readFailures(root.value("failures"_L1).toArray());
    snapshot.servers = readServers(root.value("servers"_L1).toArray());
    if (!check.problem().isEmpty())
        return failed(ParseError::Kind::Invalid, -1, check.problem());
    return snapshot;
}

QByteArray toJson(const Snapshot &snapshot)
{
    QByteArray out;
    out.reserve(256 + snapshot.services.size() * 160);
    out += "{\n  \"total_services\": " + QByteArray::number(snapshot.totalServices);
    out += ",\n  \"total_messages\": " + QByteArray::number(snapshot.totalMessages);
    if (!snapshot.lastUpdated.isEmpty())
        appendString(out += ",\n  \"last_updated\": ", snapshot.lastUpdated);
    out += ",\n  \"services\": [";
    for (const Service &service : snapshot.services) {
        out += &service == &snapshot.services.front() ? "\n    {" : ",\n    {";
        appendString(out += "\n      \"name\": ", service.name);
        appendString(out += ",\n      \"registered_at\": ", service.registeredAt);
        (out += ",\n      \"message_count\": ") += QByteArray::number(service.messageCount);
        if (!service.lastUsedAt.isEmpty())
            appendString(out += ",\n      \"last_used_at\": ", service.lastUsedAt);
        appendTools(out, service);
        out += "\n    }";
    }
    out += snapshot.services.isEmpty() ? "]" : "\n  ]";
    if (const auto &writer = snapshot.writer) {
        const double heartbeat = std::chrono::duration<double>(writer->heartbeat).count();
        const bool stopped = writer->state == Writer::State::Stopped;
        out += ",\n  \"writer\": {\n    \"pid\": " + QByteArray::number(writer->pid);
        appendString(out += ",\n    \"host\": ", writer->host);
        out += ",\n    \"heartbeat_s\": " + QByteArray::number(heartbeat, 'g', 8);
        out += ",\n    \"state\": ";
        out += stopped ? "\"stopped\"" : "\"running\"";
        if (!writer->bootId.isEmpty())
            appendString(out += ",\n    \"boot_id\": ", writer->bootId);
        if (writer->pidNamespace != 0)
            (out += ",\n    \"pid_namespace\": ") += QByteArray::number(writer->pidNamespace);
        if (writer->startTime != 0)
            (out += ",\n    \"start_time\": ") += QByteArray::number(writer->startTime);
        if (writer->utcOffset)
            (out += ",\n    \"utc_offset_s\": ") += QByteArray::number(*writer->utcOffset);
        out += "\n  }";
    }
    appendFailures(out, snapshot.failures);
    appendServers(out, snapshot.servers);
    return out + "\n}\n";
}

} // namespace mm
