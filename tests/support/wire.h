// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/message.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <chrono>
#include <memory>
#include <sys/socket.h>
#include <vector>

namespace mm::test {

using namespace std::chrono;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr int testTimeout = 20'000; // ms

/// A response as received.
struct WireResponse
{
    int status = 0; ///< 0 for none
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        const QByteArray key = "\r\n" + name + ": ";
        const qsizetype at = head.indexOf(key);
        if (at < 0)
            return {};
        const qsizetype begin = at + key.size();
        return head.sliced(begin, head.indexOf("\r\n", begin) - begin);
    }
};

/// The complete responses. Reads Content-Length only, which the tested code always writes.
inline QList<WireResponse> responsesIn(QByteArray bytes)
{
    QList<WireResponse> responses;
    for (;;) {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return responses;
        WireResponse response{bytes.sliced(9, 3).toInt(), bytes.first(end + 2), {}};
        const qsizetype size = response.header("Content-Length").toLongLong();
        if (bytes.size() < end + 4 + size)
            return responses;
        response.body = bytes.sliced(end + 4, size);
        bytes.remove(0, end + 4 + size);
        responses.append(response);
    }
}

inline QList<int> statusesIn(const QByteArray &bytes)
{
    QList<int> statuses;
    for (const WireResponse &response : responsesIn(bytes))
        statuses.append(response.status);
    return statuses;
}

inline QByteArray okResponse(const QByteArray &body, const QByteArray &headers = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
           headers + "\r\n" + body;
}

/// A JSON request to the server at \p port.
inline QByteArray requestOf(quint16 port, const QByteArray &method, const QByteArray &path,
                            const QByteArray &body = {},
                            const QByteArray &type = "application/json")
{
    return method + ' ' + path + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port) +
           "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

/// A raw client that records what it receives.
class Wire final
{
public:
    explicit Wire(quint16 port, const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_socket.connectToHost(address, port);
        m_socket.waitForConnected(testTimeout);
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
            if (m_reads)
                m_received += m_socket.readAll();
        });
    }
    Q_DISABLE_COPY_MOVE(Wire)

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    /// From now on received bytes stay in the kernel's buffer, except one.
    void stopReading()
    {
        m_reads = false;
        m_socket.setReadBufferSize(1);
    }
    void resumeReading()
    {
        m_reads = true;
        m_socket.setReadBufferSize(0);
        m_received += m_socket.readAll();
    }
    void abort() { m_socket.abort(); }
    /// Sends FIN, and still receives.
    void finishSending() { ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR); }
    /// From now on closing sends a reset.
    void resetOnClose()
    {
        const linger atOnce{1, 0};
        ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                     sizeof atOnce);
    }

    [[nodiscard]] bool isConnected() const
    {
        return m_socket.state() == QAbstractSocket::ConnectedState;
    }
    [[nodiscard]] bool isClosed() const
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    [[nodiscard]] bool isSent() const { return m_socket.bytesToWrite() == 0; }
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] QList<WireResponse> responses() const { return responsesIn(m_received); }
    [[nodiscard]] QList<int> statuses() const { return statusesIn(m_received); }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_reads = true;
};

/// A server that answers the nth request with the nth script.
class ScriptedServer final
{
public:
    struct Script
    {
        QByteArray bytes;
        bool thenClose = false;
    };

    /// With \p port 0, on a free port.
    explicit ScriptedServer(std::vector<Script> scripts = {},
                            QHostAddress::SpecialAddress address = QHostAddress::LocalHost,
                            quint16 port = 0)
        : m_scripts(std::move(scripts))
    {
        m_server.listen(QHostAddress(address), port);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *const socket = m_server.nextPendingConnection())
                serve(socket);
        });
    }
    Q_DISABLE_COPY_MOVE(ScriptedServer)

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int open() const { return m_open; }
    [[nodiscard]] const QByteArrayList &requests() const { return m_requests; }
    /// Over the newest connection.
    void send(const QByteArray &bytes)
    {
        m_newest->write(bytes);
        m_newest->flush();
    }
    void drop() { m_newest->disconnectFromHost(); }
    void stopListening() { m_server.close(); }

private:
    void serve(QTcpSocket *socket)
    {
        ++m_connections;
        ++m_open;
        m_newest = socket;
        QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this, socket] {
            --m_open;
            socket->deleteLater();
        });
        const auto input = std::make_shared<QByteArray>();
        QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket, input] {
            *input += socket->readAll();
            takeRequests(socket, *input);
        });
    }
    void takeRequests(QTcpSocket *socket, QByteArray &input)
    {
        for (const WireResponse &head : requestsIn(&input)) {
            m_requests.append(head.head + "\r\n" + head.body);
            const size_t number = size_t(m_requests.size()) - 1;
            if (number >= m_scripts.size())
                continue;
            socket->write(m_scripts.at(number).bytes);
            if (m_scripts.at(number).thenClose)
                socket->disconnectFromHost();
        }
    }
    /// Removes the complete requests from the front of \p bytes and returns them.
    static QList<WireResponse> requestsIn(QByteArray *bytes)
    {
        const QList<WireResponse> requests = responsesIn(*bytes);
        for (const WireResponse &each : requests)
            bytes->remove(0, each.head.size() + 2 + each.body.size());
        return requests;
    }

    QTcpServer m_server;
    std::vector<Script> m_scripts;
    QTcpSocket *m_newest = nullptr;
    int m_connections = 0;
    int m_open = 0;
    QByteArrayList m_requests;
};

/// A port on which no program listens.
inline quint16 unusedPort()
{
    QTcpServer server;
    server.listen(QHostAddress(QHostAddress::LocalHost));
    return server.serverPort();
}

} // namespace mm::test
