// SPDX-License-Identifier: MIT
#pragma once

#include "files.h"
#include "mesh.h"
#include "serverfixture.h"

namespace mm::test {

/// A complete MM that runs servers.
class ServerMesh final
{
public:
    explicit ServerMesh(const QList<ServerEntry> &entries,
                        const ManagedServer::Limits &limits = quickLimits())
    {
        ignorePipeSignal();
        if (!write(entries))
            qFatal("no file of servers");
        ServerRunner::Config servers = quickServers(file());
        servers.limits = limits;
        m_mesh = std::make_unique<Mesh>(
            CallForwarder::Limits{}, 120s,
            mcp::McpServer::Config{.version = "1.2.3", .startWait = 15s, .changeDelay = 1ms},
            servers);
    }
    Q_DISABLE_COPY_MOVE(ServerMesh)

    [[nodiscard]] QString file() const { return m_folder.filePath(u"mcp.json"_s); }
    [[nodiscard]] bool write(const QList<ServerEntry> &entries) const
    {
        return writeFile(file(), serverFile(entries));
    }
    [[nodiscard]] const Mesh *operator->() const { return m_mesh.get(); }
    [[nodiscard]] const Mesh *get() const { return m_mesh.get(); }

    [[nodiscard]] QString state(const QString &name) const
    {
        return m_mesh->listed(name).value("state"_L1).toString();
    }
    [[nodiscard]] bool reaches(const QString &name, const QString &expected) const
    {
        return QTest::qWaitFor([&] { return state(name) == expected; }, testTimeout);
    }
    [[nodiscard]] bool isUp(const QString &name) const { return reaches(name, u"up"_s); }
    [[nodiscard]] QString tokenFile() const { return m_mesh->statsFile() + u".control"_s; }
    /// `POST /servers` with a token.
    [[nodiscard]] WireResponse control(const QByteArray &body, const QByteArray &token) const
    {
        return m_mesh->send("POST", "/servers", body, "application/json\r\nMM-Control: " + token);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Mesh> m_mesh;
};

} // namespace mm::test
