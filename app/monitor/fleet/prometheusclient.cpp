// SPDX-License-Identifier: MIT
#include "app/monitor/fleet/prometheusclient.h"

#include "app/http/blockingget.h"
#include "core/system/detachedtask.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHostInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QSslSocket>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

using Kind = http::CallResult::Kind;

QString timeoutText()
{
    return QCoreApplication::translate("mm::PrometheusClient",
                                       "no complete answer within the timeout");
}

/// A lookup can't be cancelled: after the deadline it goes on in its thread. There are few of them.
QHostInfo lookUp(const QString &host, const QDeadlineTimer &deadline)
{
    constexpr int maxLookups = 8;
    static std::atomic_int lookups = 0;
    QHostInfo result;
    result.setErrorString(timeoutText());
    if (++lookups > maxLookups) {
        --lookups;
        return result;
    }
    DetachedTask task;
    (void)task.run([host, &result]() -> DetachedTask::Finish {
        const QHostInfo found = QHostInfo::fromName(host);
        --lookups;
        return [&result, found] { result = found; };
    });
    task.waitForFinished(std::chrono::milliseconds(deadline.remainingTime()));
    return result;
}

/// An HTTP proxy forwards requests that are not encrypted; for others it only connects.
bool isForwarded(const QUrl &url, const QNetworkProxy &proxy)
{
    return url.scheme() == "http"_L1 && proxy.type() == QNetworkProxy::HttpProxy;
}

PrometheusAnswer toAnswer(const http::CallResult &result)
{
    const http::ClientResponse &response = result.response;
    const bool isRefused =
        result.kind == Kind::TooLarge || result.kind == Kind::BadAnswer || response.status >= 300;
    if (result.kind == Kind::Answered && !isRefused)
        return {response.body};
    QString problem = result.text;
    if (result.kind == Kind::TimedOut) {
        problem = timeoutText();
    } else if (result.kind == Kind::TooLarge) {
        problem =
            QCoreApplication::translate("mm::PrometheusClient", "its answer has more than %1 MiB")
                .arg(PrometheusClient::maxAnswer >> 20);
    } else if (isRefused && result.kind == Kind::Answered) {
        // As in `{"status":"error","error":"..."}`.
        problem = QJsonDocument::fromJson(response.body).object().value("error"_L1).toString();
        if (problem.isEmpty())
            problem = QString::fromLatin1(response.reason);
        problem.prepend(QString::number(response.status) + u' ');
    }
    while (problem.endsWith(u'.'))
        problem.chop(1);
    return {response.body, isRefused ? FleetFailure::Refused : FleetFailure::NoAnswer, problem};
}

} // namespace

PrometheusClient::PrometheusClient(PrometheusOptions options,
                                   std::optional<PrometheusAccess> access)
    : m_options(std::move(options))
    , m_access(std::move(access))
{
}

