// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/era.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"
#include "core/system/displaytext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

constexpr const char *modernVersion = "2026-07-28";
constexpr std::array<const char *, 4> legacyVersions{"2025-11-25", "2025-06-18", "2025-03-26",
                                                     "2024-11-05"};
constexpr qsizetype maxNameBytes = qsizetype(64) * 1024; ///< as JSON
constexpr const char *batchVersion = "2025-03-26";
/// How long a client may use the answer of `server/discover`: it changes only with MM's version.
constexpr const char *discoveryLifetime = "300000"; // ms

bool isLegacyVersion(QByteArrayView version)
{
    return std::any_of(legacyVersions.begin(), legacyVersions.end(),
                       [version](const char *each) { return version == each; });
}

Error unsupportedVersion(const QByteArray &requested)
{
    QStringList legacy;
    for (const char *each : legacyVersions)
        legacy += QLatin1StringView(each);
    Error error = malformed(
        ErrorCode::UnsupportedVersion,
        u"Unsupported protocol version: MM speaks %1 and, after \"initialize\", %2."_s.arg(
            QLatin1StringView(modernVersion), legacy.join(u", "_s)));
    error.data = R"({"supported":)" + supportedVersions() + R"(,"requested":)" +
                 quotedJson(QString::fromUtf8(requested).toUtf8()) + '}'; // the header is any bytes
    return error;
}

Error mismatch(const char *header, const QByteArray &value, const QString &expected)
{
    const QString name = QLatin1StringView(header);
    return malformed(
        ErrorCode::HeaderMismatch,
        value.isNull() ? u"The header %1 is missing, or there are two."_s.arg(name)
                       : u"The header %1 has the value \"%2\", but the body has \"%3\"."_s.arg(
                             name, sanitizeForDisplay(QString::fromUtf8(value), {.maxLength = 80}),
                             sanitizeForDisplay(expected, {.maxLength = 80})));
}

/// The value that Mcp-Name repeats; null if the method has none.
QString nameIn(const Message &message)
{
    const bool isResource = message.method == "resources/read"_L1;
    if (!isResource && message.method != "tools/call"_L1 && message.method != "prompts/get"_L1)
        return {};
    const QByteArrayView key = isResource ? "uri" : "name";
    const JsonSlice params(message.params, {key});
    // Longer than any header.
    return params.raw(key).size() <= maxNameBytes ? params.value(key).toString() : QString();
}

std::optional<Error> checkModern(const Message &message, const Meta &meta, const Mirror *mirror)
{
    const QByteArray version = meta.version.toUtf8();
    if (meta.version.isNull())
        return malformed(
            ErrorCode::InvalidParams,
            u"\"_meta\" has to have \"io.modelcontextprotocol/protocolVersion\", a string."_s);
    if (mirror && mirror->version != version)
        return mismatch("MCP-Protocol-Version", mirror->version, meta.version);
    if (version != modernVersion)
        return unsupportedVersion(version);
    if (!meta.hasCapabilities)
        return malformed(
            ErrorCode::InvalidParams,
            u"\"_meta\" has to have \"io.modelcontextprotocol/clientCapabilities\", an object."_s);
    if (!mirror)
        return {};
    if (QString::fromUtf8(mirror->method) != message.method)
        return mismatch("Mcp-Method", mirror->method, message.method);
    if (mirror->isBadName)
        return malformed(ErrorCode::HeaderMismatch,
                         u"The header Mcp-Name is neither plain ASCII nor valid Base64."_s);
    if (const QString name = nameIn(message);
        !name.isNull() && (mirror->name.isNull() || QString::fromUtf8(mirror->name) != name))
        return mismatch("Mcp-Name", mirror->name, name);
    return {};
}

} // namespace

Meta metaOf(const Message &message)
{
    static constexpr QByteArrayView version = "io.modelcontextprotocol/protocolVersion";
    static constexpr QByteArrayView capabilities = "io.modelcontextprotocol/clientCapabilities";
    Meta meta;
    if (message.kind != Message::Kind::Request)
        return meta;
    meta.raw = JsonSlice(message.params, {"_meta"}).raw("_meta").toByteArray();
    if (!meta.raw.startsWith('{'))
        return meta;
    const JsonSlice members(meta.raw, {version, capabilities, "progressToken"});
    if (members.raw(version).startsWith('"'))
        meta.version = members.value(version).toString();
    meta.hasCapabilities = members.raw(capabilities).startsWith('{');
    const QByteArrayView token = members.raw("progressToken");
    if (isId(token))
        meta.progressToken = token.toByteArray();
    return meta;
}

Era eraOf(const Message &message, const Meta &meta, const Mirror *mirror)
{
    if (!meta.version.isNull() || meta.hasCapabilities)
        return Era::Modern;
    if (!mirror)
        return message.method == "server/discover"_L1 ? Era::Modern : Era::Legacy;
    return mirror->version == modernVersion ? Era::Modern : Era::Legacy;
}

std::optional<Error> checkRequest(Era era, const Message &message, const Meta &meta,
                                  const Mirror *mirror)
{
    if (era == Era::Modern)
        return checkModern(message, meta, mirror);
    // The header is optional: older clients don't send it.
    if (mirror && !mirror->version.isNull() && !isLegacyVersion(mirror->version))
        return unsupportedVersion(mirror->version);
    return {};
}

QByteArray negotiatedVersion(const QString &version)
{
    const QByteArray asked = version.toUtf8();
    return isLegacyVersion(asked) ? asked : QByteArray(legacyVersions.front());
}

QByteArray supportedVersions()
{
    return "[\"" + QByteArray(modernVersion) + "\"]";
}

bool hasMethod(Era era, const QString &method)
{
    static const QStringList both{u"tools/list"_s, u"tools/call"_s};
    static const QStringList legacy{u"initialize"_s, u"ping"_s};
    static const QStringList modern{u"server/discover"_s, u"subscriptions/listen"_s};
    return both.contains(method) || (era == Era::Modern ? modern : legacy).contains(method);
}

bool takesBatches(const QByteArray &versionHeader)
{
    // Clients of that version send no header.
    return versionHeader.isNull() || versionHeader == batchVersion;
}

bool disconnectCancels(Era era)
{
    return era == Era::Modern;
}

bool structuredContentIsAny(Era era)
{
    return era == Era::Modern;
}

QByteArray missingId(Era era)
{
    // JSON-RPC 2.0 has null; the schema of the modern era has no such id.
    return era == Era::Modern ? QByteArray() : QByteArray("null");
}

int httpStatus(Era era, const Error &error)
{
    if (error.code == ErrorCode::MethodNotFound)
        return era == Era::Modern ? 404 : 200;
    return error.isMalformed ? 400 : 200;
}

QByteArray resultPrefix(Era era, ResultKind kind)
{
    if (era == Era::Legacy)
        return {};
    QByteArray prefix = R"("resultType":"complete",)";
    // No caching: services register at any time. Private: another user may have another MM.
    if (kind != ResultKind::Plain)
        prefix += QByteArray(R"("ttlMs":)") + (kind == ResultKind::List ? "0" : discoveryLifetime) +
                  R"(,"cacheScope":"private",)";
    return prefix;
}

QByteArray resultMeta(Era era, const QByteArray &serverInfo)
{
    return era == Era::Legacy
               ? QByteArray()
               : R"(,"_meta":{"io.modelcontextprotocol/serverInfo":)" + serverInfo + '}';
}

} // namespace mm::mcp
