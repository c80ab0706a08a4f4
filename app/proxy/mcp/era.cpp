// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/era.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/json/jsontext.h"
#include "app/proxy/json/sliceeditor.h"
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
constexpr QByteArrayView versionKey = "io.modelcontextprotocol/protocolVersion";
constexpr QByteArrayView capabilitiesKey = "io.modelcontextprotocol/clientCapabilities";
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
    Meta meta;
    if (message.kind != Message::Kind::Request)
        return meta;
    meta.raw = JsonSlice(message.params, {"_meta"}).raw("_meta").toByteArray();
    if (!meta.raw.startsWith('{'))
        return meta;
    const JsonSlice members(meta.raw, {versionKey, capabilitiesKey, "progressToken"});
    if (members.raw(versionKey).startsWith('"'))
        meta.version = members.value(versionKey).toString();
    meta.hasCapabilities = members.raw(capabilitiesKey).startsWith('{');
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

bool isPassedMethod(Era era, const QString &method)
{
    static const QStringList both{u"resources/list"_s, u"resources/templates/list"_s,
                                  u"resources/read"_s, u"prompts/list"_s,
                                  u"prompts/get"_s,    u"completion/complete"_s};
    static const QStringList legacy{u"resources/subscribe"_s, u"resources/unsubscribe"_s};
    return both.contains(method) || (era == Era::Legacy && legacy.contains(method));
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

namespace {

/// The members of `_meta` that each request to a modern server has, without those of \p meta.
QByteArray missingMeta(const JsonSlice &meta)
{
    QByteArray members;
    if (meta.raw(versionKey).isEmpty())
        members += '"' + versionKey.toByteArray() + R"(":")" + modernVersion + "\",";
    if (meta.raw(capabilitiesKey).isEmpty())
        members += '"' + capabilitiesKey.toByteArray() + R"(":{},)";
    return members;
}

bool isList(const QString &method)
{
    return method.endsWith("/list"_L1) || method == "resources/read"_L1;
}

} // namespace

Discovery discoveryOf(const QByteArray &json, bool isError)
{
    const auto has = [](QByteArrayView list, const QByteArray &version) {
        return list.contains('"' + version + '"');
    };
    if (!isError) {
        const QByteArrayView versions =
            JsonSlice(json, {"supportedVersions"}).raw("supportedVersions");
        return has(versions, modernVersion) ? Discovery::Modern
               : versions.isEmpty()         ? Discovery::Legacy
                                            : Discovery::Unusable;
    }
    const JsonSlice error(json, {"code", "data"});
    if (error.raw("code") != QByteArray::number(int(ErrorCode::UnsupportedVersion)))
        return Discovery::Legacy;
    const bool speaksLegacy =
        std::any_of(legacyVersions.begin(), legacyVersions.end(),
                    [&](const char *each) { return has(error.raw("data"), each); });
    return speaksLegacy ? Discovery::Legacy : Discovery::Unusable;
}

bool isInitializeVersion(const QByteArray &version)
{
    return isLegacyVersion(version);
}

QByteArray initializeParams(const QByteArray &mmVersion)
{
    return R"({"protocolVersion":")" + QByteArray(legacyVersions.front()) +
           R"(","capabilities":{},"clientInfo":{"name":"mm-proxy","version":)" +
           quotedJson(mmVersion) + "}}";
}

QByteArray ownParams(Era server, const QByteArray &members)
{
    QByteArray params = members;
    if (server == Era::Modern) {
        QByteArray meta = missingMeta(JsonSlice("{}", {versionKey, capabilitiesKey}));
        meta.chop(1);
        params += R"("_meta":{)" + meta + "},";
    }
    params.chop(1);
    return params.isEmpty() ? params : '{' + params + '}';
}

