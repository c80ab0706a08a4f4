// SPDX-License-Identifier: MIT
#include "app/monitor/instanceserver.h"

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
    while (QLocalSocket *second = m_server.nextPendingConnection()) {
        connect(second, &QLocalSocket::disconnected, second, &QObject::deleteLater);
        if (m_server.findChildren<QLocalSocket *>(Qt::FindDirectChildrenOnly).size() >
            mostConnections) {
            second->abort();
            continue;
        }
        second->setReadBufferSize(longestLine);
        connect(second, &QLocalSocket::readyRead, this, [this, second] { read(second); });
        QTimer::singleShot(longestTalk, second, &QLocalSocket::abort);
        read(second);
    }
}

void InstanceServer::read(QLocalSocket *second)
{
    if (!second->canReadLine()) {
        if (second->bytesAvailable() >= longestLine)
            second->abort();
        return;
    }
    // Whatever follows is not looked at.
    disconnect(second, &QLocalSocket::readyRead, this, nullptr);
    const auto request = startRequestIn(second->readLine(longestLine + 1));
    if (!request) {
        second->abort();
        return;
    }
    Q_EMIT requested(*request);
    second->write(takenLine());
    second->disconnectFromServer();
}

} // namespace mm
