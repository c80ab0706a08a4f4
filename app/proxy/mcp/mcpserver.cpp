// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/mcpserver.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/mcp/selfdescription.h"
#include "app/proxy/mcp/toolresult.h"
#include "app/proxy/mesh/requestbodies.h"
#include "app/proxy/mesh/serverlink.h"
#include "core/system/displaytext.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm::mcp {

namespace {

constexpr qsizetype maxQuotedName = 80;
constexpr qsizetype maxUriBytes = qsizetype(64) * 1024;

Error invalidParams(const QString &text)
{
    return {.code = ErrorCode::InvalidParams, .message = text};
}

/// A string member; empty if it is none, or too long for any use.
QString stringIn(const JsonSlice &json, QByteArrayView key)
{
    constexpr qsizetype maxBytes = 4096;
    const QByteArrayView raw = json.raw(key);
    return raw.startsWith('"') && raw.size() <= maxBytes ? json.value(key).toString() : QString();
}

/// Of a `subscriptions/listen`; a JSON object if it is valid.
QByteArray filterOf(const Request &request)
{
    return JsonSlice(request.message.params, {"notifications"}).raw("notifications").toByteArray();
}

/// Both return 0, as handle() does for a request that has ended.
quint64 respond(const std::shared_ptr<Reply> &reply, const Request &request,
                const QByteArrayList &result)
{
    reply->respond(resultMessage(request.message.id, result), 200, {});
    return 0;
}

quint64 respond(const std::shared_ptr<Reply> &reply, const Request &request, const Error &error)
{
    reply->respond({errorMessage(request.message.id, error)}, httpStatus(request.era, error), {});
    return 0;
}

} // namespace

McpServer::McpServer(const MeshStats *stats, ServiceRegistry *registry, CallForwarder *forwarder,
                     const Config &config)
    : m_registry(registry)
    , m_forwarder(forwarder)
    , m_config(config)
    , m_catalog(registry)
    , m_ownTools(stats, registry, &m_catalog)
    , m_calls(forwarder, config.progressInterval)
    , m_changeStreams(&m_catalog, config.changeDelay)
{
    m_waitTimer.setSingleShot(true);
    m_waitTimer.callOnTimeout(&m_waitTimer, [this] { retryWaiting(); });
}

bool McpServer::isListen(const Request &request)
{
    return request.era == Era::Modern && request.message.method == "subscriptions/listen"_L1 &&
           filterOf(request).startsWith('{');
}

quint64 McpServer::handle(const Request &request, const std::shared_ptr<Reply> &reply)
{
    if (!hasToWait(request))
        return handleNow(request, reply);
    m_waiting.append({request, reply, steady_clock::now() + m_config.startWait});
    if (!m_waitTimer.isActive())
        m_waitTimer.start(m_config.startWait);
    return 0;
}

quint64 McpServer::handleNow(const Request &request, const std::shared_ptr<Reply> &reply)
{
    const QString &method = request.message.method;
    std::optional<Error> error;
    QByteArrayList result;
    ServerLink *const server = serverOf(request.service);
    if (server && isPassedMethod(request.era, method))
        return passOn(request, server, reply);
    if (!hasMethod(request.era, method))
        error = Error{.code = ErrorCode::MethodNotFound,
                      .message = u"There is no method \"%1\"."_s.arg(
                          sanitizeForDisplay(method, {.maxLength = maxQuotedName}))};
    else if (method == "tools/call"_L1)
        return callTool(request, reply);
    else if (method == "subscriptions/listen"_L1)
        return listen(request, reply);
    else if (method == "tools/list"_L1)
        result = listTools(request, &error);
    else if (method == "server/discover"_L1)
        result = discover(request);
    else if (method == "initialize"_L1)
        result = initialize(request);
    else
        result = {"{}"}; // ping
    return error ? respond(reply, request, *error) : respond(reply, request, result);
}

/// For a result of MM itself.
QByteArray McpServer::metaFor(const Request &request) const
{
    return resultMeta(request.era, serverInfo(request.service, m_config.version));
}

ServerLink *McpServer::serverOf(const QString &service) const
{
    const RegisteredService *const found = service.isEmpty() ? nullptr : m_registry->find(service);
    return found ? found->server : nullptr;
}

/// What a server offers is not known before it is ready.
bool McpServer::hasToWait(const Request &request)
{
    const QString &method = request.message.method;
    if (request.service.isEmpty())
        return m_config.isStarting && m_config.isStarting() &&
               steady_clock::now() - m_started < m_config.startWait &&
               (method == "tools/list"_L1 || isUnknownTool(request));
    const ServerLink *const server = serverOf(request.service);
    return server && server->status().state == ServerStatus::State::Starting &&
           (method == "tools/list"_L1 || method == "server/discover"_L1 ||
            method == "initialize"_L1);
}

