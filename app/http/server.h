// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/serversession.h"

#include <QTcpServer>
#include <QTimer>

namespace mm::http {

class ServerConnection;

/// Serves HTTP/1.1 to programs of this machine, on 127.0.0.1 and, where the machine has IPv6, on
/// ::1. Runs in the thread's event loop.
///
/// Has at most ServerLimits::maxConnections connections (fewer if the process may open few files),
/// and keeps one request of each in memory. At the limit a new connection replaces the one that is
/// idle for longest, once its ServerLimits::firstByteGrace is over. While all connections wait for
/// the handler, a new one is rejected with 503.
class Server final : public QObject
{
    Q_OBJECT

public:
    explicit Server(Handler handler, const ServerLimits &limits = {}, QObject *parent = nullptr);
    ~Server() override;

    /// \p port 0 chooses a free one. False, with \p error, on failure.
    [[nodiscard]] bool listen(quint16 port, QString *error);
    [[nodiscard]] quint16 port() const { return m_port; }
    /// `http://127.0.0.1:6001`, and `http://[::1]:6001` where the machine has IPv6.
    [[nodiscard]] QStringList urls() const;
    [[nodiscard]] const ServerLimits &limits() const { return m_context.limits; }
    /// Descriptors left for outgoing connections when all of its own connections are open.
    [[nodiscard]] int spareDescriptors() const;
    [[nodiscard]] MemoryQuota *responseQuota() { return &m_context.responseQuota; }

    /// Accepts no more connections and requests; pending responses are still sent.
    void close();

Q_SIGNALS:
    /// After close(): the last connection is closed.
    void finished();

private:
    void acceptPending();
    [[nodiscard]] bool makeRoom();
    void add(QTcpSocket *socket);
    void remove(ServerConnection *connection);
    void checkDeadlines();

    ServerSession::Context m_context;
    QTcpServer m_ipv4;
    QTcpServer m_ipv6;
    quint16 m_port = 0;
    QTimer m_acceptTimer;
    QTimer m_deadlineTimer;
    QList<ServerConnection *> m_connections;
};

} // namespace mm::http
