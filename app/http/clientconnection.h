// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/client.h"

#include <QSocketNotifier>
#include <QTimer>

namespace mm::http {

/// One call over one connection. A child of its client. Not a QTcpSocket: one for each call would
/// cost twice the time of the call.
class ClientConnection final : public QObject
{
    Q_OBJECT

public:
    ClientConnection(Client *client, quint64 callId, const Client::Call &call, Client::Done done);
    ~ClientConnection() override;

    void start();
    void finish(CallResult result);
    /// Closes the connection and deletes it later; a call in flight ends without calling its Done.
    void close();

private:
    /// The call has ended.
    [[nodiscard]] bool isClosing() const { return m_callId == 0; }
    /// Connects to the next address; without one the call fails.
    void connectNext();
    void connectFailed(int error);
    void send();
    void read();
    void parse(QByteArrayView bytes);
    void ended();
    void timedOut();
    /// "after 10 of 20 bytes", of the body.
    [[nodiscard]] QString receivedPart();
    [[nodiscard]] CallResult notHttp() const;
    /// Waits for the server to close the connection.
    void awaitClose();

    Client *const m_client;
    Client::Call m_call;
    quint64 m_callId; ///< 0 when the call has ended
    Client::Done m_done;
    qsizetype m_nextAddress = 0;
    int m_connectError = 0;   ///< at the first address
    bool m_connected = false; ///< to the address before m_nextAddress
    QByteArray m_head;        ///< of the request
    qsizetype m_sent = 0;     ///< of head and body
    QByteArray m_start;       ///< the first bytes received
    QByteArray m_input;       ///< received and not yet parsed
    ResponseParser m_parser;
    MemoryQuota::Lease m_lease;
    int m_socket = -1;
    QSocketNotifier m_readable{QSocketNotifier::Read};
    QSocketNotifier m_writable{QSocketNotifier::Write};
    QTimer m_timer;
    bool m_counted = false; ///< in Client::m_closing
};

} // namespace mm::http
