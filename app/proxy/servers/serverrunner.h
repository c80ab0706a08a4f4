// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mesh/serviceregistry.h"
#include "app/proxy/servers/managedserver.h"
#include "core/system/detachedtask.h"

#include <QSet>

namespace mm {

/// Runs the MCP servers of a file, and keeps the registry and the tracker informed of them. Follows
/// the file: only what differs is started again. A file that can't be used changes nothing. Use it
/// from a thread with an event loop.
class ServerRunner final : public QObject
{
    Q_OBJECT

public:
    struct Config
    {
        QString file{}; ///< empty for none
        /// A missing file is no error: it may be made later.
        bool isOptional = false;
        QProcessEnvironment environment{}; ///< of MM
        QString statsFile{};               ///< beside it is kept what the user has disabled
        QByteArray version{};              ///< of MM
        http::MemoryQuota *quota = nullptr;
        ManagedServer::Limits limits{};
        /// A change of the file is noticed within this time.
        std::chrono::milliseconds fileInterval{4'000};
        std::chrono::milliseconds checkInterval{2'000};
    };

    /// Reads the file. Waits for the disk at most 0.3 s; the servers of a slower one start later.
    ServerRunner(ServiceRegistry *registry, const Config &config);
    /// Kills the servers that still run.
    ~ServerRunner() override;

    [[nodiscard]] bool isEmpty() const { return m_servers.isEmpty(); }
    /// Whether a server may appear or become ready in a moment.
    [[nodiscard]] bool isStarting() const;

    enum class Action { Start, Restart, Stop, Disable, Enable };
    /// Returns why it can't be done, a sentence; empty if it is done. \p name is a server.
    [[nodiscard]] QString perform(const QString &name, Action action);
    /// Null if there is no such server.
    [[nodiscard]] const ManagedServer *find(const QString &name) const;

    /// Ends all servers: allEnded() follows. None is started any more.
    void stop();

Q_SIGNALS:
    /// A server was added, or has other tools or another state.
    void changed();
    /// A server, or a service whose name a server takes, is not registered any more.
    void removed(const QString &name);
    /// A server's notification for its clients.
    void notified(const QString &name, const QString &method, const QByteArray &params);
    void allEnded();

private:
    struct Read; ///< what the file says

    void followFile();
    void apply(const Read &read);
    void reportProblems(const ServerFile &file);
    void add(const ServerEntry &entry);
    void remove(const QString &name);
    void leave(ManagedServer *server);
    void update(ManagedServer *server);
    void logState(const QString &name, const ServerStatus &status);
    void saveDisabled();

    ServiceRegistry *const m_registry;
    const Config m_config;
    ManagedServer::Setup m_setup;
    QMap<QString, ManagedServer *> m_servers; ///< children of this
    QSet<ManagedServer *> m_leaving;
    QHash<QString, ServerStatus::State> m_logged; ///< states
    QSet<QString> m_unlisted; ///< as logged: those for whose tools there is no room
    QSet<QString> m_disabled; ///< by the user
    bool m_isRead = false;
    bool m_isStopping = false;
    QStringList m_problems; ///< as logged
    QByteArray m_stamp;     ///< of the file, when it was read
    QTimer m_checkTimer;
    QTimer m_fileTimer;
    DetachedTask m_readTask;
    DetachedTask m_sweepTask;
    DetachedTask m_saveTask;
    bool m_savesAgain = false;
};

} // namespace mm
