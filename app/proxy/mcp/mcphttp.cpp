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

bool isFromBridge(const http::Request &request)
{
    return request.header(McpHttp::transportHeader) == "stdio";
}

/// The name after `/mcp/`; empty if there is none.
QString serviceIn(const http::Request &request)
{
    const QByteArray prefix = McpHttp::path + QByteArray("/");
    if (request.escapedPath.startsWith(prefix))
        return QString::fromUtf8(
            QByteArray::fromPercentEncoding(request.escapedPath.sliced(prefix.size())));
    return QString::fromUtf8(request.path.mid(prefix.size()));
}

/// The response to a message that is rejected.
http::Response rejection(int status, const QByteArray &id, const Error &error)
{
    http::Response response{
        .status = status, .body = {errorMessage(id, error)}, .rejection = error.message};
    if (status == 503)
        response.headers = {{"Retry-After", "1"}};
    return response;
}

http::Response noStreamLeft(const QByteArray &id)
{
    return rejection(503, id,
                     {.code = ErrorCode::InternalError,
                      .message = u"All event streams of MM are in use; try again later."_s});
}

http::Response methodNotAllowed(const QByteArray &allowed, const QString &text)
{
    http::Response response = http::errorResponse(405, text);
    response.headers.append({"Allow", allowed});
    return response;
}

/// A random tag. Any tag is accepted, also one from before a restart.
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
    const QString service = serviceIn(request);
    const Mirror mirror = mirrorOf(request);
    const bool isModern = eraOf({}, {}, &mirror) == Era::Modern;
    if (!service.isEmpty() && !m_registry->find(service)) {
        const QString text =
            notRegistered(sanitizeForDisplay(service, {.maxLength = maxQuotedPath}));
        exchange->respond(rejection(404, missingId(isModern ? Era::Modern : Era::Legacy),
                                    malformed(ErrorCode::InvalidRequest, text)));
        return;
    }
    if (request.method == "POST") {
        post(exchange, service);
        return;
    }
    if (const auto error = checkRequest(Era::Legacy, {}, {}, &mirror); error && !isModern) {
        exchange->respond(rejection(400, missingId(Era::Legacy), *error));
        return;
    }
    if (isModern || (request.method != "GET" && request.method != "DELETE"))
        exchange->respond(methodNotAllowed(isModern ? "POST" : "GET, POST, DELETE",
                                           u"Send MCP messages to this address by POST."_s));
    else if (request.method == "DELETE") // of a session: there is nothing to end
        exchange->respond(http::jsonResponse("{}"));
    else if (!acceptsEvents(request))
        exchange->respond(methodNotAllowed(
            "GET, POST, DELETE",
            u"This is the address of an MCP server: add it to the configuration of an MCP client."_s));
    else
        openStream(exchange, service);
}

void McpHttp::openStream(const http::ExchangePtr &exchange, const QString &service)
{
    const QByteArray session = exchange->request().header(sessionHeader);
    const auto stream = exchange->openStream();
    if (!stream) {
        exchange->respond(noStreamLeft(missingId(Era::Legacy)));
        return;
    }
    const quint64 id =
        m_server.openChangeStream(service, session, std::make_shared<StreamReply>(stream));
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
            error = {.message = u"A batch is allowed only with protocol version 2025-03-26."_s};
        if (!error.message.isEmpty())
            exchange->respond(rejection(400, missingId(Era::Legacy), error));
        else
            respondToBatch(exchange, service, *batch);
        return;
    }
    const auto respond = [&exchange](int status, const QByteArrayList &body,
                                     const QString &rejection) {
        exchange->respond({.status = status, .body = body, .rejection = rejection});
    };
    if (const auto parsed = requestOf(request, service, request.body, respond))
        this->respond(exchange, *parsed);
}

std::optional<Request> McpHttp::requestOf(const http::Request &request, const QString &service,
                                          const QByteArray &text, const Respond &respond)
{
    const Mirror headers = mirrorOf(request);
    const Mirror *const mirror = isFromBridge(request) ? nullptr : &headers;
    const Message message = parseMessage(text);
    const Meta meta = metaOf(message);
    const Era era = eraOf(message, meta, mirror);
    const QByteArray session = era == Era::Legacy ? request.header(sessionHeader) : QByteArray();
    using Kind = Message::Kind;
    std::optional<Error> error;
    if (message.kind == Kind::Invalid)
        error = message.error;
    else if (message.kind == Kind::Request || era == Era::Legacy)
        error = checkRequest(era, message, meta, mirror);
    if (error) {
        const bool hasId = message.id != "null";
        respond(httpStatus(era, *error),
                {errorMessage(hasId ? message.id : missingId(era), *error)}, error->message);
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
    if (era == Era::Modern && mirror)
        parsed.checkArguments = [request](const QList<MirroredArgument> &mirrored,
                                          const QByteArray &arguments) {
            return checkParamHeaders(request, mirrored, arguments);
        };
    return parsed;
}

void McpHttp::respond(const http::ExchangePtr &exchange, const Request &request)
{
    if (McpServer::isListen(request)) {
        const auto stream = exchange->openStream();
        if (!stream) {
            exchange->respond(noStreamLeft(request.message.id));
            return;
        }
        const quint64 id = m_server.handle(request, std::make_shared<StreamReply>(stream));
        stream->onClosed([this, id] { m_server.disconnected(id); });
        return;
    }
    QList<http::Header> headers;
    if (request.era == Era::Legacy && request.message.method == u"initialize")
        headers.append({sessionHeader, newSession()});
    const auto reply = std::make_shared<HttpReply>(exchange, headers);
    const bool cancels = isFromBridge(exchange->request());
    if (const quint64 id = m_server.handle(request, reply); id != 0)
        reply->onDisconnected([this, id, cancels] { m_server.disconnected(id, cancels); });
}

void McpHttp::respondToBatch(const http::ExchangePtr &exchange, const QString &service,
                             const QByteArrayList &items)
{
    const auto batch = std::make_shared<BatchReply::Batch>(exchange, m_responseQuota);
    QList<quint64> running;
    for (const QByteArray &item : items) {
        const auto reply = std::make_shared<BatchReply>(batch);
        const auto respond = [&reply](int status, const QByteArrayList &body, const QString &) {
            if (body.isEmpty())
                reply->end();
            else
                reply->respond(body, status, {});
        };
        const auto request = requestOf(exchange->request(), service, item, respond);
        if (!request)
            continue;
        reply->setId(request->message.id);
        if (request->message.method == u"initialize")
            reply->respond({errorMessage(request->message.id,
                                         malformed(ErrorCode::InvalidRequest,
                                                   u"\"initialize\" can't be in a batch."_s))},
                           400, {});
        else
            running += m_server.handle(*request, reply);
    }
    const bool cancels = isFromBridge(exchange->request());
    exchange->onAbandoned([this, running, cancels, weak = std::weak_ptr(batch)] {
        for (const quint64 id : running)
            m_server.disconnected(id, cancels);
        if (const auto abandoned = weak.lock())
            abandoned->abandon();
    });
}

} // namespace mm::mcp
