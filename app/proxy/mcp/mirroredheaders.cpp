// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/mirroredheaders.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

/// Of JSON Schema `properties` within `properties`.
constexpr int maxSchemaDepth = 32;

bool matches(const QByteArray &header, const QJsonValue &value)
{
    if (value.isBool())
        return header == (value.toBool() ? "true" : "false");
    if (value.isDouble()) {
        bool ok = false;
        const double number = header.toDouble(&ok);
        return ok && number == value.toDouble();
    }
    return value.isString() && QString::fromUtf8(header) == value.toString();
}

std::optional<Error> checkProperties(const http::Request &request, const QJsonObject &schema,
                                     const QJsonObject &arguments, int depth)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    for (auto each = properties.begin(); each != properties.end(); ++each) {
        const QJsonObject property = each.value().toObject();
        const QJsonValue value = arguments.value(each.key());
        const QString header = property.value("x-mcp-header"_L1).toString();
        if (header.isEmpty()) {
            if (depth < maxSchemaDepth) {
                if (auto error = checkProperties(request, property, value.toObject(), depth + 1))
                    return error;
            }
            continue;
        }
        const QByteArray name = "Mcp-Param-" + header.toUtf8();
        const QByteArray raw = request.header(name);
        const bool isExpected = !value.isUndefined() && !value.isNull();
        const auto decoded = decodedHeader(raw.trimmed());
        const bool isRight =
            isExpected ? !raw.isNull() && decoded && matches(*decoded, value) : raw.isNull();
        if (!isRight)
            return Error{.code = ErrorCode::HeaderMismatch,
                         .message =
                             (raw.isNull() ? u"The header %1 is missing: the argument \"%2\" "
                                             "has to be repeated in it."_s
                                           : u"The header %1 is not the argument \"%2\"."_s)
                                 .arg(QString::fromUtf8(name), each.key()),
                         .isMalformed = true};
    }
    return {};
}

} // namespace

std::optional<QByteArray> decodedHeader(const QByteArray &value)
{
    static constexpr QByteArrayView prefix = "=?base64?";
    static constexpr QByteArrayView suffix = "?=";
    if (value.startsWith(prefix) && value.endsWith(suffix) &&
        value.size() >= prefix.size() + suffix.size()) {
        const QByteArray encoded = value.sliced(prefix.size()).chopped(suffix.size());
        const QByteArray decoded = QByteArray::fromBase64(encoded);
        // Qt skips what is invalid.
        return decoded.toBase64() == encoded ? std::optional(decoded) : std::nullopt;
    }
    const bool isPlain = std::all_of(value.cbegin(), value.cend(), [](char c) {
        return c == '\t' || (uchar(c) >= 0x20 && uchar(c) < 0x7f);
    });
    return isPlain ? std::optional(value) : std::nullopt;
}

Mirror mirrorOf(const http::Request &request)
{
    // Of two, another program could have looked at the other one.
    const auto header = [&request](const char *name) {
        const QByteArray value = request.header(name);
        return value.isNull() || request.count(name) > 1 ? QByteArray() : value.trimmed();
    };
    Mirror mirror{.version = header("MCP-Protocol-Version"), .method = header("Mcp-Method")};
    if (const QByteArray name = header("Mcp-Name"); !name.isNull()) {
        const auto decoded = decodedHeader(name);
        mirror.name = decoded.value_or(QByteArray());
        mirror.isBadName = !decoded.has_value();
    }
    return mirror;
}

std::optional<Error> checkParamHeaders(const http::Request &request, const QByteArray &inputSchema,
                                       const QByteArray &arguments)
{
    if (!inputSchema.contains("x-mcp-header"))
        return {};
    return checkProperties(request, QJsonDocument::fromJson(inputSchema).object(),
                           QJsonDocument::fromJson(arguments).object(), 0);
}

} // namespace mm::mcp
