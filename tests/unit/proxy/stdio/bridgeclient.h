// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/stdio/bridge.h"
#include "mcp/mcpclient.h"

namespace mm::test {

/// A bridge in this process, with the client's side of it.
class BridgeClient final
{
public:
    explicit BridgeClient(quint16 port, stdio::MmLink::Config more = {})
        : link(configOf(port, std::move(more)))
        , bridge(&link, [this](const QByteArray &message) { received.append(message); })
    {
    }

    void send(const QByteArray &line) { bridge.receive({.text = line}); }
    void sendRequest(const QByteArray &method, const QByteArray &params = "{}",
                     const QByteArray &id = "1")
    {
        send(McpClient::legacyBody(method, params, id));
    }
    void cancel(const QByteArray &id)
    {
        send(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":)" + id +
             "}}");
    }
    [[nodiscard]] bool waitFor(qsizetype messages)
    {
        return QTest::qWaitFor([&] { return received.size() >= messages; }, testTimeout);
    }
    /// The response to one request; empty on timeout.
    [[nodiscard]] QJsonObject ask(const QByteArray &line)
    {
        const qsizetype before = received.size();
        send(line);
        return waitFor(before + 1) ? objectIn(received.at(before)) : QJsonObject();
    }
    [[nodiscard]] QJsonObject call(const QByteArray &tool, const QByteArray &id = "1")
    {
        return ask(McpClient::legacyBody("tools/call", R"({"name":")" + tool + "\"}", id));
    }

    QByteArrayList received;
    stdio::MmLink link;
    stdio::Bridge bridge;

private:
    static stdio::MmLink::Config configOf(quint16 port, stdio::MmLink::Config config)
    {
        config.port = port;
        if (config.path.isEmpty())
            config.path = "/mcp";
        if (config.start.program.isEmpty())
            config.start.program = u"/nonexistent/mm-proxy"_s;
        return config;
    }
};

inline QString errorText(const QJsonObject &response)
{
    return response["error"_L1]["message"_L1].toString();
}

/// MM's response to `GET /health`.
inline ScriptedServer::Script healthy()
{
    return {okResponse(R"({"program":"mm-proxy"})"), false};
}

inline QByteArray eventStream(const QByteArray &data = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" +
           (data.isEmpty() ? data : "data: " + data + "\n\n");
}

} // namespace mm::test
