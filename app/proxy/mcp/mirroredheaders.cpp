// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/mirroredheaders.h"

#include "core/system/displaytext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

constexpr qsizetype maxQuotedArgument = 80;

/// As JSON without an exponent (RFC 8259, 6).
bool isPlainNumber(const QByteArray &text)
{
    static const QRegularExpression number(u"\\A-?(0|[1-9][0-9]*)(\\.[0-9]+)?\\z"_s);
    return number.match(QString::fromLatin1(text)).hasMatch();
}

bool matches(const QByteArray &header, const QJsonValue &value)
{
    if (value.isBool())
        return header == (value.toBool() ? "true" : "false");
    // The specification compares by value: 42.0 is 42.
    if (value.isDouble())
        return isPlainNumber(header) && header.toDouble() == value.toDouble();
    return value.isString() && header == value.toString().toUtf8();
}

/// What is wrong with the header \p name, whose argument has \p value; null if it is right.
/// Placeholders: the header, the argument.
QString paramFault(const http::Request &request, const QByteArray &name, const QJsonValue &value)
{
    const QByteArray raw = request.header(name);
    const bool isSent = !raw.isNull();
    if (value.isUndefined() || value.isNull())
        return isSent ? u"The header %1 is not allowed: the argument \"%2\" is missing or null."_s
                      : QString();
    if (!isSent)
        return u"The header %1 is missing: the argument \"%2\" has to be repeated in it."_s;
    const auto decoded = decodedHeader(raw.trimmed());
    if (!decoded)
        return u"The header %1, for the argument \"%2\", is neither plain ASCII nor valid Base64."_s;
    return matches(*decoded, value) ? QString()
                                    : u"The header %1 differs from the argument \"%2\"."_s;
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
    // A duplicate counts as missing: another program may have read the other one.
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

std::optional<Error> checkParamHeaders(const http::Request &request,
                                       const QList<MirroredArgument> &mirrored,
                                       const QByteArray &arguments)
{
    if (mirrored.isEmpty())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(arguments);
    if (!document.isObject()) // a number that no double can hold
        return malformed(
            ErrorCode::HeaderMismatch,
            u"The arguments have a number that is too large to compare with a header."_s);
    const QJsonValue root = document.object();
    for (const MirroredArgument &each : mirrored) {
        const QJsonValue value = std::accumulate(
            each.path.cbegin(), each.path.cend(), root,
            [](const QJsonValue &object, const QString &key) { return object[key]; });
        const QByteArray name = "Mcp-Param-" + each.header;
        const QString fault = paramFault(request, name, value);
        if (!fault.isEmpty())
            return Error{.code = ErrorCode::HeaderMismatch,
                         .message = fault.arg(QString::fromLatin1(name),
                                              sanitizeForDisplay(each.path.join(u'.'),
                                                                 {.maxLength = maxQuotedArgument})),
                         .isMalformed = true};
    }
    return {};
}

} // namespace mm::mcp
