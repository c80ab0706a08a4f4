// SPDX-License-Identifier: MIT
#include "app/monitor/fleet/prometheusclient.h"
#include "certificates.h"
#include "fakeprometheus.h"
#include "suite.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QSemaphore>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

/// OpenSSL 3.0 loses the random numbers of a thread when two threads begin TLS at the same time.
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:CRYPTO_zalloc\n";
}

namespace mm::test {

namespace {

QSslCertificate certificateOf(const char *pem)
{
    return QSslCertificate::fromData(pem).constFirst();
}

/// On 127.0.0.1, with a thread of its own. Responds with "{}".
class TlsServer final
{
public:
    /// With \p breaksTls it answers with what is no record of TLS.
    explicit TlsServer(bool wantsClientCertificate = false, bool breaksTls = false)
    {
        m_thread.reset(QThread::create([this, wantsClientCertificate, breaksTls] {
            QSslConfiguration config = QSslConfiguration::defaultConfiguration();
            config.setLocalCertificate(certificateOf(certificates::server));
            config.setPrivateKey(QSslKey(certificates::serverKey, QSsl::Ec));
            config.setCaCertificates({certificateOf(certificates::ca)});
            config.setPeerVerifyMode(wantsClientCertificate ? QSslSocket::VerifyPeer
                                                            : QSslSocket::VerifyNone);
            QSslServer server;
            server.setSslConfiguration(config);
            QObject::connect(&server, &QSslServer::pendingConnectionAvailable, &server, [&] {
                auto *socket = server.nextPendingConnection();
                QObject::connect(socket, &QIODevice::readyRead, socket, [=, this] {
                    m_received += socket->readAll();
                    if (breaksTls) {
                        const int descriptor = int(socket->socketDescriptor());
                        FakePrometheus::send(descriptor, "no record of TLS");
                        ::shutdown(descriptor, SHUT_RDWR);
                        return;
                    }
                    if (m_received.contains("query=up"))
                        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
                });
            });
            server.listen(QHostAddress(QHostAddress::LocalHost));
            m_port = server.serverPort();
            m_started.release();
            QEventLoop loop;
            loop.exec(); // until QThread::quit()
        }));
        m_thread->start();
        m_started.acquire();
    }
    ~TlsServer() { stop(); }
    Q_DISABLE_COPY_MOVE(TlsServer)

    [[nodiscard]] QUrl url() const { return QUrl(u"https://127.0.0.1:%1"_s.arg(m_port)); }
    /// What all clients have sent. Ends the server.
    [[nodiscard]] QByteArray received()
    {
        stop();
        return m_received;
    }

private:
    void stop()
    {
        m_thread->quit();
        m_thread->wait();
    }

    QSemaphore m_started;
    quint16 m_port = 0;
    QByteArray m_received;
    std::unique_ptr<QThread> m_thread;
};

PrometheusAccess trusting()
{
    PrometheusAccess access;
    access.ssl.setCaCertificates({certificateOf(certificates::ca)});
    access.serverName = u"prometheus.test"_s;
    access.authorization = "Bearer abc";
    return access;
}

PrometheusAnswer askTls(const QUrl &url, const PrometheusAccess &access, int timeout = 30'000)
{
    PrometheusClient client({.url = url}, access);
    return client.post(u"/api/v1/query"_s, {{u"query"_s, u"up"_s}}, QDeadlineTimer(timeout));
}

} // namespace

class TstPrometheusClientTls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trustedServer_isAsked();
    void untrustedServer_isRefusedAndGetsNothing_data();
    void untrustedServer_isRefusedAndGetsNothing();
    void clientCertificate_isSent();
    void errorOfTlsAfterTheHandshake_isRefused();
    void endlessHandshake_isNoAnswerWithinTheDeadline();
    void plainServer_isRefused();
};

void TstPrometheusClientTls::trustedServer_isAsked()
{
    TlsServer server;
    const PrometheusAnswer answer = askTls(server.url(), trusting());
    QCOMPARE(answer.problem, QString());
    QCOMPARE(answer.body, QByteArray("{}"));
    // Qt 6.8 writes the names of headers in lower case.
    QVERIFY(server.received().toLower().contains("authorization: bearer abc"));
}

void TstPrometheusClientTls::untrustedServer_isRefusedAndGetsNothing_data()
{
    QTest::addColumn<PrometheusAccess>("access");
    PrometheusAccess other = trusting();
    other.serverName = u"other.test"_s;
    QTest::newRow("other name") << other;
    other.serverName.clear();
    QTest::newRow("name of the address") << other;
    other = trusting();
    other.ssl = QSslConfiguration::defaultConfiguration();
    QTest::newRow("certificates of the system") << other;
    other.ssl.setCaCertificates({certificateOf(certificates::client)});
    QTest::newRow("other CA") << other;
}

void TstPrometheusClientTls::untrustedServer_isRefusedAndGetsNothing()
{
    QFETCH(PrometheusAccess, access);

    TlsServer server;
    const PrometheusAnswer answer = askTls(server.url(), access);
    QCOMPARE(answer.failure, FleetFailure::Refused);
    QVERIFY2(!answer.problem.isEmpty() && !answer.problem.endsWith(u'.'),
             qPrintable(answer.problem));
    QCOMPARE(answer.body, QByteArray());
    QCOMPARE(server.received(), QByteArray());
}

void TstPrometheusClientTls::clientCertificate_isSent()
{
    TlsServer server(true);
    PrometheusAccess access = trusting();
    QVERIFY(askTls(server.url(), access).failure != FleetFailure::None);
    access.ssl.setLocalCertificateChain({certificateOf(certificates::client)});
    access.ssl.setPrivateKey(QSslKey(certificates::clientKey, QSsl::Ec));
    const PrometheusAnswer answer = askTls(server.url(), access);
    QCOMPARE(answer.problem, QString());
    QCOMPARE(answer.body, QByteArray("{}"));
}

/// As after a certificate of the client that is not accepted: the configuration file is read again.
void TstPrometheusClientTls::errorOfTlsAfterTheHandshake_isRefused()
{
    TlsServer server(false, true);
    const PrometheusAnswer answer = askTls(server.url(), trusting());
    QCOMPARE(answer.failure, FleetFailure::Refused);
    QVERIFY2(answer.problem.contains(u"SSL"_s), qPrintable(answer.problem));
}

void TstPrometheusClientTls::endlessHandshake_isNoAnswerWithinTheDeadline()
{
    constexpr int timeout = 300;       // ms
    constexpr int longMargin = 10'000; // ms
    FakePrometheus server;             // waits for the end of a head
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    QElapsedTimer timer;
    timer.start();
    const PrometheusAnswer answer = askTls(url, trusting(), timeout);
    QCOMPARE(answer.failure, FleetFailure::NoAnswer);
    QVERIFY(timer.elapsed() >= timeout && timer.elapsed() < timeout + longMargin);
}

void TstPrometheusClientTls::plainServer_isRefused()
{
    TlsServer server;
    QUrl url = server.url();
    url.setScheme(u"http"_s);
    const PrometheusAnswer answer = askTls(url, {}, 5000);
    QVERIFY(answer.failure != FleetFailure::None);
}

} // namespace mm::test

using mm::test::TstPrometheusClientTls;
MM_SUITE(TstPrometheusClientTls)
#include "tst_prometheusclient_tls.moc"
