// SPDX-License-Identifier: MIT
#include "app/proxy/mcp/mcphttp.h"

#include "app/proxy/mcp/httpreplies.h"
#include "app/proxy/mcp/mirroredheaders.h"
#include "core/system/displaytext.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace mm::mcp {

namespace {

constexpr const char *sessionHeader = "Mcp-Session-Id";
constexpr qsizetype maxQuotedPath = 80;

bool accepts(const http::Request &request, QByteArrayView type)
{
    return request.header("Accept").toLower().contains(type);
}

http::Response methodNotAllowed(const QByteArray &allowed, const QString &text)
{
    http::Response response = http::errorResponse(405, text);
    response.headers.append({"Allow", allowed});
    return response;
}

/// A random tag. MM accepts any that a client sends, also of an MM before it.
QByteArray newSession()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace

McpHttp::McpHttp(const MeshStats *stats, ServiceRegistry *registry, CallForwarder *forwarder,
                 http::MemoryQuota *responseQuota, const McpServer::Config &config)
    : m_registry(registry)
    , m_responseQuota(responseQuota)
    , m_server(stats, registry, forwarder, config)
{
}

bool McpHttp::isOwnPath(const QByteArray &requestPath)
{
    return requestPath == path || requestPath.startsWith(path + QByteArray("/"));
}

void McpHttp::handle(const http::ExchangePtr &exchange)
{
    const http::Request &request = exchange->request();
    const QByteArray rest = request.path.sliced(qsizetype(qstrlen(path)));
    const QString service = QString::fromUtf8(rest.isEmpty() ? rest : rest.sliced(1));
    if (!service.isEmpty() && !m_registry->find(service)) {
        exchange->respond(http::errorResponse(
            404, u"Service \"%1\" not found: it is not registered."_s.arg(
                     sanitizeForDisplay(service, {.maxLength = maxQuotedPath}))));
        return;
    }
    const Mirror mirror = mirrorOf(request);
    const bool isModern = eraOf({}, {}, &mirror) == Era::Modern;
    if (request.method == "POST")
        post(exchange, service);
    else if (isModern || (request.method != "GET" && request.method != "DELETE"))
        exchange->respond(methodNotAllowed(isModern ? "POST" : "GET, POST, DELETE",
                                           u"An MCP client sends its messages here by POST."_s));
    else if (request.method == "DELETE") // of a session: there is nothing to end
        exchange->respond(http::jsonResponse("{}"));
    else if (!accepts(request, "text/event-stream"))
        exchange->respond(methodNotAllowed(
            "GET, POST, DELETE", u"This address is for MCP clients, which accept "
                                 "text/event-stream: add it to the configuration of one."_s));
    else
        openStream(exchange, service);
}

void McpHttp::openStream(const http::ExchangePtr &exchange, const QString &service)
{
    const QByteArray session = exchange->request().header(sessionHeader);
    const auto stream = exchange->openStream();
    if (!stream) {
        exchange->respond(
            http::errorResponse(503, u"MM has all of its event streams; try again."_s));
        return;
    }
    const quint64 id =
        m_server.openChangeStream(service, session, std::make_shared<StreamReply>(nullptr, stream));
    stream->onClosed([this, id] { m_server.disconnected(id); });
}

void McpHttp::post(const http::ExchangePtr &exchange, const QString &service)
{
    const http::Request &request = exchange->request();
    if (request.body.size() > maxBodyBytes) {
        exchange->respond(http::errorResponse(
            413, u"The body has more than %1."_s.arg(http::sizeText(maxBodyBytes))));
        return;
    }
    Error error;
    if (const auto batch = batchOf(request.body, maxBatch, &error)) {
        if (!takesBatches(mirrorOf(request).version))
            error = {.message = u"Only clients of the revision 2025-03-26 may send a batch."_s};
        if (!error.message.isEmpty())
            exchange->respond(
                {.status = 400, .body = {errorMessage("null", error)}, .rejection = error.message});
        else
            answerBatch(exchange, service, *batch);
        return;
    }
    const auto respond = [&exchange](int status, const QByteArrayList &body,
                                     const QString &rejection) {
        exchange->respond({.status = status, .body = body, .rejection = rejection});
    };
    if (const auto parsed = requestOf(request, service, request.body, respond))
        answer(exchange, *parsed);
}

std::optional<Request> McpHttp::requestOf(const http::Request &request, const QString &service,
                                          const QByteArray &text, const Respond &respond)
{
    const Mirror mirror = mirrorOf(request);
    const Message message = parseMessage(text);
    const Meta meta = metaOf(message);
    const Era era = eraOf(message, meta, &mirror);
    const QByteArray session = request.header(sessionHeader);
    using Kind = Message::Kind;
    std::optional<Error> error;
    if (message.kind == Kind::Invalid)
        error = message.error;
    else if (message.kind == Kind::Request || era == Era::Legacy)
        error = checkRequest(era, message, meta, &mirror);
    if (error) {
        respond(httpStatus(era, *error), {errorMessage(message.id, *error)}, error->message);
        return {};
    }
    if (message.kind == Kind::Notification)
        m_server.notified(message, session);
    if (message.kind != Kind::Request) {
        respond(202, {}, {});
        return {};
    }
    Request parsed{.message = message,
                   .meta = meta,
                   .era = era,
                   .service = service,
                   .session = session,
                   .text = text};
    if (era == Era::Modern)
        parsed.checkArguments = [request](const QByteArray &schema, const QByteArray &arguments) {
            return checkParamHeaders(request, schema, arguments);
        };
    return parsed;
}

void McpHttp::answer(const http::ExchangePtr &exchange, const Request &request)
{
    const QString &method = request.message.method;
    const bool listens = McpServer::isListen(request);
    const bool wantsProgress = method == u"tools/call" && !request.meta.progressToken.isEmpty() &&
                               accepts(exchange->request(), "text/event-stream");
    const auto stream = listens || wantsProgress ? exchange->openStream() : nullptr;
    std::shared_ptr<Reply> reply;
    if (stream) {
        // A large request would otherwise take memory as long as the client listens.
        reply = std::make_shared<StreamReply>(listens ? nullptr : exchange, stream);
    } else if (listens) {
        exchange->respond(
            http::errorResponse(503, u"MM has all of its event streams; try again."_s));
        return;
    } else {
        QList<http::Header> headers;
        if (request.era == Era::Legacy && method == u"initialize")
            headers.append({sessionHeader, newSession()});
        reply = std::make_shared<JsonReply>(exchange, headers);
    }
    const quint64 id = m_server.handle(request, reply);
    if (id == 0)
        return;
    if (stream)
        stream->onClosed([this, id] { m_server.disconnected(id); });
    else
        exchange->onAbandoned([this, id] { m_server.disconnected(id); });
}

void McpHttp::answerBatch(const http::ExchangePtr &exchange, const QString &service,
                          const QByteArrayList &items)
{
    const auto batch = std::make_shared<BatchReply::Batch>(exchange, m_responseQuota);
    for (const QByteArray &item : items) {
        const auto reply = std::make_shared<BatchReply>(batch);
        const auto respond = [&reply](int status, const QByteArrayList &body, const QString &) {
            reply->respond(body, status, {});
        };
        if (const auto request = requestOf(exchange->request(), service, item, respond))
            (void)m_server.handle(*request, reply);
    }
}

} // namespace mm::mcp
