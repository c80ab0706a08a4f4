// SPDX-License-Identifier: MIT
#include "core/statsfile/statsjson.h"

#include "core/statsfile/texts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUtf8StringView>

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
        if (value.isUndefined())
            return fail(StatsFile::tr("the key %1 is missing").arg(key)), 0;
        if (!value.isDouble())
            return fail(StatsFile::tr("%1 is not a number").arg(key)), 0;
        // toInteger() returns its default for fractions as well as for what is too large.
        const qint64 n = value.toInteger(-1);
        if (n >= 0)
            return n;
        const double d = value.toDouble();
        if (d < 0)
            fail(StatsFile::tr("%1 is negative").arg(key));
        else if (d != std::floor(d))
            fail(StatsFile::tr("%1 is not a whole number").arg(key));
        else
            fail(StatsFile::tr("%1 is too large").arg(key));
        return 0;
    }

    QString string(const QJsonValue &value, const QString &key)
    {
        if (value.isUndefined())
            fail(StatsFile::tr("the key %1 is missing").arg(key));
        else if (!value.isString())
            fail(StatsFile::tr("%1 is not a string").arg(key));
        return value.toString();
    }

    QJsonObject object(const QJsonValue &value, const QString &key)
    {
        if (!value.isObject())
            fail(StatsFile::tr("%1 is not an object").arg(key));
        return value.toObject();
    }

    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    [[nodiscard]] bool failed() const { return !m_problem.isEmpty(); }
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    QString m_problem;
};

milliseconds readHeartbeat(const QJsonValue &value, RuleChecker &check)
{
    constexpr double minSeconds = 0.001;
    constexpr double maxSeconds = 86'400;
    const double seconds = value.toDouble();
    if (value.isDouble() && seconds >= minSeconds && seconds <= maxSeconds)
        return milliseconds(std::llround(seconds * 1000));
    check.fail(
        StatsFile::tr("%1 is not a number of seconds up to 86400").arg("writer.heartbeat_s"_L1));
    return {};
}

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
        check.fail(
            StatsFile::tr("%1 is neither \"running\" nor \"stopped\"").arg("writer.state"_L1));
    writer.heartbeat = readHeartbeat(object.value("heartbeat_s"_L1), check);
    return writer;
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
    // A file may have thousands of services: the keys' texts are only built for a broken entry.
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
        check.fail(StatsFile::tr("%1 is not an array").arg("services"_L1));
    const QJsonArray array = value.toArray();
    QList<Service> services;
    services.reserve(array.size());
    for (const QJsonValue entry : array)
        services.append(readService(entry, services.size(), check));
    return services;
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

/// What JSON needs instead of the character at the front of \p bytes; empty where it is written as
/// it is. \p length receives the character's bytes.
QByteArray escapeSequence(QByteArrayView bytes, qsizetype *length)
{
    // QJsonDocument takes a string's first U+FEFF for a byte order mark and drops it.
    constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";
    *length = 1;
    const char c = bytes.front();
    if (c == '"' || c == '\\')
        return QByteArray(1, '\\') + c;
    if (c == '\n')
        return "\\n"_ba;
    if (c == '\t')
        return "\\t"_ba;
    if (static_cast<uchar>(c) < 0x20)
        return "\\u" + QByteArray::number(c, 16).rightJustified(4, '0');
    if (!bytes.startsWith(byteOrderMark))
        return {};
    *length = byteOrderMark.size();
    return "\\ufeff"_ba;
}

void appendString(QByteArray &out, QStringView text)
{
    const QByteArray bytes = text.toUtf8();
    out += '"';
    qsizetype written = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<uchar>(bytes.at(i));
        if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0xEF)
            continue;
        qsizetype length = 0;
        const QByteArray escaped = escapeSequence(QByteArrayView(bytes).sliced(i), &length);
        if (escaped.isEmpty())
            continue;
        out += QByteArrayView(bytes).sliced(written, i - written);
        out += escaped;
        written = i + length;
    }
    out += QByteArrayView(bytes).sliced(written);
    out += '"';
}

void appendServices(QByteArray &out, const QList<Service> &services)
{
    out += '[';
    for (const Service &service : services) {
        out += &service == &services.front() ? "\n    {\n      \"name\": "
                                             : ",\n    {\n      \"name\": ";
        appendString(out, service.name);
        out += ",\n      \"registered_at\": ";
        appendString(out, service.registeredAt);
        out += ",\n      \"message_count\": ";
        out += QByteArray::number(service.messageCount);
        out += "\n    }";
    }
    out += services.isEmpty() ? "]" : "\n  ]";
}

void appendWriter(QByteArray &out, const Writer &writer)
{
    out += "{\n    \"pid\": ";
    out += QByteArray::number(writer.pid);
    out += ",\n    \"host\": ";
    appendString(out, writer.host);
    out += ",\n    \"heartbeat_s\": ";
    out += QByteArray::number(static_cast<double>(writer.heartbeat.count()) / 1000.0, 'g', 8);
    out += ",\n    \"state\": ";
    out += writer.state == Writer::State::Stopped ? "\"stopped\"" : "\"running\"";
    out += "\n  }";
}

} // namespace

std::optional<Snapshot> parseSnapshot(const QByteArray &bytes, ParseError *error)
{
    const auto failed = [&](ParseError::Kind kind, qint64 offset, const QString &detail) {
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
        return failed(ParseError::Kind::Invalid, -1, StatsFile::tr("it contains no JSON object"));

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
    if (check.failed())
        return failed(ParseError::Kind::Invalid, -1, check.problem());
    return snapshot;
}

QByteArray toJson(const Snapshot &snapshot)
{
    constexpr qsizetype expectedPerService = 160;
    QByteArray out;
    out.reserve(256 + snapshot.services.size() * expectedPerService);
    out += "{\n  \"total_services\": ";
    out += QByteArray::number(snapshot.totalServices);
    out += ",\n  \"total_messages\": ";
    out += QByteArray::number(snapshot.totalMessages);
    if (!snapshot.lastUpdated.isEmpty()) {
        out += ",\n  \"last_updated\": ";
        appendString(out, snapshot.lastUpdated);
    }
    out += ",\n  \"services\": ";
    appendServices(out, snapshot.services);
    if (snapshot.writer) {
        out += ",\n  \"writer\": ";
        appendWriter(out, *snapshot.writer);
    }
    out += "\n}\n";
    return out;
}

} // namespace mm
