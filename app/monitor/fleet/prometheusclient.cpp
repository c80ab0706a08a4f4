// SPDX-License-Identifier: MIT
#include "app/monitor/fleet/prometheusclient.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSemaphore>
#include <QTimer>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// One request, shared by the caller, which may give up, and the thread of the client.
struct Transfer
{
    QNetworkRequest request;
    QByteArray form;
    bool isPost = false;
    int timeout = 0; // ms
    PrometheusAnswer answer;
    QSemaphore done;
};

/// The server answers, but not with data.
bool isRefusal(QNetworkReply::NetworkError error)
{
    using Error = QNetworkReply;
    return error == Error::SslHandshakeFailedError || error >= Error::ContentAccessDenied;
}

/// The text of an error of the API, as in `{"status":"error","error":"..."}`.
QString errorIn(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object().value("error"_L1).toString();
}

void finish(QNetworkReply *reply, Transfer *transfer, bool isTooLarge)
{
    PrometheusAnswer &answer = transfer->answer;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = reply->error();
    if (isTooLarge) {
        answer.failure = FleetFailure::Refused;
        answer.problem =
            QCoreApplication::translate("mm::PrometheusClient", "its answer has more than %1 MiB")
                .arg(PrometheusClient::maxAnswer >> 20);
    } else if (error == QNetworkReply::OperationCanceledError) {
        answer.failure = FleetFailure::NoAnswer;
        answer.problem = QCoreApplication::translate("mm::PrometheusClient",
                                                     "no complete answer within the timeout");
    } else if (status >= 300) {
        answer.failure = FleetFailure::Refused;
        const QString text = errorIn(answer.body);
        answer.problem =
            QString::number(status) + u' ' +
            (text.isEmpty()
                 ? reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString()
                 : text);
    } else if (error != QNetworkReply::NoError) {
        answer.failure = isRefusal(error) ? FleetFailure::Refused : FleetFailure::NoAnswer;
        answer.problem = reply->errorString();
    }
    while (answer.problem.endsWith(u'.'))
        answer.problem.chop(1);
    transfer->done.release();
}

/// Runs in the client's thread.
void start(QNetworkAccessManager *manager, const std::shared_ptr<Transfer> &transfer)
{
    QNetworkReply *const reply = transfer->isPost ? manager->post(transfer->request, transfer->form)
                                                  : manager->get(transfer->request);
    // Otherwise Qt stores all data that arrive faster than they are read here. Set earlier, the
    // size has no effect in Qt 6.4.
    constexpr qint64 readAhead = qint64(256) * 1024;
    QObject::connect(reply, &QNetworkReply::requestSent, reply,
                     [reply] { reply->setReadBufferSize(readAhead); });
    // Not Qt's transfer timeout, which each byte restarts.
    QTimer::singleShot(transfer->timeout, reply, &QNetworkReply::abort);
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [reply, transfer] {
        transfer->answer.body += reply->readAll();
        if (transfer->answer.body.size() > PrometheusClient::maxAnswer)
            reply->abort();
    });
    QObject::connect(reply, &QNetworkReply::finished, reply, [reply, transfer] {
        const bool isTooLarge = transfer->answer.body.size() > PrometheusClient::maxAnswer;
        if (isTooLarge)
            transfer->answer.body.clear();
        finish(reply, transfer.get(), isTooLarge);
        reply->deleteLater();
    });
}

} // namespace

PrometheusClient::PrometheusClient(QUrl url, PrometheusAccess access)
    : m_url(std::move(url))
    , m_access(std::move(access))
    , m_manager(new QNetworkAccessManager)
{
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_manager, &QObject::deleteLater);
    m_thread.start();
}

PrometheusClient::~PrometheusClient()
{
    m_thread.quit();
    m_thread.wait();
}

PrometheusAnswer PrometheusClient::post(const QString &path, const Form &form,
                                        const QDeadlineTimer &deadline)
{
    return send(path, form, true, deadline);
}

PrometheusAnswer PrometheusClient::get(const QString &path, const Form &query,
                                       const QDeadlineTimer &deadline)
{
    return send(path, query, false, deadline);
}

PrometheusAnswer PrometheusClient::send(const QString &path, const Form &form, bool isPost,
                                        const QDeadlineTimer &deadline)
{
    QUrl url = m_url;
    url.setPath(url.path() + path);
    QByteArray encoded;
    for (const auto &[key, value] : form) {
        if (!encoded.isEmpty())
            encoded += '&';
        encoded += QUrl::toPercentEncoding(key) + '=' + QUrl::toPercentEncoding(value);
    }
    if (!isPost)
        url.setQuery(QString::fromLatin1(encoded));
    const auto transfer = std::make_shared<Transfer>();
    transfer->isPost = isPost;
    transfer->form = encoded;
    QNetworkRequest &request = transfer->request;
    request.setUrl(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    request.setHeader(QNetworkRequest::UserAgentHeader, QCoreApplication::applicationName() + u'/' +
                                                            QCoreApplication::applicationVersion());
    // Not compressed: a small answer could be of any size when it is unpacked.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setSslConfiguration(m_access.ssl);
    if (!m_access.serverName.isEmpty())
        request.setPeerVerifyName(m_access.serverName);
    if (!m_access.authorization.isEmpty())
        request.setRawHeader("Authorization", m_access.authorization);
    transfer->timeout = int(deadline.remainingTime());
    QMetaObject::invokeMethod(
        m_manager, [manager = m_manager, transfer] { start(manager, transfer); },
        Qt::QueuedConnection);
    // The thread ends it in time; the margin is for a thread that could not be started.
    constexpr int margin = 500;
    const bool isDone = transfer->done.tryAcquire(1, transfer->timeout + margin);
    if (deadline.hasExpired())
        s_mayHang = true;
    if (!isDone)
        return {{},
                FleetFailure::NoAnswer,
                QCoreApplication::translate("mm::PrometheusClient",
                                            "no complete answer within the timeout")};
    return transfer->answer;
}

} // namespace mm
