// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <memory>

namespace mm::test {

/// A server in its own thread, for clients that block: for each response in turn it accepts a
/// connection, reads a request, sends the response and closes the connection.
class ThreadedServer final
{
public:
    /// With \p closes false a connection stays open until the client closes it. Each response is
    /// sent \p delay ms after its request.
    explicit ThreadedServer(const QByteArrayList &responses, bool closes = true,
                            QHostAddress::SpecialAddress address = QHostAddress::LocalHost,
                            int delay = 0)
    {
        m_server.listen(QHostAddress(address));
        m_server.moveToThread(nullptr);
        m_thread.reset(QThread::create([this, responses, closes, delay] {
            m_server.moveToThread(QThread::currentThread());
            for (const QByteArray &response : responses) {
                if (!m_server.waitForNewConnection(timeout))
                    return;
                const std::unique_ptr<QTcpSocket> socket(m_server.nextPendingConnection());
                m_request.clear();
                while (!m_request.contains("\r\n\r\n") && socket->waitForReadyRead(timeout))
                    m_request += socket->readAll();
                if (delay > 0)
                    socket->waitForDisconnected(delay);
                socket->write(response);
                socket->flush();
                if (closes)
                    socket->disconnectFromHost();
                if (socket->state() != QAbstractSocket::UnconnectedState)
                    socket->waitForDisconnected(timeout);
            }
        }));
        m_thread->start();
    }
    ~ThreadedServer()
    {
        // The thread still waits if there were fewer requests than responses.
        while (!m_thread->wait(50)) {
            QTcpSocket client;
            client.connectToHost(m_server.serverAddress(), port());
            client.waitForConnected(1000);
        }
    }
    Q_DISABLE_COPY_MOVE(ThreadedServer)

    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    /// The last request; waits until the last connection is closed.
    [[nodiscard]] QByteArray request() const
    {
        m_thread->wait();
        return m_request;
    }

private:
    static constexpr int timeout = 30'000; // ms

    QTcpServer m_server;
    QByteArray m_request;
    std::unique_ptr<QThread> m_thread;
};

} // namespace mm::test
