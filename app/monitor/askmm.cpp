// SPDX-License-Identifier: MIT
#include "app/monitor/askmm.h"

#include "app/monitor/mmanswer.h"
#include "app/monitor/mmclient.h"

#include <QDeadlineTimer>
#include <QNetworkProxy>
#include <QTcpSocket>

using Kind = mm::http::Outcome::Kind;

namespace mm {

namespace {

int left(const QDeadlineTimer &deadline)
{
    return static_cast<int>(deadline.remainingTime());
}

QByteArray question(const MmUrl &url, const QByteArray &path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: " + url.authority.toLatin1() +
           "\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
}

http::Outcome failed(Kind kind)
{
    http::Outcome outcome;
    outcome.kind = kind;
    return outcome;
}

http::Outcome answerFrom(QTcpSocket *socket, const QDeadlineTimer &deadline)
{
    http::ResponseParser parser({.bodyBytes = MmClient::mostAnswer});
    QByteArray bytes;
    while (parser.stage() == http::Stage::Head || parser.stage() == http::Stage::Body) {
        if (socket->bytesAvailable() == 0 && !socket->waitForReadyRead(left(deadline))) {
            if (socket->state() == QAbstractSocket::ConnectedState)
                return failed(Kind::TimedOut);
            parser.end();
            break;
        }
        bytes += socket->readAll();
        bytes.remove(0, parser.feed(bytes));
    }
    if (parser.stage() != http::Stage::Done)
        return failed(Kind::BadAnswer);
    http::Outcome outcome;
    outcome.answer = parser.answer();
    return outcome;
}

http::Outcome ask(const MmUrl &url, const QByteArray &path, const QDeadlineTimer &deadline)
{
    for (const QHostAddress &address : url.addresses) {
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(address, url.port);
        if (socket.waitForConnected(left(deadline))) {
            socket.write(question(url, path));
            return answerFrom(&socket, deadline);
        }
        if (socket.error() != QAbstractSocket::ConnectionRefusedError)
            return failed(Kind::TimedOut);
    }
    return failed(Kind::Refused);
}

} // namespace

Connection askMm(const MmUrl &url, const QString &statsFile, std::chrono::milliseconds atMost)
{
    const QDeadlineTimer deadline(atMost);
    Sign sign = signOfHealth(ask(url, "/health", deadline), statsFile);
    if (sign == Sign::AskServices)
        sign = signOfServices(ask(url, "/services", deadline));
    switch (sign) {
    case Sign::Answering:
        return Connection::Answering;
    case Sign::Nothing:
        return Connection::Unknown;
    case Sign::Failure:
    case Sign::AskServices:
        break;
    }
    return Connection::Gone;
}

} // namespace mm
