// SPDX-License-Identifier: MIT
#include "app/proxy/stdio/clientmessage.h"

#include "app/proxy/json/jsonslice.h"
#include "app/proxy/mcp/era.h"
#include "app/proxy/mcp/mcphttp.h"

using namespace Qt::StringLiterals;

namespace mm::stdio {

namespace {

using Kind = ClientMessage::Kind;

/// Whether MM carries \p method out without forwarding it to a service, which may change something.
bool onlyReads(const QString &method)
{
    return method == "ping"_L1 || method == "initialize"_L1 || method == "server/discover"_L1 ||
           method == "subscriptions/listen"_L1 || method.endsWith("/list"_L1);
}

ClientMessage classifyBatch(const QByteArrayList &items)
{
    ClientMessage found{.kind = Kind::Requests, .isBatch = true, .mayRepeat = true};
    for (const QByteArray &item : items) {
        const mcp::Message message = mcp::parseMessage(item);
        if (message.kind != mcp::Message::Kind::Request)
            continue;
        found.ids.append(message.id);
        found.mayRepeat = found.mayRepeat && onlyReads(message.method);
    }
    return found;
}

ClientMessage classifyRequest(const mcp::Message &message)
{
    ClientMessage found{.kind = Kind::Requests,
                        .ids = {message.id},
                        .mayRepeat = onlyReads(message.method),
                        .method = message.method.toUtf8()};
    if (message.method != "subscriptions/listen"_L1 ||
        mcp::eraOf(message, mcp::metaOf(message), nullptr) != mcp::Era::Modern)
        return found;
    found.kind = Kind::Listen;
    const JsonSlice params(message.params, {"notifications"});
    const QByteArray filter = params.raw("notifications").toByteArray();
    found.wantsTools = JsonSlice(filter, {"toolsListChanged"}).raw("toolsListChanged") == "true";
    return found;
}

} // namespace

ClientMessage classify(const QByteArray &line)
{
    mcp::Error error;
    if (const auto batch = mcp::batchOf(line, mcp::McpHttp::maxBatch, &error)) {
        if (error.message.isEmpty())
            return classifyBatch(*batch);
        return {.error = mcp::errorMessage(mcp::missingId(mcp::Era::Legacy), error)};
    }
    const mcp::Message message = mcp::parseMessage(line);
    switch (message.kind) {
    case mcp::Message::Kind::Request:
        return classifyRequest(message);
    case mcp::Message::Kind::Notification:
        if (message.method == "notifications/initialized"_L1)
            return {.kind = Kind::Initialized};
        if (message.method == "notifications/cancelled"_L1)
            return {.kind = Kind::Cancelled,
                    .cancelledId =
                        JsonSlice(message.params, {"requestId"}).raw("requestId").toByteArray()};
        return {.kind = Kind::Notification};
    case mcp::Message::Kind::Response:
        return {.kind = Kind::Notification};
    case mcp::Message::Kind::Invalid:
        break;
    }
    return {.error = mcp::errorMessage(message.id, message.error)};
}

} // namespace mm::stdio
