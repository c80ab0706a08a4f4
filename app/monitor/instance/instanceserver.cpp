// SPDX-License-Identifier: MIT
#include "app/monitor/instance/instanceserver.h"

#include <QLocalSocket>
#include <QTimer>

namespace mm {

InstanceServer::InstanceServer()
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &InstanceServer::accept);
}

bool InstanceServer::listen(const QString &socket)
{
    QLocalServer::removeServer(socket);
    return m_server.listen(socket);
}

void InstanceServer::close()
{
    m_server.close();
}

void InstanceServer::accept()
{
    while (QLocalSocket *client = m_server.nextPendingConnection()) {
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        if (m_server.findChildren<QLocalSocket *>(Qt::FindDirectChildrenOnly).size() >
            maxConnections) {
            client->abort();
            continue;
        }
        client->setReadBufferSize(maxLineLength);
        connect(client, &QLocalSocket::readyRead, this, [this, client] { read(client); });
        QTimer::singleShot(connectionTimeout, client, &QLocalSocket::abort);
        read(client);
    }
}

void InstanceServer::read(QLocalSocket *client)
{
    if (!client->canReadLine()) {
        if (client->bytesAvailable() >= maxLineLength)
            client->abort();
        return;
    }
    // Anything after the first line is ignored.
    disconnect(client, &QLocalSocket::readyRead, this, nullptr);
    const auto request = parseActivationRequest(client->readLine(maxLineLength + 1));
    if (!request) {
        client->abort();
        return;
    }
    Q_EMIT requested(*request);
    client->write(replyLine.toByteArray());
    client->disconnectFromServer();
}

} // namespace mm
