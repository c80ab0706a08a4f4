// SPDX-License-Identifier: MIT
#include "app/http/blockingget.h"

#include <QTcpSocket>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace mm::http {

CallResult blockingCall(QTcpSocket *socket, const QByteArray &request, qsizetype maxBody,
                        const QDeadlineTimer &deadline)
{
    using Kind = CallResult::Kind;
    // With TLS 1.3 a server rejects a client's certificate after the handshake. The socket reports
    // that before it reports that the connection is closed.
    QString tlsProblem;
    const QObject context;
    QObject::connect(socket, &QAbstractSocket::errorOccurred, &context,
                     [&](QAbstractSocket::SocketError error) {
                         if (error == QAbstractSocket::SslInternalError)
                             tlsProblem = socket->errorString();
                     });
    socket->write(request);
    ResponseParser parser({.maxBodyBytes = maxBody});
    QByteArray input;
    while (parser.progress() == Progress::Head || parser.progress() == Progress::Body) {
        if (deadline.hasExpired() || (socket->bytesAvailable() == 0 &&
                                      !socket->waitForReadyRead(int(deadline.remainingTime())))) {
            if (!tlsProblem.isEmpty())
                return {.kind = Kind::BadAnswer, .text = tlsProblem};
            if (socket->state() == QAbstractSocket::ConnectedState)
                return {.kind = Kind::TimedOut, .text = u"no complete answer within the timeout"_s};
            parser.end();
            if (parser.progress() == Progress::Failed)
                return {.kind = Kind::Closed, .text = parser.error().text};
        }
        input += socket->readAll();
        input.remove(0, parser.feed(input));
    }
    if (parser.progress() == Progress::Done) {
        // After more bytes than the response has, the next one could not be told from them.
        parser.message().keepAlive = parser.message().keepAlive && input.isEmpty();
        return {.response = std::move(parser.message())};
    }
    return {.kind = parser.error().status == 413 ? Kind::TooLarge : Kind::BadAnswer,
            .text = parser.error().text};
}

CallResult blockingGet(const QList<QHostAddress> &addresses, quint16 port, const QByteArray &path,
                       const QDeadlineTimer &deadline, qsizetype maxBody,
                       const QByteArray &bearerToken)
{
    using Kind = CallResult::Kind;
    const int connected = connectLoopback(addresses, port, deadline);
    if (connected < 0)
        return {.kind = errno == ECONNREFUSED ? Kind::Refused : Kind::TimedOut,
                .text =
                    errno == ECONNREFUSED ? u"no program listens there"_s : qt_error_string(errno)};
    QTcpSocket socket;
    socket.setSocketDescriptor(connected);
    const QByteArray authorization =
        bearerToken.isEmpty() ? QByteArray() : "Authorization: Bearer " + bearerToken + "\r\n";
    return blockingCall(&socket,
                        "GET " + path + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port) +
                            "\r\nAccept: application/json\r\nConnection: close\r\n" +
                            authorization + "\r\n",
                        maxBody, deadline);
}

} // namespace mm::http