PrometheusAnswer PrometheusClient::send(const QByteArray &method, const QString &path,
                                        const Form &form, const QDeadlineTimer &deadline)
{
    std::unique_lock lock(m_mutex);
    Socket socket = std::move(m_idle);
    std::optional<PrometheusAccess> access = m_access;
    lock.unlock();
    QString problem;
    if (!access)
        access = readPrometheusAccess(m_options, &problem);
    if (!access)
        return {{}, FleetFailure::Refused, problem};

    QUrl url = m_options.url;
    url.setPath(url.path() + path);
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    QByteArray body;
    for (const auto &[key, value] : form)
        body += '&' + QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value);
    body.remove(0, 1);
    if (method == "GET")
        target += '?' + std::exchange(body, {});
    const QByteArray authority = url.authority(QUrl::FullyEncoded).toLatin1();
    const QNetworkProxy proxy =
        QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url)).value(0);
    if (isForwarded(url, proxy))
        target.prepend("http://" + authority);
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: " + authority +
                         "\r\nUser-Agent: " + QCoreApplication::applicationName().toUtf8() + '/' +
                         QCoreApplication::applicationVersion().toUtf8() +
                         "\r\nAccept-Encoding: identity\r\n";
    if (!access->authorization.isEmpty())
        request += "Authorization: " + access->authorization + "\r\n";
    if (isForwarded(url, proxy) && !proxy.user().isEmpty())
        request += "Proxy-Authorization: Basic " +
                   (proxy.user() + u':' + proxy.password()).toUtf8().toBase64() + "\r\n";
    if (method == "POST")
        request += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                   QByteArray::number(body.size()) + "\r\n";
    request += "\r\n" + body;

    http::CallResult result;
    if (socket) {
        socket->moveToThread(QThread::currentThread());
        // Bytes that arrived since the last answer are not the answer to this request.
        if (socket->bytesAvailable() > 0 || socket->waitForReadyRead(0))
            socket.reset();
        else
            result = http::blockingCall(socket.get(), request, maxAnswer, deadline);
    }
    // Prometheus may have closed an idle connection meanwhile.
    if (!socket || result.kind == Kind::Closed) {
        socket = connect(*access, proxy, deadline, &result);
        if (socket)
            result = http::blockingCall(socket.get(), request, maxAnswer, deadline);
    }
    PrometheusAnswer answer = toAnswer(result);
    const bool isRefused = answer.failure == FleetFailure::Refused;
    if (result.response.keepAlive && !isRefused)
        socket->moveToThread(nullptr); // any thread may take it
    else
        socket.reset();
    // A pipe can't be read again.
    const bool isReadAgain = isRefused && QFileInfo(m_options.configFile).isFile();
    lock.lock();
    m_access = isReadAgain ? std::nullopt : access;
    m_idle = std::move(socket);
    return answer;
}

PrometheusClient::Socket PrometheusClient::connect(const PrometheusAccess &access,
                                                   const QNetworkProxy &proxy,
                                                   const QDeadlineTimer &deadline,
                                                   http::CallResult *failure) const
{
    const QUrl &url = m_options.url;
    const bool isTls = url.scheme() == "https"_L1;
    const bool isDirect = proxy.type() == QNetworkProxy::NoProxy || isForwarded(url, proxy);
    const bool hasProxy = proxy.type() != QNetworkProxy::NoProxy;
    QStringList hosts{hasProxy ? proxy.hostName() : url.host()};
    // Also of a proxy: Qt would look it up without a timeout.
    if (QHostAddress(hosts.first()).isNull()) {
        const QHostInfo info = lookUp(hosts.takeFirst(), deadline);
        *failure = {.kind = Kind::Refused, .text = info.errorString()};
        for (const QHostAddress &address : info.addresses())
            hosts += address.toString();
    }
    Socket socket;
    for (qsizetype left = hosts.size(); left > 0; --left) {
        // Some time stays for each other address: IPv6 may not work.
        const int time = int(deadline.remainingTime() / left);
        const QString &host = hosts.at(hosts.size() - left);
        QSslSocket *const tls = isTls ? new QSslSocket : nullptr;
        socket.reset(isTls ? tls : new QTcpSocket);
        QNetworkProxy tunnel = isDirect ? QNetworkProxy(QNetworkProxy::NoProxy) : proxy;
        if (!isDirect)
            tunnel.setHostName(host);
        socket->setProxy(tunnel);
        if (tls) {
            tls->setSslConfiguration(access.ssl);
            tls->connectToHostEncrypted(isDirect ? host : url.host(), quint16(url.port(443)),
                                        access.serverName.isEmpty() ? url.host()
                                                                    : access.serverName);
        } else {
            socket->connectToHost(isDirect ? host : url.host(),
                                  isDirect && hasProxy ? proxy.port() : quint16(url.port(80)));
        }
        if (tls ? tls->waitForEncrypted(time) : socket->waitForConnected(time))
            return socket;
        const bool isUntrusted = socket->error() == QAbstractSocket::SslHandshakeFailedError;
        *failure = {.kind = isUntrusted ? Kind::BadAnswer : Kind::Refused,
                    .text = socket->errorString()};
    }
    if (deadline.hasExpired())
        failure->kind = Kind::TimedOut;
    return {};
}

} // namespace mm