QByteArray paramsForServer(Era server, const CallRequest &request, const QByteArray &token)
{
    const McpRequest &mcp = request.mcp;
    QByteArray own;
    if (mcp.params.isNull())
        own = R"({"name":)" + quotedJson(request.tool.toUtf8()) + R"(,"arguments":)" +
              (request.arguments.isEmpty() ? QByteArray("{}") : request.arguments) + '}';
    const QByteArray &params = mcp.params.isNull() ? own : mcp.params;
    const JsonSlice members(params, {"name", "_meta"});
    SliceEditor editor(params);
    if (mcp.method == "tools/call")
        editor.replace(members.raw("name"), quotedJson(request.tool.toUtf8()));
    const QByteArrayView raw = members.raw("_meta");
    if (!raw.startsWith('{')) {
        QByteArray meta = server == Era::Modern
                              ? missingMeta(JsonSlice("{}", {versionKey, capabilitiesKey}))
                              : QByteArray();
        meta.chop(1);
        if (meta.isEmpty())
            return editor.result();
        if (raw.isEmpty())
            editor.insertInto(params, R"("_meta":{)" + meta + "},");
        else
            editor.replace(raw, '{' + meta + '}');
        return editor.result();
    }
    const JsonSlice meta(sharedBytes(raw), {versionKey, capabilitiesKey, "progressToken"});
    // Also one that is no id: the server may send it back as the id of another request of MM.
    editor.replace(meta.raw("progressToken"), token);
    if (!mcp.passesInput)
        editor.replace(meta.raw(capabilitiesKey), "{}");
    if (server == Era::Modern)
        editor.insertInto(raw, missingMeta(meta));
    return editor.result();
}

QByteArray withProgressToken(const QByteArray &params, const QByteArray &token)
{
    SliceEditor editor(params);
    editor.replace(JsonSlice(params, {"progressToken"}).raw("progressToken"), token);
    return editor.result();
}

QByteArrayList resultForClient(Era era, const QString &method, const QByteArray &result)
{
    const JsonSlice members(result, {"resultType", "structuredContent"});
    if (era == Era::Legacy) {
        const QByteArrayView structured = members.raw("structuredContent");
        if (structured.isEmpty() || structured.startsWith('{'))
            return {result};
        // Until 2025-11-25 it has to be an object.
        SliceEditor editor(result);
        editor.replace(structured, R"({"value":)" + structured.toByteArray() + '}');
        return {editor.result()};
    }
    if (!members.isObject() || !members.raw("resultType").isEmpty())
        return {result};
    QByteArray prefix = resultPrefix(era, isList(method) ? ResultKind::List : ResultKind::Plain);
    const QByteArray rest = result.sliced(result.indexOf('{') + 1);
    if (rest.trimmed() == "}")
        prefix.chop(1);
    return {'{' + prefix, rest};
}

bool asksForInput(const QByteArray &result)
{
    return JsonSlice(result, {"resultType"}).raw("resultType") == "\"input_required\"";
}

QByteArray errorForClient(Era era, const QString &method, const QByteArray &error)
{
    // A resource that does not exist: -32002 until 2025-11-25, invalid params since.
    constexpr QByteArrayView legacyCode = "-32002";
    const JsonSlice members(error, {"code"});
    if (era != Era::Modern || method != "resources/read"_L1 || members.raw("code") != legacyCode)
        return error;
    SliceEditor editor(error);
    editor.replace(members.raw("code"), QByteArray::number(int(ErrorCode::InvalidParams)));
    return editor.result();
}

int httpStatus(Era era, const QByteArray &error)
{
    constexpr int missingCapability = -32021;
    const int code = JsonSlice(error, {"code"}).value("code").toInt();
    if (code == int(ErrorCode::MethodNotFound))
        return era == Era::Modern ? 404 : 200;
    const bool isRejection = code == missingCapability ||
                             code == int(ErrorCode::UnsupportedVersion) ||
                             code == int(ErrorCode::HeaderMismatch);
    return era == Era::Modern && isRejection ? 400 : 200;
}

} // namespace mm::mcp
