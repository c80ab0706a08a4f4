// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/server.h"
#include "app/proxy/meshapi.h"
#include "wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace mm::test {

inline QJsonObject objectIn(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// A complete MM in this process, with a free port and its own stats file.
class Mesh final
{
public:
    explicit Mesh(const CallForwarder::Limits &calls = {}, milliseconds serviceTimeout = 120s,
                  const mcp::McpServer::Config &mcp = {.version = "1.2.3"},
                  const ServerRunner::Config &servers = {})
        : m_server([this](const http::ExchangePtr &exchange) { api->handle(exchange); })
    {
        m_server.setRejectionHandler(
            [this](const http::Rejection &rejection) { api->requestRejected(rejection); });
        QString error;
        if (!m_dir.isValid() || !m_server.listen(0, &error))
            qFatal("no mesh");
        stats = std::make_unique<MeshStats>(statsFile());
        api = std::make_unique<MeshApi>(stats.get(),
                                        MeshApi::Config{.version = "1.2.3",
                                                        .statsFile = statsFile(),
                                                        .heartbeat = 10s,
                                                        .serviceTimeout = serviceTimeout,
                                                        .calls = calls,
                                                        .responseQuota = m_server.responseQuota(),
                                                        .port = m_server.port(),
                                                        .mcp = mcp,
                                                        .servers = servers});
    }
    Q_DISABLE_COPY_MOVE(Mesh)
    ~Mesh() { m_server.disconnectAll(); }

    [[nodiscard]] QString statsFile() const { return m_dir.filePath(u"stats.json"_s); }
    [[nodiscard]] quint16 port() const { return m_server.port(); }

    [[nodiscard]] QByteArray request(const QByteArray &method, const QByteArray &path,
                                     const QByteArray &body = {},
                                     const QByteArray &type = "application/json") const
    {
        return requestOf(port(), method, path, body, type);
    }
    /// Returns the response; its status is 0 on timeout.
    [[nodiscard]] WireResponse send(const QByteArray &method, const QByteArray &path,
                                    const QByteArray &body = {},
                                    const QByteArray &type = "application/json") const
    {
        Wire wire(port());
        wire.send(request(method, path, body, type));
        (void)QTest::qWaitFor([&wire] { return !wire.responses().isEmpty(); }, testTimeout);
        return wire.responses().value(0);
    }
    [[nodiscard]] WireResponse post(const QByteArray &path, const QByteArray &body) const
    {
        return send("POST", path, body);
    }
    [[nodiscard]] WireResponse get(const QByteArray &path) const { return send("GET", path); }

    bool registerService(const QByteArray &name, quint16 servicePort) const
    {
        return post("/register", R"({"instance_name":")" + name + R"(","port":)" +
                                     QByteArray::number(servicePort) + '}')
                   .status == 200;
    }
    /// A POST /call of the tool "t". \p more are further members of the body.
    [[nodiscard]] QByteArray callRequest(const QByteArray &name, const QByteArray &more = {}) const
    {
        return request("POST", "/call", callBody(name, more));
    }
    [[nodiscard]] static QByteArray callBody(const QByteArray &name, const QByteArray &more = {})
    {
        return R"({"target_instance":")" + name + R"(","tool_name":"t")" + more + '}';
    }
    [[nodiscard]] WireResponse call(const QByteArray &name, const QByteArray &more = {}) const
    {
        return post("/call", callBody(name, more));
    }
    /// Registers \p service as "a", calls it, and returns the caller; null on timeout.
    [[nodiscard]] std::unique_ptr<Wire> callInFlight(const ScriptedServer &service) const
    {
        auto caller = std::make_unique<Wire>(port());
        if (registerService("a", service.port()))
            caller->send(callRequest("a"));
        const bool arrived =
            QTest::qWaitFor([&service] { return service.requests().size() == 1; }, testTimeout);
        return arrived ? std::move(caller) : nullptr;
    }
    /// The service as `GET /services` lists it.
    [[nodiscard]] QJsonObject listed(const QString &name) const
    {
        const QJsonArray all = objectIn(get("/services").body).value("services"_L1).toArray();
        for (const auto &each : all) {
            if (each.toObject().value("instance_name"_L1) == name)
                return each.toObject();
        }
        return {};
    }
    [[nodiscard]] QString status(const QString &name) const
    {
        return listed(name).value("status"_L1).toString();
    }
    /// The value of a series in /metrics; empty if there is none.
    [[nodiscard]] QByteArray metric(const QByteArray &series) const
    {
        const QByteArray text = '\n' + get("/metrics").body;
        const qsizetype at = text.indexOf('\n' + series + ' ');
        if (at < 0)
            return {};
        const qsizetype begin = at + series.size() + 2;
        return text.sliced(begin, text.indexOf('\n', begin) - begin);
    }
    [[nodiscard]] QByteArray errors(const QByteArray &service, const QByteArray &type) const
    {
        return metric("mm_mesh_call_errors_total{service=\"" + service + "\",error_type=\"" + type +
                      "\"}");
    }
    [[nodiscard]] QByteArray rejected(int status) const
    {
        return metric("mm_mesh_rejected_requests_total{status=\"" + QByteArray::number(status) +
                      "\"}");
    }
    /// Of all services and types.
    [[nodiscard]] qint64 allErrors() const { return sumOf("mm_mesh_call_errors_total"); }
    [[nodiscard]] qint64 allRejected() const { return sumOf("mm_mesh_rejected_requests_total"); }
    /// Of all series of a metric.
    [[nodiscard]] qint64 sumOf(const QByteArray &name) const
    {
        qint64 sum = 0;
        for (const QByteArray &line : get("/metrics").body.split('\n')) {
            if (line.startsWith(name + '{'))
                sum += line.sliced(line.lastIndexOf(' ') + 1).toLongLong();
        }
        return sum;
    }
    /// That reached the service.
    [[nodiscard]] QByteArray calls(const QByteArray &service) const
    {
        return metric("mm_mesh_call_duration_seconds_count{service=\"" + service + "\"}");
    }

private:
    QTemporaryDir m_dir;
    http::Server m_server;

public:
    std::unique_ptr<MeshStats> stats;
    std::unique_ptr<MeshApi> api;
};

} // namespace mm::test
