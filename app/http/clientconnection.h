// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"

#include <QTcpSocket>
#include <QTimer>

namespace mm::http {

/// One connection to a server, for one call at a time.
class ClientConnection final : public QObject
{
    Q_OBJECT

public:
    ClientConnection(Client *client, const Endpoint &endpoint);
    ~ClientConnection() override;

    [[nodiscard]] const Endpoint &endpoint() const { return m_endpoint; }
    [[nodiscard]] quint64 callId() const { return m_callId; }
    /// Whether another call can use it.
    [[nodiscard]] bool isOpen() const;

    void start(quint64 callId, const Client::Call &call, Client::Done done);
    /// Closes it; a call in flight ends without a result.
    void abort();
    /// Waits for another call, for a second.
    void becomeIdle();

private:
    void open();
    void send();
    void read();
    void disconnected();
    void failed(QAbstractSocket::SocketError error);
    void finish(CallResult result, bool reusable);

    Client *const m_client;
    const Endpoint m_endpoint;
    const QByteArray m_host; ///< m_endpoint as a Host header
    QTcpSocket m_socket;
    ResponseParser m_parser;
    QTimer m_timer;
    QByteArray m_request;
    QByteArray m_input; ///< received and not yet parsed
    MemoryQuota::Lease m_lease;
    quint64 m_callId = 0; ///< 0 while idle
    Client::Done m_done;
};

} // namespace mm::http
