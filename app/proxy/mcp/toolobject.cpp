// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/toolobject.h"

#include "app/proxy/json/jsonslice.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cctype>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

/// Of JSON Schema `properties` within `properties`.
constexpr qsizetype maxSchemaDepth = 32;
/// More headers than a request can have.
constexpr qsizetype maxMirrored = 100;

using Check = bool (*)(const QJsonValue &);

struct Rule
{
    QLatin1StringView key;
    Check isRight;
};

/// Whether \p value is an object with the right values for those \p rules whose keys it has.
bool fits(const QJsonValue &value, std::initializer_list<Rule> rules)
{
    const QJsonObject object = value.toObject();
    return value.isObject() && std::all_of(rules.begin(), rules.end(), [&](const Rule &rule) {
               const auto member = object.constFind(rule.key);
               return member == object.constEnd() || rule.isRight(*member);
           });
}

bool isListOf(const QJsonValue &value, Check isRight)
{
    const QJsonArray list = value.toArray();
    return value.isArray() && std::all_of(list.begin(), list.end(), isRight);
}

bool isText(const QJsonValue &value)
{
    return value.isString();
}

bool isBool(const QJsonValue &value)
{
    return value.isBool();
}

bool isObject(const QJsonValue &value)
{
    return value.isObject();
}

bool isListOfTexts(const QJsonValue &value)
{
    return isListOf(value, isText);
}

bool isObjectOfObjects(const QJsonValue &value)
{
    const QJsonObject object = value.toObject();
    return value.isObject() && std::all_of(object.begin(), object.end(), isObject);
}

bool isSchema(const QJsonValue &value)
{
    return fits(value, {{"$schema"_L1, isText}});
}

/// A schema for objects; its type may be missing.
bool isUntypedSchema(const QJsonValue &value)
{
    return isSchema(value) &&
           fits(value, {{"type"_L1, [](const QJsonValue &type) { return type == "object"_L1; }},
                        {"properties"_L1, isObjectOfObjects},
                        {"required"_L1, isListOfTexts}});
}

bool isObjectSchema(const QJsonValue &value)
{
    return isUntypedSchema(value) && value["type"_L1].isString();
}

bool isIcon(const QJsonValue &value)
{
    const auto isTheme = [](const QJsonValue &theme) {
        return theme == "light"_L1 || theme == "dark"_L1;
    };
    return value["src"_L1].isString() &&
           fits(value,
                {{"mimeType"_L1, isText}, {"sizes"_L1, isListOfTexts}, {"theme"_L1, isTheme}});
}

bool isListOfIcons(const QJsonValue &value)
{
    return isListOf(value, isIcon);
}

bool isAnnotations(const QJsonValue &value)
{
    return fits(value, {{"title"_L1, isText},
                        {"readOnlyHint"_L1, isBool},
                        {"destructiveHint"_L1, isBool},
                        {"idempotentHint"_L1, isBool},
                        {"openWorldHint"_L1, isBool}});
}

bool isExecution(const QJsonValue &value)
{
    return fits(value, {{"taskSupport"_L1, [](const QJsonValue &support) {
                             return support == "required"_L1 || support == "optional"_L1 ||
                                    support == "forbidden"_L1;
                         }}});
}

struct MemberRule
{
    Check legacy;
    Check modern;
};
/// In the order of CheckedTool::members.
constexpr std::array<MemberRule, CheckedTool::members.size()> memberRules{
    {{isText, isText},
     {isUntypedSchema, isUntypedSchema},
     {isText, isText},
     {isObjectSchema, isSchema},
     {isAnnotations, isAnnotations},
     {isExecution, isExecution},
     {isListOfIcons, isListOfIcons},
     {isObject, isObject}}};
constexpr size_t inputSchema = 1;

/// RFC 9110, 5.6.2.
bool isToken(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.unicode() < 0x80 &&
               (std::isalnum(c.unicode()) || u"!#$%&'*+-.^_`|~"_s.contains(c));
    });
}

/// MCP 2026-07-28, Streamable HTTP, "Schema Extension": annotations that clients have to reject are
/// left out.
void addMirrored(const QJsonObject &schema, const QStringList &path, QList<MirroredArgument> *found)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto each = properties.begin(); each != properties.end(); ++each) {
        const QJsonObject property = each->toObject();
        const QStringList there = path + QStringList(each.key());
        const QString header = property.value("x-mcp-header"_L1).toString();
        const QJsonValue type = property.value("type"_L1);
        const bool isPrimitive =
            type == "string"_L1 || type == "integer"_L1 || type == "boolean"_L1;
        const bool isNew = std::none_of(found->cbegin(), found->cend(), [&](const auto &other) {
            return other.header.compare(header.toUtf8(), Qt::CaseInsensitive) == 0;
        });
        if (isPrimitive && isToken(header) && isNew && found->size() < maxMirrored)
            found->append({there, header.toUtf8()});
        else if (there.size() < maxSchemaDepth)
            addMirrored(property, there, found);
    }
}

QByteArray withType(QByteArrayView schema)
{
    const QByteArrayView rest = schema.sliced(1).trimmed();
    return QByteArray(R"({"type":"object")") + (rest.startsWith('}') ? "" : ",") +
           rest.toByteArray();
}

} // namespace

CheckedTool checkTool(QByteArrayView json)
{
    CheckedTool tool;
    tool.rejectedByLegacy.set();
    tool.rejectedByModern.set();
    if (!json.startsWith('{') || json.size() > CheckedTool::maxBytes)
        return tool;
    // Fails for numbers that clients can't read either.
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()));
    if (!document.isObject())
        return tool;
    const QJsonObject object = document.object();
    for (size_t i = 0; i < memberRules.size(); ++i) {
        const QJsonValue value = object.value(QLatin1StringView(CheckedTool::members[i]));
        tool.rejectedByLegacy.set(i, !value.isUndefined() && !memberRules[i].legacy(value));
        tool.rejectedByModern.set(i, !value.isUndefined() && !memberRules[i].modern(value));
    }
    const QJsonValue schema = object.value("inputSchema"_L1);
    tool.lacksSchema = schema.isUndefined();
    if (!tool.lacksSchema && !tool.rejectedByLegacy.test(inputSchema)) {
        tool.lacksType = schema["type"_L1].isUndefined();
        addMirrored(schema.toObject(), {}, &tool.mirrored);
    }
    return tool;
}

QByteArray repairedTool(QByteArrayView json, const CheckedTool &tool, Era era,
                        const QByteArray &name, const QByteArray &description)
{
    QByteArray repaired = R"({"name":)" + name;
    const auto add = [&repaired](const char *key, QByteArrayView value) {
        repaired += QByteArray(",\"") + key + "\":";
        repaired += value;
    };
    const auto members = CheckedTool::members;
    const JsonSlice sent = tool.rejected(era).all()
                               ? JsonSlice("{}", {})
                               : JsonSlice(QByteArray::fromRawData(json.data(), json.size()),
                                           {members[0], members[1], members[2], members[3],
                                            members[4], members[5], members[6], members[7]});
    for (size_t i = 0; i < members.size(); ++i) {
        const QByteArrayView value =
            tool.rejected(era).test(i) ? QByteArrayView() : sent.raw(members[i]);
        if (i == inputSchema)
            add(members[i], value.isEmpty()  ? QByteArray(R"({"type":"object"})")
                            : tool.lacksType ? withType(value)
                                             : value.toByteArray());
        else if (!value.isEmpty())
            add(members[i], value);
        else if (i == 0)
            add(members[i], description);
    }
    return repaired + '}';
}

} // namespace mm::mcp
