// SPDX-License-Identifier: MIT
#pragma once

#include "mesh.h"

namespace mm::test {

/// The members of a modern request's `_meta`.
inline QByteArray modernMeta(const QByteArray &version = "2026-07-28", const QByteArray &more = {})
{
    return R"("_meta":{"io.modelcontextprotocol/protocolVersion":")" + version +
           R"(","io.modelcontextprotocol/clientCapabilities":{})" + more + '}';
}

/// A client of MM's MCP endpoint, which sends and reads bytes.
class McpClient final
{
public:
    explicit McpClient(const Mesh *mesh, QByteArray path = "/mcp")
        : m_mesh(mesh)
        , m_path(std::move(path))
    {
    }

    /// The bytes of a POST. \p headers are lines, each with CRLF.
    [[nodiscard]] QByteArray post(const QByteArray &body, const QByteArray &headers = {}) const
    {
        return head("POST", headers) + "Content-Type: application/json\r\nContent-Length: " +
               QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    [[nodiscard]] QByteArray head(const QByteArray &method, const QByteArray &headers) const
    {
        return method + ' ' + m_path +
               " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json, text/event-stream\r\n" +
               headers;
    }
    /// Returns the response; its status is 0 on timeout.
    [[nodiscard]] WireResponse send(const QByteArray &request) const
    {
        Wire wire(m_mesh->port());
        wire.send(request);
        (void)QTest::qWaitFor([&wire] { return !wire.responses().isEmpty(); }, testTimeout);
        return wire.responses().value(0);
    }

    /// A request of the legacy era. \p params is a JSON object.
    [[nodiscard]] static QByteArray legacyBody(const QByteArray &method,
                                               const QByteArray &params = "{}",
                                               const QByteArray &id = "1")
    {
        return R"({"jsonrpc":"2.0","id":)" + id + R"(,"method":")" + method + R"(","params":)" +
               params + '}';
    }
    [[nodiscard]] WireResponse
    legacy(const QByteArray &method, const QByteArray &params = "{}",
           const QByteArray &headers = "MCP-Protocol-Version: 2025-11-25\r\n") const
    {
        return send(post(legacyBody(method, params), headers));
    }

    /// A request of the modern era. \p params are members of "params".
    [[nodiscard]] static QByteArray modernBody(const QByteArray &method,
                                               const QByteArray &params = {},
                                               const QByteArray &meta = modernMeta())
    {
        return R"({"jsonrpc":"2.0","id":1,"method":")" + method + R"(","params":{)" + params +
               (params.isEmpty() || meta.isEmpty() ? "" : ",") + meta + "}}";
    }
    [[nodiscard]] static QByteArray modernHeaders(const QByteArray &method,
                                                  const QByteArray &name = {})
    {
        return "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: " + method + "\r\n" +
               (name.isEmpty() ? QByteArray() : "Mcp-Name: " + name + "\r\n");
    }
    [[nodiscard]] QByteArray modernPost(const QByteArray &method, const QByteArray &params = {},
                                        const QByteArray &name = {},
                                        const QByteArray &meta = modernMeta()) const
    {
        return post(modernBody(method, params, meta), modernHeaders(method, name));
    }
    [[nodiscard]] WireResponse modern(const QByteArray &method, const QByteArray &params = {},
                                      const QByteArray &name = {}) const
    {
        return send(modernPost(method, params, name));
    }
    /// A call of a tool in either era: the results have the same form.
    [[nodiscard]] WireResponse call(const QByteArray &tool,
                                    const QByteArray &arguments = "{}") const
    {
        return legacy("tools/call", R"({"name":")" + tool + R"(","arguments":)" + arguments + '}');
    }

private:
    const Mesh *const m_mesh;
    const QByteArray m_path;
};

/// Registers \p tools, a JSON array.
inline bool registerTools(const Mesh &mesh, const QByteArray &service, const QByteArray &tools,
                          quint16 port = 9)
{
    return mesh.post("/register", R"({"instance_name":")" + service + R"(","port":)" +
                                      QByteArray::number(port) + R"(,"tools":)" + tools + '}')
               .status == 200;
}

/// Registers the service "s" with one tool, JSON.
inline bool registerTool(const Mesh &mesh, quint16 port, const QByteArray &tool = "\"t\"")
{
    return registerTools(mesh, "s", '[' + tool + ']', port);
}

/// Progress after each 20 ms, changes after 1 ms.
inline std::unique_ptr<Mesh> quickMesh(const CallForwarder::Limits &calls = {})
{
    return std::make_unique<Mesh>(
        calls, 120s,
        mcp::McpServer::Config{.version = "1.2.3", .progressInterval = 20ms, .changeDelay = 1ms});
}

inline QByteArray httpError(const char *status, const QByteArray &body)
{
    return "HTTP/1.1 " + QByteArray(status) +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

inline QString methodOf(const QByteArray &message)
{
    return objectIn(message).value("method"_L1).toString();
}

inline int errorCode(const WireResponse &response)
{
    return objectIn(response.body).value("error"_L1).toObject().value("code"_L1).toInt();
}

inline QJsonObject resultIn(const WireResponse &response)
{
    return objectIn(response.body).value("result"_L1).toObject();
}

/// The data of each event in a stream's bytes.
inline QByteArrayList eventsIn(const QByteArray &received)
{
    QByteArrayList events;
    const qsizetype begin = received.indexOf("\r\n\r\n");
    if (begin < 0)
        return events;
    for (const QByteArray &line : received.sliced(begin + 4).split('\n')) {
        if (line.startsWith("data: "))
            events.append(line.sliced(6));
    }
    return events;
}

} // namespace mm::test
