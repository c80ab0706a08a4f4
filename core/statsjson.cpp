// SPDX-License-Identifier: MIT
#include "core/statsjson.h"

#include "core/jsonoutput.h"
#include "core/plainstats.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUtf8StringView>

#include <cmath>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr auto longestHeartbeat = std::chrono::hours(24);

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(mm::StatsFile)
};

/// Collects the first broken rule, so that the reading below stays a plain list of keys.
class Checker
{
public:
    explicit Checker(QString *problem)
        : m_problem(problem)
    {
    }

    qint64 count(const QJsonValue &value, const QString &key)
    {
        if (value.isUndefined())
            return fail(Text::tr("the key %1 is missing").arg(key)), 0;
        if (!value.isDouble())
            return fail(Text::tr("%1 is not a number").arg(key)), 0;
        // toInteger() gives its default alike for what is fractional and for what is too large.
        const qint64 n = value.toInteger(-1);
        if (n >= 0)
            return n;
        const double d = value.toDouble();
        if (d < 0)
            fail(Text::tr("%1 is negative").arg(key));
        else if (d != std::floor(d))
            fail(Text::tr("%1 is not a whole number").arg(key));
        else
            fail(Text::tr("%1 is too large").arg(key));
        return 0;
    }

    QString string(const QJsonValue &value, const QString &key)
    {
        if (value.isUndefined())
            fail(Text::tr("the key %1 is missing").arg(key));
        else if (!value.isString())
            fail(Text::tr("%1 is not a string").arg(key));
        return value.toString();
    }

    void fail(const QString &problem)
    {
        if (m_problem->isEmpty())
            *m_problem = problem;
    }

    [[nodiscard]] bool failed() const { return !m_problem->isEmpty(); }

private:
    QString *m_problem;
};

Writer readWriter(const QJsonValue &value, Checker &check)
{
    Writer writer;
    if (!value.isObject()) {
        check.fail(Text::tr("%1 is not an object").arg("writer"_L1));
        return writer;
    }
    const QJsonObject object = value.toObject();
    writer.pid = check.count(object.value("pid"_L1), u"writer.pid"_s);
    writer.host = check.string(object.value("host"_L1), u"writer.host"_s);
    const QString state = check.string(object.value("state"_L1), u"writer.state"_s);
    if (state == "stopped"_L1)
        writer.state = Writer::State::Stopped;
    else if (state != "running"_L1)
        check.fail(Text::tr("%1 is neither \"running\" nor \"stopped\"").arg("writer.state"_L1));

    const QJsonValue heartbeat = object.value("heartbeat_s"_L1);
    const double seconds = heartbeat.toDouble();
    const double longest = std::chrono::duration<double>(longestHeartbeat).count();
    if (!heartbeat.isDouble() || !(seconds >= 0.001 && seconds <= longest))
        check.fail(
            Text::tr("%1 is not a number of seconds up to 86400").arg("writer.heartbeat_s"_L1));
    else
        writer.heartbeat = std::chrono::milliseconds(std::llround(seconds * 1000));
    return writer;
}

QList<Service> readServices(const QJsonValue &value, Checker &check)
{
    QList<Service> services;
    if (!value.isArray()) {
        check.fail(Text::tr("%1 is not an array").arg("services"_L1));
        return services;
    }
    const QJsonArray array = value.toArray();
    services.reserve(array.size());
    for (const QJsonValue entry : array) {
        const auto key = [&](QLatin1StringView member) {
            return u"services[%1]%2"_s.arg(QString::number(services.size()), member);
        };
        if (!entry.isObject()) {
            check.fail(Text::tr("%1 is not an object").arg(key({})));
            return services;
        }
        const QJsonObject object = entry.toObject();
        Service service;
        // The key's text is only made for an entry that breaks a rule: there may be a hundred
        // thousand.
        const QJsonValue name = object.value("name"_L1);
        const QJsonValue registeredAt = object.value("registered_at"_L1);
        const QJsonValue messages = object.value("message_count"_L1);
        service.name = name.toString();
        service.registeredAt = registeredAt.toString();
        service.messageCount = messages.toInteger(-1);
        if (!name.isString())
            check.string(name, key(".name"_L1));
        else if (!registeredAt.isString())
            check.string(registeredAt, key(".registered_at"_L1));
        else if (service.messageCount < 0)
            check.count(messages, key(".message_count"_L1));
        if (check.failed())
            return services;
        services.append(service);
    }
    return services;
}

/// Only asked once the whole is known to be invalid, so a walk by characters is quick enough.
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

