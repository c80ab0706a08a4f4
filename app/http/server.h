// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/serversession.h"

#include <QSocketNotifier>
#include <QTcpServer>
#include <QTimer>

#include <vector>

namespace mm::http {

class ServerConnection;

/// Serves HTTP/1.1 to programs of this machine, on 127.0.0.1 and, where the machine has IPv6, on
/// ::1; on request also on other addresses, or on one address alone. Runs in the thread's event
/// loop.
///
/// Has at most ServerLimits::maxConnections connections (fewer if the process may open few files),
/// and keeps one request of each in memory. From ServerLimits::keptConnections on, connections end
/// with their next response. At the limit a new connection replaces the one that is
/// idle for longest, once its ServerLimits::firstByteGrace is over. While all connections wait for
/// the handler or have a stream, a new one is rejected with 503.
class Server final : public QObject
{
    Q_OBJECT

public:
    explicit Server(Handler handler, const ServerLimits &limits = {}, QObject *parent = nullptr);
    ~Server() override;

    /// What requests need, from the next listen(port) on.
    void setAccess(const OriginGuard::Config &access) { m_access = access; }
    /// Called for each request that is rejected, by the server itself or by the handler's response.
    void setRejectionHandler(std::function<void(const Rejection &)> handler)
    {
        m_context.rejectionHandler = std::move(handler);
    }
    /// \p port 0 chooses a free one. False, with \p error, on failure.
    [[nodiscard]] bool listen(quint16 port, QString *error);
    /// After listen(port): listens there too. Requires a token, see setAccess(). 0.0.0.0 includes
    /// 127.0.0.1, and :: includes ::1. \p port 0 is that of the loopback addresses.
    [[nodiscard]] bool listen(const QHostAddress &address, quint16 port, QString *error);
    /// Instead of listen(port): listens on \p address alone, also without a token. Without one,
    /// use it only for what any program that reaches \p address may do.
    [[nodiscard]] bool listenOnly(const QHostAddress &address, quint16 port, QString *error);
    /// Of the last listen() that returned false.
    [[nodiscard]] QAbstractSocket::SocketError listenError() const { return m_listenError; }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// `http://127.0.0.1:6001`, and the same of the other addresses.
    [[nodiscard]] QStringList urls() const;
    [[nodiscard]] const ServerLimits &limits() const { return m_context.limits; }
    /// Descriptors left for outgoing connections when all of its own connections are open.
    [[nodiscard]] int spareDescriptors() const;
    [[nodiscard]] MemoryQuota *responseQuota() { return &m_context.responseQuota; }

    /// Closes all connections at once: the handler is not called again, and its exchanges are
    /// abandoned. Call it before what the handler uses is destroyed.
    void disconnectAll();
    /// Accepts no more connections and requests; pending responses are still sent. Open streams
    /// stay open until their owner ends them.
    void close();

Q_SIGNALS:
    /// After close(): the last connection is closed.
    void finished();

private:
    /// The QTcpServer binds and listens. Connections are accepted here, as it neither tells why it
    /// can't accept nor hands out plain descriptors.
    struct Listener
    {
        QTcpServer server;
        QSocketNotifier notifier{QSocketNotifier::Read};
    };

    Listener *addListener();
    [[nodiscard]] bool open(Listener *listener, const QHostAddress &address, quint16 port);
    static void close(Listener *listener);
    void setAccepting(bool accepting);
    void accept(const Listener &listener);
    void acceptFailed(int error);
    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] bool makeRoom();
    void add(int socket);
    void remove(ServerConnection *connection);
    void updateCrowded();
    void checkDeadlines();

    ServerSession::Context m_context;
    OriginGuard::Config m_access;
    std::vector<std::unique_ptr<Listener>> m_listeners; ///< 127.0.0.1, ::1 and others
    quint16 m_port = 0;
    QAbstractSocket::SocketError m_listenError = QAbstractSocket::UnknownSocketError;
    QTimer m_acceptTimer;   ///< until connections are accepted again
    QTimer m_recoveryTimer; ///< since the last failure to accept
    QTimer m_deadlineTimer;
    QList<ServerConnection *> m_connections;
};

} // namespace mm::http
