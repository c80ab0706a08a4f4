// SPDX-License-Identifier: MIT
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <memory>

namespace mm::test {

/// A server in its own thread, for clients that block: reads one request, sends a response and
/// closes the connection.
class ThreadedServer final
{
public:
    /// With \p closes false the connection stays open until the client closes it.
    explicit ThreadedServer(const QByteArray &response, bool closes = true,
                            QHostAddress::SpecialAddress address = QHostAddress::LocalHost)
    {
        m_server.listen(QHostAddress(address));
        m_server.moveToThread(nullptr);
        m_thread.reset(QThread::create([this, response, closes] {
            m_server.moveToThread(QThread::currentThread());
            if (!m_server.waitForNewConnection(timeout))
                return;
            const std::unique_ptr<QTcpSocket> socket(m_server.nextPendingConnection());
            while (!m_request.contains("\r\n\r\n") && socket->waitForReadyRead(timeout))
                m_request += socket->readAll();
            socket->write(response);
            socket->flush();
            if (closes)
                socket->disconnectFromHost();
            if (socket->state() != QAbstractSocket::UnconnectedState)
                socket->waitForDisconnected(timeout);
        }));
        m_thread->start();
    }
    ~ThreadedServer() { m_thread->wait(); }
    Q_DISABLE_COPY_MOVE(ThreadedServer)

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    /// The request; waits until the connection is closed.
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
