// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/serversession.h"

#include <QTcpServer>
#include <QTimer>

#include <unordered_map>
#include <vector>

namespace mm::http {

class ServerConnection;

/// Serves HTTP/1.1 to programs of this machine, on 127.0.0.1 and, where the machine has IPv6, on
/// ::1. Runs in the thread's event loop.
///
/// It has at most ServerLimits::maxConnections connections (fewer where the process may open few
/// files), and one request of each in memory. At the limit a new connection replaces the one that
/// is idle for longest, though not one that is younger than ServerLimits::firstByteGrace; while all
/// wait for their handler, it is rejected with 503.
class Server final : public QObject
{
    Q_OBJECT

public:
    explicit Server(Handler handler, const ServerLimits &limits = {}, QObject *parent = nullptr);
    ~Server() override;

    /// \p port 0 takes a free one. False, with \p error, on failure.
    [[nodiscard]] bool listen(quint16 port, QString *error);
    [[nodiscard]] quint16 port() const { return m_port; }
    /// `http://127.0.0.1:6001`, one or two.
    [[nodiscard]] QStringList urls() const;
    [[nodiscard]] const ServerLimits &limits() const { return m_context.limits; }
    /// How many descriptors are needed neither by its connections nor for saving files.
    [[nodiscard]] int spareDescriptors() const;
    [[nodiscard]] MemoryQuota *responseQuota() { return &m_context.responseQuota; }

    /// Accepts no more connections and requests; pending responses are still sent.
    void close();

Q_SIGNALS:
    /// After close(): the last connection is closed.
    void finished();

private:
    class Listener;
    bool listenOn(Listener *listener, const QHostAddress &address, quint16 port, QString *error);
    /// What happens with the next connection; rejected when there is neither room nor one to evict.
    struct Admission
    {
        bool hasRoom;
        ServerConnection *evicted;      ///< in its favour
        std::chrono::milliseconds wait; ///< until one may be evicted
    };
    [[nodiscard]] Admission nextAdmission() const;
    void accept(std::unique_ptr<QTcpSocket> socket, const Admission &admission);
    void checkDeadlines();
    void remove(ServerConnection *connection);
    [[nodiscard]] std::vector<ServerConnection *> connections() const;

    ServerSession::Context m_context;
    std::unique_ptr<Listener> m_ipv4;
    std::unique_ptr<Listener> m_ipv6;
    quint16 m_port = 0;
    QTimer m_deadlineTimer;
    std::unordered_map<ServerConnection *, std::unique_ptr<ServerConnection>> m_connections;
    std::vector<std::unique_ptr<ServerConnection>> m_retired; ///< may still be on the call stack
};

} // namespace mm::http
