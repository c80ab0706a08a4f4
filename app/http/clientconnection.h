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
    [[nodiscard]] quint64 number() const { return m_number; }
    /// Whether another call can go over it.
    [[nodiscard]] bool isOpen() const;

    void start(quint64 number, const Client::Call &call, Client::Done done);
    /// Ends it, and whatever goes on in it, without a word.
    void abort();
    /// Waits for another call, for a second.
    void rest();

private:
    void open();
    void send();
    void read();
    void disconnected();
    void failed(QAbstractSocket::SocketError error);
    void finish(Outcome outcome, bool reusable);

    Client *const m_client;
    const Endpoint m_endpoint;
    const QByteArray m_host; ///< the same, for requests
    QTcpSocket m_socket;
    ResponseParser m_parser;
    QTimer m_timer;
    QByteArray m_request;
    QByteArray m_input; ///< what the parser has not used up
    Budget::Share m_held;
    quint64 m_number = 0; ///< 0 while it rests
    Client::Done m_done;
};

} // namespace mm::http
