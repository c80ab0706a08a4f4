// SPDX-License-Identifier: MIT
#include "app/proxy/callrequest.h"

#include "app/proxy/jsontext.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr qsizetype longestName = 128;
constexpr qsizetype longestTool = 256;
constexpr seconds longestTimeout{3600};

/// Whether \p c may be in what is shown in lines, logs and labels.
bool isShowable(uint c)
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
        // Marks that turn the direction of what follows could make one name look like another.
        return !((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069));
    default:
        return c != QChar::ReplacementCharacter;
    }
}

/// Whether \p c leaves ink.
bool isVisible(uint c)
{
    return !QChar::isSpace(c) && QChar::category(c) != QChar::Other_Format;
}

bool isName(const QString &text, qsizetype longest)
{
    // What most names are.
    const auto isPlain = [](QChar c) { return c > u' ' && c < u'\x7f'; };
    if (!text.isEmpty() && text.size() <= longest &&
        std::all_of(text.cbegin(), text.cend(), isPlain))
        return true;
    const auto ucs4 = text.toUcs4();
    return ucs4.size() <= longest && std::all_of(ucs4.cbegin(), ucs4.cend(), isShowable) &&
           std::any_of(ucs4.cbegin(), ucs4.cend(), isVisible);
}

QString complaint(const JsonText &json)
{
    if (!json.isValid())
        return u"The body is no JSON from byte %1 on."_s.arg(json.faultAt());
    return json.isObject() ? QString() : u"The body has to be a JSON object."_s;
}

QString readName(const JsonText &json, QByteArrayView key, QString *name)
{
    const auto value = json.string(key);
    if (!value || !isName(*value, longestName))
        return u"\"%1\" has to be a string of 1 to %2 visible characters."_s
            .arg(QLatin1StringView(key))
            .arg(longestName);
    *name = *value;
    return {};
}

QString readPort(const JsonText &json, quint16 *port)
{
    const double number = json.number("port").value_or(0);
    if (number < 1 || number > 65535 || number != double(int(number)))
        return u"\"port\" has to be an integer from 1 to 65535."_s;
    *port = quint16(number);
    return {};
}

/// Of a value that is known to be JSON.
bool isListOfStrings(QByteArrayView json)
{
    if (!json.startsWith('['))
        return false;
    bool inString = false;
    for (qsizetype i = 1; i < json.size() - 1; ++i) {
        const char c = json.at(i);
        if (c == '"')
            inString = !inString;
        else if (inString && c == '\\')
            ++i;
        else if (!inString && c != ',' && c != ' ' && c != '\t' && c != '\n' && c != '\r')
            return false;
    }
    return true;
}

QString readTools(const JsonText &json, QByteArray *tools)
{
    const QByteArrayView raw = json.raw("tools");
    *tools = "[]";
    if (raw.isEmpty())
        return {};
    if (isListOfStrings(raw)) {
        *tools = raw.toByteArray();
        return {};
    }
    const QJsonValue value = json.value("tools");
    const QJsonArray array = value.toArray();
    const bool fine =
        value.isArray() && std::all_of(array.begin(), array.end(), [](const auto &tool) {
            return tool.isString() || tool.toObject().value("name"_L1).isString();
        });
    if (!fine)
        return u"\"tools\" has to be a list of names or of objects with a \"name\"."_s;
    *tools = raw.toByteArray();
    return {};
}

QString readTimeout(const JsonText &json, milliseconds *timeout)
{
    const QByteArrayView raw = json.raw("timeout");
    if (raw.isEmpty() || raw == "null")
        return {};
    const double asked = json.number("timeout").value_or(0);
    if (!(asked > 0) || asked > double(longestTimeout.count()))
        return u"\"timeout\" has to be a number of seconds above 0, up to %1."_s.arg(
            longestTimeout.count());
    *timeout = ceil<milliseconds>(duration<double>(asked));
    return {};
}

QString readTool(const JsonText &json, QByteArray *path)
{
    const QString tool = json.string("tool_name").value_or(QString());
    // The two would climb out of /tools/ at the service.
    if (!isName(tool, longestTool) || tool == "."_L1 || tool == ".."_L1)
        return u"\"tool_name\" has to be a string of 1 to %1 visible characters."_s.arg(
            longestTool);
    *path = "/tools/" + QUrl::toPercentEncoding(tool);
    return {};
}

QString readArguments(const JsonText &json, QByteArray *arguments)
{
    const QByteArrayView raw = json.raw("arguments");
    *arguments = "{}";
    if (raw.isEmpty() || raw == "null")
        return {};
    if (!raw.startsWith('{'))
        return u"\"arguments\" has to be an object."_s;
    *arguments = raw.toByteArray();
    return {};
}

/// The first complaint.
template <class... Reads>
QString firstOf(const JsonText &json, Reads &&...reads)
{
    QString error = complaint(json);
    (void)((error.isEmpty() && ((error = reads()), true)) && ...);
    return error;
}

} // namespace

CallRequest parseCall(const QByteArray &body, milliseconds timeout)
{
    const JsonText json(body);
    CallRequest call;
    call.timeout = timeout;
    call.error = firstOf(
        json, [&] { return readName(json, "target_instance", &call.target); },
        [&] { return readTool(json, &call.path); },
        [&] { return readArguments(json, &call.arguments); },
        [&] { return readTimeout(json, &call.timeout); });
    return call;
}

RegisterRequest parseRegistration(const QByteArray &body)
{
    const JsonText json(body);
    RegisterRequest request;
    request.error = firstOf(
        json, [&] { return readName(json, "instance_name", &request.name); },
        [&] { return readPort(json, &request.port); },
        [&] { return readTools(json, &request.tools); });
    return request;
}

NameRequest parseName(const QByteArray &body)
{
    const JsonText json(body);
    NameRequest request;
    request.error = firstOf(json, [&] { return readName(json, "instance_name", &request.name); });
    return request;
}

} // namespace mm
