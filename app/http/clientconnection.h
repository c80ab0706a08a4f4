// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"

#include <QTcpSocket>
#include <QTimer>

namespace mm::http {

/// One connection to a server, for one call at a time. A child of its client.
class ClientConnection final : public QObject
{
    Q_OBJECT

public:
    ClientConnection(Client *client, const Endpoint &endpoint);
    ~ClientConnection() override;

    [[nodiscard]] const Endpoint &endpoint() const { return m_endpoint; }
    /// Whether it is connected and nothing arrived after the last response.
    [[nodiscard]] bool isReusable() const;

    void start(quint64 callId, const Client::Call &call, Client::Done done);
    /// Ends the call. With \p keep, the connection stays open for one second for another call.
    void finish(CallResult result, bool keep = false);
    /// Closes the connection and deletes it later; a call in flight ends without calling its Done.
    void close();

private:
    [[nodiscard]] bool isIdle() const { return m_callId == 0; }
    void send();
    /// False when the call has ended: its Done may have deleted this.
    bool read();
    void timedOut();
    void disconnected();
    void failed(QAbstractSocket::SocketError error);
    void closeIdle();

    Client *const m_client;
    const Endpoint m_endpoint;
    QTcpSocket m_socket;
    ResponseParser m_parser;
    QTimer m_timer;
    QByteArray m_request; ///< until it is connected
    QByteArray m_input;   ///< received and not yet parsed
    MemoryQuota::Lease m_lease;
    quint64 m_callId = 0; ///< 0 while idle
    Client::Done m_done;
};

} // namespace mm::http
