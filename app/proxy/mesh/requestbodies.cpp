// SPDX-License-Identifier: MIT
#include "app/proxy/mesh/requestbodies.h"

#include "app/proxy/json/jsonerrors.h"
#include "app/proxy/json/jsonslice.h"
#include "core/system/displaytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr qsizetype maxNameLength = 128;
constexpr qsizetype maxToolNameLength = 256;
/// As JSON: each character may be escaped as two units.
constexpr qsizetype maxNameBytes = maxToolNameLength * 12 + 2;
constexpr seconds maxCallTimeout{3600};
/// Path segments that would lead out of /tools/.
const QStringList reservedSegments{u"."_s, u".."_s};

/// jsonText(), which shares the data of \p body.
QByteArray jsonOf(const QByteArray &body)
{
    const QByteArrayView json = jsonText(body);
    return QByteArray::fromRawData(json.data(), json.size());
}

/// Shortened, for a message.
QString quoted(QByteArrayView json)
{
    constexpr qsizetype max = 40; // characters, of up to 4 bytes
    return sanitizeForDisplay(QString::fromUtf8(json.first(qMin(json.size(), 4 * max + 4))),
                              {.maxLength = max});
}

bool isMissing(QByteArrayView raw)
{
    return raw.isEmpty() || raw == "null";
}

/// As PHP writes an empty object, and Lua an empty list.
bool isEmptyContainer(QByteArrayView raw)
{
    return (raw.startsWith('{') || raw.startsWith('[')) &&
           raw.sliced(1).chopped(1).trimmed().isEmpty();
}

QString nameError(const QString &label, const QString &name, qsizetype maxLength)
{
    const auto ucs4 = name.toUcs4();
    if (ucs4.size() > maxLength)
        return u"%1 has %2 characters; the limit is %3."_s.arg(label, QString::number(ucs4.size()),
                                                               QString::number(maxLength));
    const auto bad = std::find_if_not(ucs4.cbegin(), ucs4.cend(), fitsInLine);
    if (bad != ucs4.cend())
        return u"%1 has the character U+%2, which can't be shown in a line."_s.arg(
            label, QString::number(*bad, 16).toUpper().rightJustified(4, u'0'));
    if (std::none_of(ucs4.cbegin(), ucs4.cend(), isVisible))
        return u"%1 has no visible character."_s.arg(label);
    return {};
}

/// Its name, or an object with its name.
bool isTool(QByteArrayView json)
{
    return json.startsWith('"') ||
           (json.startsWith('{') &&
            JsonSlice(QByteArray::fromRawData(json.data(), json.size()), {"name"})
                .raw("name")
                .startsWith('"'));
}

/// Reads members of a body, and keeps the first error.
class BodyReader
{
public:
    BodyReader(const QByteArray &body, std::initializer_list<QByteArrayView> keys)
        : m_json(jsonOf(body), keys)
    {
        if (!m_json.isValid())
            m_error = describeInvalidBody(body, m_json.errorAt());
        if (!m_json.isObject())
            fail(
                u"The body has to be a JSON object. A string or a list is none: perhaps the object "
                "was encoded twice."_s);
    }
    [[nodiscard]] const QString &error() const { return m_error; }