/// Whether it calls a tool that is not listed, as far as is known now.
bool McpServer::isUnknownTool(const Request &request)
{
    if (request.message.method != "tools/call"_L1)
        return false;
    const QString name = stringIn(JsonSlice(request.message.params, {"name"}), "name");
    const bool isOwn = request.service.isEmpty() && OwnTools::has(name);
    return !isOwn && !findTool(request.service, name);
}

/// Also finds what may be a tool of a server that is not up, and so lists none: the call wakes the
/// server, and its result says why the server is not up.
std::optional<ToolCatalog::Tool> McpServer::findTool(const QString &service, const QString &name)
{
    if (auto tool = m_catalog.find(service, name))
        return tool;
    const QString target = service.isEmpty() ? name.section(u"__"_s, 0, 0) : service;
    const QString bare = service.isEmpty() ? name.section(u"__"_s, 1) : name;
    const ServerLink *const server = serverOf(target);
    if (!server || server->status().isCounted() || !isToolName(bare))
        return std::nullopt;
    return ToolCatalog::Tool{.service = target, .name = bare};
}

void McpServer::retryWaiting()
{
    const auto now = steady_clock::now();
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &each : waiting) {
        if (now < each.deadline && hasToWait(each.request))
            m_waiting.append(each);
        else
            handleNow(each.request, each.reply);
    }
    if (!m_waiting.isEmpty())
        m_waitTimer.start(
            qMax(milliseconds(1), ceil<milliseconds>(m_waiting.constFirst().deadline - now)));
}

QByteArrayList McpServer::initialize(const Request &request) const
{
    const ServerLink *const server = serverOf(request.service);
    const JsonSlice params(request.message.params, {"protocolVersion"});
    return {R"({"protocolVersion":")" + negotiatedVersion(stringIn(params, "protocolVersion")) +
            R"(","capabilities":)" + capabilitiesOf(server) + R"(,"serverInfo":)" +
            serverInfo(request.service, m_config.version) + R"(,"instructions":)" +
            instructionsOf(request.service, server) + '}'};
}

QByteArrayList McpServer::discover(const Request &request) const
{
    // What a server offers is known when it has answered, and may be different after its restart.
    const ServerLink *const server = serverOf(request.service);
    const ResultKind kind = server ? ResultKind::List : ResultKind::Discovery;
    return {'{' + resultPrefix(request.era, kind) + R"("supportedVersions":)" +
            supportedVersions() + R"(,"capabilities":)" + capabilitiesOf(server) +
            R"(,"instructions":)" + instructionsOf(request.service, server) + metaFor(request) +
            '}'};
}

QByteArrayList McpServer::listTools(const Request &request, std::optional<Error> *error)
{
    const JsonSlice params(request.message.params, {"cursor"});
    const QByteArrayView raw = params.raw("cursor");
    const bool isFirst = raw.isEmpty() || raw == "null";
    const QString cursor = stringIn(params, "cursor");
    const auto page = isFirst || !cursor.isEmpty()
                          ? m_catalog.page(request.era, request.service, cursor)
                          : std::nullopt;
    if (!page) {
        *error = invalidParams(
            u"\"cursor\" has to be the nextCursor of an earlier tools/list response."_s);
        return {};
    }
    QByteArray begin = '{' + resultPrefix(request.era, ResultKind::List) + R"("tools":[)";
    if (isFirst && request.service.isEmpty())
        begin += OwnTools::descriptions() + (page->tools.isEmpty() ? "" : ",");
    QByteArray end = "]";
    if (!page->nextCursor.isEmpty())
        end += R"(,"nextCursor":")" + page->nextCursor + '"';
    end += metaFor(request) + '}';
    return {begin, page->tools, end};
}

quint64 McpServer::callTool(const Request &request, const std::shared_ptr<Reply> &reply)
{
    const JsonSlice params(request.message.params, {"name", "arguments"});
    const QByteArrayView raw = params.raw("arguments");
    const bool hasArguments = !raw.isEmpty() && raw != "null";
    if (!params.raw("name").startsWith('"'))
        return respond(reply, request, invalidParams(u"\"name\" has to be the name of a tool."_s));
    if (hasArguments && !raw.startsWith('{'))
        return respond(reply, request, invalidParams(u"\"arguments\" has to be an object."_s));
    const QString name = stringIn(params, "name");
    const QByteArray arguments = hasArguments ? sharedBytes(raw) : QByteArray("{}");
    if (request.service.isEmpty() && OwnTools::has(name))
        return callOwnTool(request, name, arguments, reply);
    const auto tool = findTool(request.service, name);
    if (!tool)
        return respond(reply, request,
                       invalidParams(u"Unknown tool: \"%1\""_s.arg(
                           sanitizeForDisplay(name, {.maxLength = maxQuotedName}))));
    if (request.checkArguments) {
        if (const auto error = request.checkArguments(tool->mirrored, arguments))
            return respond(reply, request, *error);
    }
    CallRequest call{.target = tool->service,
                     .tool = tool->name,
                     .path = toolPath(tool->name),
                     .body = {},
                     .arguments = arguments,
                     .timeout = m_forwarder->callTimeout(),
                     .error = {}};
    call.mcp.params = request.message.params;
    return startCall(request, call, reply);
}

