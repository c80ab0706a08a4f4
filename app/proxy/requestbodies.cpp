// SPDX-License-Identifier: MIT
#include "app/proxy/requestbodies.h"

#include "app/proxy/jsonslice.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr qsizetype maxNameLength = 128;
constexpr qsizetype maxToolNameLength = 256;
constexpr seconds maxCallTimeout{3600};

/// Whether \p c can be shown in one line of a log, table or label.
bool isDisplayable(uint c)
{
    const QChar::Category category = QChar::category(c);
    // Bidirectional controls can make one name look like another.
    const bool isBidirectional = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return (QChar::isPrint(c) || category == QChar::Other_Format) && !isBidirectional &&
           category != QChar::Separator_Line && category != QChar::Separator_Paragraph &&
           c != QChar::ReplacementCharacter;
}

bool isVisible(uint c)
{
    return !QChar::isSpace(c) && QChar::category(c) != QChar::Other_Format;
}

/// Reads members of a body, and keeps the first error.
class BodyReader
{
public:
    BodyReader(const QByteArray &body, std::initializer_list<QByteArrayView> keys)
        : m_json(body, keys)
    {
        require(m_json.isValid(),
                u"The body is not valid JSON at byte %1."_s.arg(m_json.errorAt()));
        require(m_json.isObject(), u"The body has to be a JSON object."_s);
    }
    [[nodiscard]] const QString &error() const { return m_error; }

    QString name(const char *key, qsizetype maxLength = maxNameLength,
                 const QStringList &reserved = {})
    {
        const QString name = m_json.value(key).toString();
        const auto ucs4 = name.toUcs4();
        const bool isName = ucs4.size() <= maxLength &&
                            std::all_of(ucs4.cbegin(), ucs4.cend(), isDisplayable) &&
                            std::any_of(ucs4.cbegin(), ucs4.cend(), isVisible);
        require(isName && !reserved.contains(name),
                u"\"%1\" has to be a string of 1 to %2 visible characters."_s
                    .arg(QLatin1StringView(key))
                    .arg(maxLength));
        return isName ? name : QString();
    }
    QByteArray toolPath()
    {
        // The path segments "." and ".." would lead out of /tools/.
        const QString tool = name("tool_name", maxToolNameLength, {u"."_s, u".."_s});
        // RFC 3986 allows these characters in a path segment.
        return "/tools/" + QUrl::toPercentEncoding(tool, "!$&'()*+,;=:@");
    }
    quint16 port()
    {
        const double number = m_json.value("port").toDouble();
        require(number >= 1 && number <= 65535 && number == double(int(number)),
                u"\"port\" has to be an integer from 1 to 65535."_s);
        return quint16(qBound(0.0, number, 65535.0));
    }
    /// Nothing else was ever required of it.
    std::optional<quint16> optionalPort()
    {
        const int number = m_json.value("port").toInt();
        return number >= 1 && number <= 65535 ? std::optional(quint16(number)) : std::nullopt;
    }
    QByteArray tools()
    {
        const QByteArrayView raw = m_json.raw("tools");
        const QJsonValue value = m_json.value("tools");
        const QJsonArray array = value.toArray();
        const bool isList =
            value.isArray() && std::all_of(array.begin(), array.end(), [](const auto &tool) {
                return tool.isString() || tool.toObject().value("name"_L1).isString();
            });
        require(raw.isEmpty() || isList,
                u"\"tools\" has to be a list of names or of objects with a \"name\"."_s);
        return raw.isEmpty() ? QByteArray("[]") : raw.toByteArray();
    }
    QByteArray arguments()
    {
        const QByteArrayView raw = m_json.raw("arguments");
        const bool isMissing = raw.isEmpty() || raw == "null";
        require(isMissing || raw.startsWith('{'), u"\"arguments\" has to be an object."_s);
        return isMissing ? QByteArray("{}") : raw.toByteArray();
    }
    milliseconds timeout(milliseconds defaultTimeout)
    {
        const QByteArrayView raw = m_json.raw("timeout");
        if (raw.isEmpty() || raw == "null")
            return defaultTimeout;
        const double requested = m_json.value("timeout").toDouble();
        const bool isInRange = requested > 0 && requested <= double(maxCallTimeout.count());
        require(isInRange, u"\"timeout\" has to be a number of seconds above 0, up to %1."_s.arg(
                               maxCallTimeout.count()));
        return isInRange ? ceil<milliseconds>(duration<double>(requested)) : defaultTimeout;
    }

private:
    void require(bool condition, const QString &error)
    {
        if (!condition && m_error.isEmpty())
            m_error = error;
    }

    const JsonSlice m_json;
    QString m_error;
};

} // namespace

CallRequest parseCall(const QByteArray &body, milliseconds defaultTimeout)
{
    BodyReader reader(body, {"target_instance", "tool_name", "arguments", "timeout"});
    return {.target = reader.name("target_instance"),
            .path = reader.toolPath(),
            .arguments = reader.arguments(),
            .timeout = reader.timeout(defaultTimeout),
            .error = reader.error()};
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
