// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/outputschema.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

constexpr int maxDepth = 64;

/// JSON Schema 2020-12, the keywords by the kind of their value.
const QStringList &keywords(const char *kind)
{
    static const QHash<QByteArray, QStringList> kinds{
        {"schema",
         {u"items"_s, u"additionalProperties"_s, u"not"_s, u"if"_s, u"then"_s, u"else"_s,
          u"contains"_s, u"propertyNames"_s}},
        {"schemas", {u"properties"_s, u"$defs"_s, u"definitions"_s}},
        {"list", {u"anyOf"_s, u"oneOf"_s, u"allOf"_s}},
        {"number", {u"minimum"_s, u"maximum"_s, u"exclusiveMinimum"_s, u"exclusiveMaximum"_s}},
        {"count",
         {u"minLength"_s, u"maxLength"_s, u"minItems"_s, u"maxItems"_s, u"minProperties"_s,
          u"maxProperties"_s}},
        {"bool", {u"uniqueItems"_s, u"deprecated"_s, u"readOnly"_s, u"writeOnly"_s}},
        {"text", {u"title"_s, u"description"_s, u"format"_s, u"$comment"_s}},
        // Of ajv too; what follows them is not checked here.
        {"other",
         {u"pattern"_s,
          u"patternProperties"_s,
          u"$id"_s,
          u"id"_s,
          u"$anchor"_s,
          u"$dynamicAnchor"_s,
          u"$dynamicRef"_s,
          u"$recursiveAnchor"_s,
          u"$recursiveRef"_s,
          u"$vocabulary"_s,
          u"$async"_s,
          u"nullable"_s,
          u"discriminator"_s,
          u"dependencies"_s,
          u"dependentRequired"_s,
          u"dependentSchemas"_s,
          u"unevaluatedItems"_s,
          u"unevaluatedProperties"_s,
          u"prefixItems"_s,
          u"additionalItems"_s,
          u"multipleOf"_s,
          u"minContains"_s,
          u"maxContains"_s,
          u"formatMinimum"_s,
          u"formatMaximum"_s,
          u"formatExclusiveMinimum"_s,
          u"formatExclusiveMaximum"_s}}};
    return kinds.constFind(kind).value();
}

class Checker
{
public:
    explicit Checker(const QJsonObject &root)
        : m_root(root)
    {
    }
    [[nodiscard]] bool isSchema(const QJsonValue &value, int depth) const
    {
        if (value.isBool())
            return true;
        const QJsonObject schema = value.toObject();
        bool isRight = value.isObject() && depth < maxDepth;
        for (auto each = schema.begin(); isRight && each != schema.end(); ++each)
            isRight = isMember(each.key(), each.value(), depth);
        return isRight;
    }

private:
    [[nodiscard]] bool isMember(const QString &key, const QJsonValue &value, int depth) const
    {
        const QJsonArray list = value.toArray();
        const auto isText = [](const QJsonValue &item) { return item.isString(); };
        if (keywords("schema").contains(key))
            return isSchema(value, depth + 1);
        if (keywords("schemas").contains(key)) {
            const QJsonObject members = value.toObject();
            return value.isObject() &&
                   std::all_of(members.begin(), members.end(), [&](const QJsonValue &member) {
                       return isSchema(member, depth + 1);
                   });
        }
        if (keywords("list").contains(key))
            return !list.isEmpty() && std::all_of(list.begin(), list.end(), [&](const auto &item) {
                return isSchema(item, depth + 1);
            });
        if (keywords("number").contains(key))
            return value.isDouble();
        if (keywords("count").contains(key))
            return value.isDouble() && value.toInt(-1) >= 0;
        if (keywords("bool").contains(key))
            return value.isBool();
        if (keywords("text").contains(key))
            return value.isString();
        if (key == u"type")
            return isType(value) ||
                   (!list.isEmpty() && std::all_of(list.begin(), list.end(), isType));
        if (key == u"required")
            return value.isArray() && std::all_of(list.begin(), list.end(), isText) &&
                   isUnique(list);
        if (key == u"enum")
            return !list.isEmpty();
        if (key == u"$schema")
            return depth == 0 && value.isString();
        if (key == u"$ref")
            return isOwnDefinition(value.toString());
        return !keywords("other").contains(key);
    }
    [[nodiscard]] static bool isUnique(const QJsonArray &texts)
    {
        QSet<QString> found;
        for (const auto &each : texts)
            found.insert(each.toString());
        return found.size() == texts.size();
    }
    [[nodiscard]] static bool isType(const QJsonValue &value)
    {
        static const QStringList types{u"object"_s,  u"array"_s,   u"string"_s, u"number"_s,
                                       u"integer"_s, u"boolean"_s, u"null"_s};
        return types.contains(value.toString());
    }
    [[nodiscard]] bool isOwnDefinition(const QString &reference) const
    {
        const QStringList parts = reference.split(u'/');
        return reference == u"#" || (parts.size() == 3 && parts.at(0) == u"#" &&
                                     keywords("schemas").contains(parts.at(1)) &&
                                     m_root[parts.at(1)].toObject().contains(parts.at(2)));
    }

    const QJsonObject m_root;
};

} // namespace

bool compiles(const QJsonValue &schema)
{
    return schema.isUndefined() || Checker(schema.toObject()).isSchema(schema, 0);
}

} // namespace mm::mcp
