// SPDX-License-Identifier: MIT
#include "app/proxy/portowner.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

constexpr int patience = 300; // ms, for each step
constexpr qsizetype enough = qsizetype(16) * 1024;

QByteArray askForHealth(QTcpSocket &socket, quint16 port)
{
    socket.write("GET /health HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port) +
                 "\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    const QDeadlineTimer deadline(patience);
    while (answer.size() < enough && socket.waitForReadyRead(int(deadline.remainingTime())))
        answer += socket.readAll();
    return answer;
}

} // namespace

QString portOwner(quint16 port)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
        socket.connectToHost(QHostAddress(address), port);
        if (socket.waitForConnected(patience))
            break;
    }
    if (socket.state() != QAbstractSocket::ConnectedState)
        return {};
    const QByteArray answer = askForHealth(socket, port);
    if (answer.isEmpty())
        return u"A program that does not answer seems to listen there."_s;
    if (!answer.startsWith("HTTP/"))
        return u"A program that does not speak HTTP seems to listen there."_s;
    const QByteArray body = answer.sliced(qMax(answer.indexOf("\r\n\r\n"), qsizetype(0)));
    const QJsonObject health = QJsonDocument::fromJson(body.trimmed()).object();
    if (health.value("program"_L1).toString() == "mm-proxy"_L1)
        return u"Another mm-proxy seems to listen there, process %1."_s.arg(
            health.value("pid"_L1).toInteger());
    return u"Another HTTP server seems to listen there."_s;
}

} // namespace mm
