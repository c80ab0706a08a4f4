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
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Other_Format:
        // Bidirectional controls can make one name look like another.
        return !((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069));
    default:
        return c != QChar::ReplacementCharacter;
    }
}

bool isVisible(uint c)
{
    return !QChar::isSpace(c) && QChar::category(c) != QChar::Other_Format;
}

bool isName(const QString &text, qsizetype maxLength)
{
    const auto ucs4 = text.toUcs4();
    return ucs4.size() <= maxLength && std::all_of(ucs4.cbegin(), ucs4.cend(), isDisplayable) &&
           std::any_of(ucs4.cbegin(), ucs4.cend(), isVisible);
}

QString checkObject(const JsonSlice &json)
{
    if (!json.isValid())
        return u"The body is no JSON from byte %1 on."_s.arg(json.errorAt());
    return json.isObject() ? QString() : u"The body has to be a JSON object."_s;
}

QString readName(const JsonSlice &json, QByteArrayView key, QString *name)
{
    const QString value = json.value(key).toString();
    if (!isName(value, maxNameLength))
        return u"\"%1\" has to be a string of 1 to %2 visible characters."_s
            .arg(QLatin1StringView(key))
            .arg(maxNameLength);
    *name = value;
    return {};
}

QString readPort(const JsonSlice &json, quint16 *port)
{
    const double number = json.value("port").toDouble();
    if (number < 1 || number > 65535 || number != double(int(number)))
        return u"\"port\" has to be an integer from 1 to 65535."_s;
    *port = quint16(number);
    return {};
}

QString readTools(const JsonSlice &json, QByteArray *tools)
{
    const QByteArrayView raw = json.raw("tools");
    *tools = raw.isEmpty() ? QByteArray("[]") : raw.toByteArray();
    const QJsonValue value = json.value("tools");
    const QJsonArray array = value.toArray();
    const bool isValid =
        value.isArray() && std::all_of(array.begin(), array.end(), [](const auto &tool) {
            return tool.isString() || tool.toObject().value("name"_L1).isString();
        });
    if (!isValid && !raw.isEmpty())
        return u"\"tools\" has to be a list of names or of objects with a \"name\"."_s;
    return {};
}

QString readTimeout(const JsonSlice &json, milliseconds *timeout)
{
    const QByteArrayView raw = json.raw("timeout");
    if (raw.isEmpty() || raw == "null")
        return {};
    const double requested = json.value("timeout").toDouble();
    if (!(requested > 0) || requested > double(maxCallTimeout.count()))
        return u"\"timeout\" has to be a number of seconds above 0, up to %1."_s.arg(
            maxCallTimeout.count());
    *timeout = ceil<milliseconds>(duration<double>(requested));
    return {};
}

QString readTool(const JsonSlice &json, QByteArray *path)
{
    const QString tool = json.value("tool_name").toString();
    // "." and ".." would leave /tools/ at the service.
    if (!isName(tool, maxToolNameLength) || tool == "."_L1 || tool == ".."_L1)
        return u"\"tool_name\" has to be a string of 1 to %1 visible characters."_s.arg(
            maxToolNameLength);
    *path = "/tools/" + QUrl::toPercentEncoding(tool);
    return {};
}

QString readArguments(const JsonSlice &json, QByteArray *arguments)
{
    const QByteArrayView raw = json.raw("arguments");
    const bool isMissing = raw.isEmpty() || raw == "null";
    *arguments = isMissing ? QByteArray("{}") : raw.toByteArray();
    return isMissing || raw.startsWith('{') ? QString() : u"\"arguments\" has to be an object."_s;
}

} // namespace

CallRequest parseCall(const QByteArray &body, milliseconds defaultTimeout)
{
    const JsonSlice json(body, {"target_instance", "tool_name", "arguments", "timeout"});
    CallRequest call;
    call.timeout = defaultTimeout;
    call.error = checkObject(json);
    if (call.error.isEmpty())
        call.error = readName(json, "target_instance", &call.target);
    if (call.error.isEmpty())
        call.error = readTool(json, &call.path);
    if (call.error.isEmpty())
        call.error = readArguments(json, &call.arguments);
    if (call.error.isEmpty())
        call.error = readTimeout(json, &call.timeout);
    return call;
}

RegisterRequest parseRegistration(const QByteArray &body)
{
    const JsonSlice json(body, {"instance_name", "port", "tools"});
    RegisterRequest request;
    request.error = checkObject(json);
    if (request.error.isEmpty())
        request.error = readName(json, "instance_name", &request.name);
    if (request.error.isEmpty())
        request.error = readPort(json, &request.port);
    if (request.error.isEmpty())
        request.error = readTools(json, &request.tools);
    return request;
}

NameRequest parseName(const QByteArray &body)
{
    const JsonSlice json(body, {"instance_name"});
    NameRequest request;
    request.error = checkObject(json);
    if (request.error.isEmpty())
        request.error = readName(json, "instance_name", &request.name);
    return request;
}

} // namespace mm