void appendEscaped(JsonOutput &out, QStringView text)
{
    static constexpr char hex[] = "0123456789abcdef";
    // Readers, Qt's among them, take a string's first U+FEFF for a byte order mark and drop it.
    static constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";
    const QByteArray bytes = text.toUtf8();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        const auto byte = static_cast<uchar>(c);
        if (c == '"' || c == '\\') {
            out.append('\\');
            out.append(c);
        } else if (c == '\n') {
            out.append("\\n");
        } else if (c == '\t') {
            out.append("\\t");
        } else if (byte < 0x20) {
            out.append("\\u00");
            out.append(hex[byte >> 4U]);
            out.append(hex[byte & 0xFU]);
        } else if (byte != 0xEF || !QByteArrayView(bytes).sliced(i).startsWith(byteOrderMark)) {
            out.append(c);
        } else {
            out.append("\\ufeff");
            i += byteOrderMark.size() - 1;
        }
    }
}

void appendString(JsonOutput &out, QStringView text)
{
    out.append('"');
    const qsizetype plain = out.appendPlain(text);
    if (plain < text.size())
        appendEscaped(out, text.sliced(plain));
    out.append('"');
}

void appendServices(JsonOutput &out, const QList<Service> &services)
{
    out.append('[');
    for (const Service &service : services) {
        if (&service != &services.front())
            out.append(',');
        out.append("\n    {\n      \"name\": ");
        appendString(out, service.name);
        out.append(",\n      \"registered_at\": ");
        appendString(out, service.registeredAt);
        out.append(",\n      \"message_count\": ");
        out.append(service.messageCount);
        out.append("\n    }");
    }
    out.append(services.isEmpty() ? "]" : "\n  ]");
}

void appendWriter(JsonOutput &out, const Writer &writer)
{
    out.append("{\n    \"pid\": ");
    out.append(writer.pid);
    out.append(",\n    \"host\": ");
    appendString(out, writer.host);
    out.append(",\n    \"heartbeat_s\": ");
    out.append(QByteArray::number(static_cast<double>(writer.heartbeat.count()) / 1000.0, 'g', 8));
    out.append(",\n    \"state\": ");
    out.append(writer.state == Writer::State::Stopped ? "\"stopped\"" : "\"running\"");
    out.append("\n  }");
}

} // namespace

std::optional<Snapshot> parseSnapshot(const QByteArray &bytes, ParseFault *fault)
{
    if (std::optional<Snapshot> plain = parsePlainSnapshot(bytes))
        return plain;
    return parseAnySnapshot(bytes, fault);
}

std::optional<Snapshot> parseAnySnapshot(const QByteArray &bytes, ParseFault *fault)
{
    const auto failed = [&](ParseFault::Kind kind, qint64 offset, const QString &detail) {
        *fault = {kind, offset, detail};
        return std::nullopt;
    };
    if (bytes.trimmed().isEmpty())
        return failed(ParseFault::Kind::Empty, -1, {});
    if (!bytes.isValidUtf8())
        return failed(ParseFault::Kind::NotUtf8, firstInvalidUtf8(bytes), {});

    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        // QJsonParseError points past the end when a string is cut off.
        return failed(ParseFault::Kind::NotJson, qMin<qint64>(error.offset, bytes.size()),
                      error.errorString());

    QString problem;
    Checker check(&problem);
    Snapshot snapshot;
    if (document.isObject()) {
        const QJsonObject root = document.object();
        snapshot.totalServices = check.count(root.value("total_services"_L1), u"total_services"_s);
        snapshot.totalMessages = check.count(root.value("total_messages"_L1), u"total_messages"_s);
        if (const auto value = root.constFind("last_updated"_L1); value != root.constEnd())
            snapshot.lastUpdated = check.string(*value, u"last_updated"_s);
        if (const auto value = root.constFind("services"_L1); value != root.constEnd())
            snapshot.services = readServices(*value, check);
        if (const auto value = root.constFind("writer"_L1); value != root.constEnd())
            snapshot.writer = readWriter(*value, check);
    } else {
        check.fail(Text::tr("it holds no JSON object"));
    }
    if (check.failed())
        return failed(ParseFault::Kind::Invalid, -1, problem);
    return snapshot;
}

QByteArray toJson(const Snapshot &snapshot)
{
    constexpr qsizetype expectedPerService = 160;
    JsonOutput out(256 + snapshot.services.size() * expectedPerService);
    out.append("{\n  \"total_services\": ");
    out.append(snapshot.totalServices);
    out.append(",\n  \"total_messages\": ");
    out.append(snapshot.totalMessages);
    if (!snapshot.lastUpdated.isEmpty()) {
        out.append(",\n  \"last_updated\": ");
        appendString(out, snapshot.lastUpdated);
    }
    out.append(",\n  \"services\": ");
    appendServices(out, snapshot.services);
    if (snapshot.writer) {
        out.append(",\n  \"writer\": ");
        appendWriter(out, *snapshot.writer);
    }
    out.append("\n}\n");
    return out.take();
}

} // namespace mm