quint64 McpServer::passOn(const Request &request, ServerLink *server,
                          const std::shared_ptr<Reply> &reply)
{
    const QString &method = request.message.method;
    const JsonSlice params(request.message.params, {"uri", "name"});
    const QString subject = stringIn(params, method.startsWith("resources/"_L1) ? "uri" : "name");
    if (method == "resources/subscribe"_L1 || method == "resources/unsubscribe"_L1) {
        if (subject.isEmpty())
            return respond(reply, request,
                           invalidParams(u"\"uri\" has to be the URI of a resource."_s));
        // All clients share the server's subscriptions, so none is ended.
        if (method == "resources/subscribe"_L1)
            server->subscribe({subject});
        return respond(reply, request, {"{}"});
    }
    CallRequest call{.target = request.service,
                     .tool = subject.isEmpty() ? method : method + u' ' + subject,
                     .path = {},
                     .body = {},
                     .arguments = {},
                     .timeout = m_forwarder->callTimeout(),
                     .error = {}};
    call.mcp.method = method.toLatin1();
    call.mcp.params = request.message.params;
    call.counts = method == "resources/read"_L1 || method == "prompts/get"_L1;
    return startCall(request, call, reply);
}

quint64 McpServer::callOwnTool(const Request &request, const QString &name,
                               const QByteArray &arguments, const std::shared_ptr<Reply> &reply)
{
    const QByteArray meta = metaFor(request);
    if (name != QLatin1StringView(OwnTools::callService))
        return respond(reply, request, m_ownTools.call(request.era, name, arguments, meta));
    const CallRequest call = parseCall(arguments, m_forwarder->callTimeout());
    if (!call.error.isEmpty())
        return respond(reply, request, {failedResult(request.era, call.error, meta)});
    return startCall(request, call, reply);
}

quint64 McpServer::startCall(const Request &request, CallRequest call,
                             const std::shared_ptr<Reply> &reply)
{
    const bool isServer = serverOf(call.target) != nullptr;
    // On /mcp, MM is the client that the server sees.
    call.mcp.passesInput = isServer && !request.service.isEmpty() && request.era == Era::Modern;
    const quint64 id = ++m_lastId;
    const QByteArray meta = metaFor(request);
    const auto started = m_calls.start(id, request, call, isServer, meta, reply);
    if (started == RunningCalls::Started::NoService)
        return respond(reply, request,
                       {failedResult(request.era, notRegistered(call.target), meta)});
    return started == RunningCalls::Started::Runs ? id : 0;
}

void McpServer::notified(const Message &message, const QByteArray &session)
{
    // Without a session, the id could be that of another client's request.
    if (message.method == "notifications/cancelled"_L1 && !session.isEmpty())
        m_calls.cancel(session,
                       JsonSlice(message.params, {"requestId"}).raw("requestId").toByteArray());
}

void McpServer::disconnected(quint64 id, bool cancels)
{
    m_changeStreams.remove(id);
    m_calls.disconnected(id, cancels);
}

quint64 McpServer::listen(const Request &request, const std::shared_ptr<Reply> &reply)
{
    if (!isListen(request))
        return respond(reply, request, invalidParams(u"\"notifications\" has to be an object."_s));
    const JsonSlice filter(filterOf(request), {"toolsListChanged", "promptsListChanged",
                                               "resourcesListChanged", "resourceSubscriptions"});
    ServerLink *const server = serverOf(request.service);
    ChangeStreams::Stream stream{
        .reply = reply,
        .service = request.service,
        .subscription = request.message.id,
        .wantsTools = filter.raw("toolsListChanged") == "true",
        .wantsPrompts = server && filter.raw("promptsListChanged") == "true",
        .wantsResources = server && filter.raw("resourcesListChanged") == "true"};
    if (server && filter.raw("resourceSubscriptions").size() <= maxUriBytes) {
        for (const QJsonValue each : filter.value("resourceSubscriptions").toArray()) {
            if (!each.toString().isEmpty())
                stream.uris += each.toString();
        }
        if (!stream.uris.isEmpty())
            server->subscribe(stream.uris);
    }
    m_changeStreams.add(++m_lastId, stream);
    return m_lastId;
}

quint64 McpServer::openChangeStream(const QString &service, const QByteArray &session,
                                    const std::shared_ptr<Reply> &reply)
{
    m_changeStreams.add(++m_lastId, {.reply = reply, .service = service, .session = session});
    return m_lastId;
}

void McpServer::servicesChanged()
{
    m_catalog.invalidate();
    m_changeStreams.servicesChanged();
    if (!m_waiting.isEmpty())
        retryWaiting();
}

} // namespace mm::mcp
