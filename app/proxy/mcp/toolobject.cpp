// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/toolobject.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/mcp/outputschema.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cctype>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

constexpr size_t inputSchema = 1; ///< in CheckedTool::members
constexpr size_t outputSchema = 3;
/// Of JSON Schema `properties` within `properties`.
constexpr qsizetype maxSchemaDepth = 32;
/// More headers than a request can have.
constexpr qsizetype maxMirrored = 100;

/// The members of a tool, as MCP's schema.json and the clients of \p era check them. The form of a
/// value is a type; "=" and the words of which it is one; a list with the form of its items; an
/// object with those of its members. Members may be missing unless "!" follows their key; "*" is
/// for any key.
const QJsonObject &memberForms(Era era)
{
    static const QJsonObject legacy = QJsonDocument::fromJson(R"({
        "title": "text",
        "description": "text",
        "inputSchema": {"$schema": "text", "type": "=object", "properties": {"*": "object"},
                        "required": ["text"]},
        "outputSchema": {"$schema": "text", "type!": "=object", "properties": {"*": "object"},
                         "required": ["text"]},
        "annotations": {"title": "text", "readOnlyHint": "bool", "destructiveHint": "bool",
                        "idempotentHint": "bool", "openWorldHint": "bool"},
        "execution": {"taskSupport": "=optional forbidden"},
        "icons": [{"src!": "text", "mimeType": "text", "sizes": ["text"], "theme": "=light dark"}],
        "_meta": "object"
    })")
                                          .object();
    static const QJsonObject modern = [] {
        QJsonObject forms = legacy;
        forms["inputSchema"_L1] = QJsonObject{{u"$schema"_s, u"text"_s},
                                              {u"type"_s, u"=object"_s},
                                              {u"properties"_s, QJsonObject{{u"*"_s, u"schema"_s}}},
                                              {u"required"_s, QJsonArray{u"text"_s}}};
        forms["outputSchema"_L1] = QJsonObject{{u"$schema"_s, u"text"_s}};
        return forms;
    }();
    return era == Era::Legacy ? legacy : modern;
}

bool fits(const QJsonValue &value, const QJsonValue &form);

bool hasForm(const QJsonObject &object, const QString &key, const QJsonValue &form)
{
    if (key == u"*")
        return std::all_of(object.begin(), object.end(),
                           [&form](const QJsonValue &member) { return fits(member, form); });
    const bool isRequired = key.endsWith(u'!');
    const QJsonValue member = object.value(isRequired ? key.chopped(1) : key);
    return member.isUndefined() ? !isRequired : fits(member, form);
}

bool fits(const QJsonValue &value, const QJsonValue &form)
{
    if (form.isArray()) {
        const QJsonArray items = value.toArray();
        return value.isArray() &&
               std::all_of(items.begin(), items.end(),
                           [&form](const QJsonValue &item) { return fits(item, form[0]); });
    }
    if (form.isObject()) {
        const QJsonObject forms = form.toObject();
        bool isRight = value.isObject();
        for (auto each = forms.begin(); isRight && each != forms.end(); ++each)
            isRight = hasForm(value.toObject(), each.key(), each.value());
        return isRight;
    }
    const QString type = form.toString();
    if (type.startsWith(u'='))
        return value.isString() && type.sliced(1).split(u' ').contains(value.toString());
    return type == u"text"     ? value.isString()
           : type == u"bool"   ? value.isBool()
           : type == u"schema" ? value.isBool() || value.isObject()
                               : value.isObject();
}

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
        const QString name = property.value("x-mcp-header"_L1).toString();
        const QByteArray header = isToken(name) ? name.toLatin1() : QByteArray();
        const QJsonValue type = property.value("type"_L1);
        const bool isPrimitive =
            type == "string"_L1 || type == "integer"_L1 || type == "boolean"_L1;
        const auto isSame = [&header](const MirroredArgument &other) {
            return other.header.compare(header, Qt::CaseInsensitive) == 0;
        };
        if (header.isEmpty() || !isPrimitive) {
            if (there.size() < maxSchemaDepth)
                addMirrored(property, there, found);
        } else if (found->size() < maxMirrored &&
                   std::none_of(found->cbegin(), found->cend(), isSame)) {
            found->append({there, header});
        }
    }
}

/// What all clients accept of an inputSchema that some of them reject.
QByteArray repairedSchema(QByteArrayView json)
{
    QJsonObject schema = QJsonDocument::fromJson(json.toByteArray()).object();
    schema["type"_L1] = u"object"_s;
    const QJsonObject &form = memberForms(Era::Legacy)["inputSchema"_L1].toObject();
    QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto each = properties.begin(); each != properties.end(); ++each) {
        if (!each->isObject()) // true allows all values
            *each = QJsonObject();
    }
    if (!properties.isEmpty())
        schema["properties"_L1] = properties;
    for (const QString &key : form.keys()) {
        if (!hasForm(schema, key, form[key]))
            schema.remove(key);
    }
    return QJsonDocument(schema).toJson(QJsonDocument::Compact);
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
    const QJsonDocument document = QJsonDocument::fromJson(sharedBytes(json));
    if (!document.isObject())
        return tool;
    const QJsonObject object = document.object();
    for (size_t i = 0; i < CheckedTool::members.size(); ++i) {
        const QString key = QString::fromLatin1(CheckedTool::members[i]);
        tool.rejectedByLegacy.set(i, !hasForm(object, key, memberForms(Era::Legacy)[key]) ||
                                         (i == outputSchema && !compiles(object[key])));
        tool.rejectedByModern.set(i, !hasForm(object, key, memberForms(Era::Modern)[key]));
    }
    const QJsonValue schema = object.value("inputSchema"_L1);
    tool.lacksSchema = schema.isUndefined();
    if (!tool.lacksSchema && !tool.rejectedByModern.test(inputSchema)) {
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
    const JsonSlice sent =
        tool.rejected(era).all()
            ? JsonSlice("{}", {})
            : JsonSlice(sharedBytes(json), {members[0], members[1], members[2], members[3],
                                            members[4], members[5], members[6], members[7]});
    for (size_t i = 0; i < members.size(); ++i) {
        const QByteArrayView value =
            tool.rejected(era).test(i) ? QByteArrayView() : sent.raw(members[i]);
        if (i == inputSchema)
            add(members[i], value.isEmpty()  ? repairedSchema(sent.raw(members[i]))
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