    QString name(const char *key, qsizetype maxLength = maxNameLength,
                 const QStringList &reserved = {})
    {
        const QByteArrayView raw = m_json.raw(key);
        const QString label = QLatin1StringView(key);
        // Not decoded, which needs several times its memory.
        if (raw.size() > maxNameBytes) {
            fail(u"\"%1\" has %2 bytes; the limit is %3 characters."_s.arg(
                label, QString::number(raw.size()), QString::number(maxLength)));
            return {};
        }
        const QString name = m_json.value(key).toString();
        if (isMissing(raw))
            fail(u"\"%1\" is missing."_s.arg(label));
        if (!raw.startsWith('"'))
            fail(u"\"%1\" has to be a string, not %2."_s.arg(label, quoted(raw)));
        fail(nameError(u'"' + label + u'"', name, maxLength));
        if (reserved.contains(name))
            fail(u"\"%1\" can't be \"%2\"."_s.arg(label, name));
        return m_error.isEmpty() ? name : QString();
    }
    QString tool() { return name("tool_name", maxToolNameLength, reservedSegments); }
    quint16 port()
    {
        const QByteArrayView raw = m_json.raw("port");
        const double port = number("port");
        if (isMissing(raw))
            fail(u"\"port\" is missing."_s);
        if (!(port >= 1 && port <= 65535 && port == double(int(port))))
            fail(u"\"port\" has to be an integer from 1 to 65535, not %1."_s.arg(quoted(raw)));
        return quint16(qBound(0.0, port, 65535.0));
    }
    /// Nothing else was ever required of it.
    std::optional<quint16> optionalPort()
    {
        const double port = number("port");
        return port >= 1 && port <= 65535 ? std::optional(quint16(port)) : std::nullopt;
    }
    QByteArray tools()
    {
        const QByteArrayView raw = m_json.raw("tools");
        if (isMissing(raw) || isEmptyContainer(raw))
            return "[]";
        // Not as a QJsonArray, which needs several times the memory of the text.
        if (!raw.startsWith('[') || !JsonSlice::allItems(raw, isTool))
            fail(u"\"tools\" has to be a list of names or of objects with a \"name\"."_s);
        return raw.toByteArray();
    }
    QByteArray arguments()
    {
        const QByteArrayView raw = m_json.raw("arguments");
        if (isMissing(raw) || isEmptyContainer(raw))
            return "{}";
        if (!raw.startsWith('{'))
            fail(u"\"arguments\" has to be an object, not %1."_s.arg(quoted(raw)));
        return QByteArray::fromRawData(raw.data(), raw.size());
    }
    milliseconds timeout(milliseconds defaultTimeout)
    {
        const QByteArrayView raw = m_json.raw("timeout");
        if (isMissing(raw))
            return defaultTimeout;
        const double requested = number("timeout");
        const bool isInRange = requested > 0 && requested <= double(maxCallTimeout.count());
        if (!isInRange)
            fail(u"\"timeout\" has to be a number of seconds above 0, up to %1, not %2."_s.arg(
                QString::number(maxCallTimeout.count()), quoted(raw)));
        return isInRange ? ceil<milliseconds>(duration<double>(requested)) : defaultTimeout;
    }

private:
    /// Also of a number in a string, as scripts take it from their environment. 0 if it is none.
    [[nodiscard]] double number(QByteArrayView key) const
    {
        const QJsonValue value = m_json.value(key);
        return value.isString() ? value.toString().toDouble() : value.toDouble();
    }
    void fail(const QString &error)
    {
        if (m_error.isEmpty())
            m_error = error;
    }

    const JsonSlice m_json;
    QString m_error;
};

} // namespace

QString toolName(QByteArrayView json)
{
    const JsonSlice object(QByteArray::fromRawData(json.data(), json.size()), {"name"});
    const QByteArrayView name = object.isObject() ? object.raw("name") : json;
    return name.size() > maxNameBytes
               ? QString()
               : QJsonDocument::fromJson('[' + name.toByteArray() + ']').array().at(0).toString();
}

bool isToolName(const QString &name)
{
    // A lone surrogate has no form in a path.
    return !name.isEmpty() && name.size() <= maxToolNameLength && name.isValidUtf16() &&
           !reservedSegments.contains(name);
}

QByteArray toolPath(const QString &name)
{
    // RFC 3986 allows these characters in a path segment.
    return "/tools/" + QUrl::toPercentEncoding(name, "!$&'()*+,;=:@");
}

CallRequest parseCall(const QByteArray &body, milliseconds defaultTimeout)
{
    BodyReader reader(body, {"target_instance", "tool_name", "arguments", "timeout"});
    const QString target = reader.name("target_instance");
    const QString tool = reader.tool();
    return {.target = target,
            .tool = tool,
            .path = toolPath(tool),
            .body = body,
            .arguments = reader.arguments(),
            .timeout = reader.timeout(defaultTimeout),
            .error = reader.error()};
}

QString serviceNameError(const QString &label, const QString &name)
{
    return nameError(label, name, maxNameLength);
}

RegisterRequest parseRegistration(const QByteArray &body)
{
    BodyReader reader(body, {"instance_name", "port", "tools"});
    return {.name = reader.name("instance_name"),
            .port = reader.port(),
            .tools = reader.tools(),
            .error = reader.error()};
}

NameRequest parseName(const QByteArray &body)
{
    BodyReader reader(body, {"instance_name", "port"});
    return {.name = reader.name("instance_name"),
            .port = reader.optionalPort(),
            .error = reader.error()};
}

} // namespace mm
