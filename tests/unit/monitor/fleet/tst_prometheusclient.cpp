// SPDX-License-Identifier: MIT
#include "askprometheus.h"
#include "suite.h"

#include <QNetworkProxy>
#include <QScopeGuard>
#include <QTest>

namespace mm::test {

class TstPrometheusClient final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void post_sendsTheForm();
    void get_sendsTheQuery();
    void pathOfUrl_isKept();
    void manyRequests_useOneConnection();
    void closedIdleConnection_isReplaced();
    void bytesAfterTheAnswer_areNotTheNextAnswer();
    void requestsAfterFailure_areAnswered();
    void authorization_isSentWithEachRequest();
    void challenge_isNotAnswered();
    void redirect_isNotFollowed_data();
    void redirect_isNotFollowed();
    void cookies_areNotSentBack();
    void proxyOfEnvironment_isNotUsedForLoopback();
    void proxy_forwardsTheRequest();
    void compressedAnswer_isNotUnpacked();
    void threads_shareOneClient();
};

void TstPrometheusClient::post_sendsTheForm()
{
    FakePrometheus server(respondWith("{}"));
    PrometheusClient client({.url = server.url()});
    const PrometheusClient::Form form{{u"query"_s, u"up{job=\"a b\",x=~\"|%2B+&=;ä\"}[60s]"_s},
                                      {u"time"_s, u"1.5"_s},
                                      {u"empty"_s, {}}};
    const PrometheusAnswer answer =
        client.post(u"/api/v1/query"_s, form, QDeadlineTimer(longDeadline));
    QCOMPARE(answer.body, QByteArray("{}"));
    QCOMPARE(answer.failure, FleetFailure::None);
    QCOMPARE(answer.problem, QString());
    const QList<FakeRequest> requests = server.takeRequests();
    QCOMPARE(requests.size(), 1);
    const FakeRequest &request = requests.constFirst();
    QVERIFY2(request.head.startsWith("POST /api/v1/query HTTP/1.1\r\n"), request.head.constData());
    QCOMPARE(request.header("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(request.header("Accept-Encoding"), QByteArray("identity"));
    QVERIFY(request.header("Authorization").isEmpty() && request.header("Cookie").isEmpty());
    QVERIFY(request.header("User-Agent")
                .startsWith(QCoreApplication::applicationName().toUtf8() + '/'));
    for (const auto &[key, value] : form)
        QCOMPARE(request.value(key), value);
    QCOMPARE(request.body.count('&'), form.size() - 1);
    QVERIFY(!request.body.contains('+') && !request.body.contains(' '));
}

void TstPrometheusClient::get_sendsTheQuery()
{
    FakePrometheus server(respondWith("{}"));
    PrometheusClient client({.url = server.url()});
    const PrometheusAnswer answer = client.get(u"/api/v1/targets"_s, {{u"state"_s, u"a&b=%20"_s}},
                                               QDeadlineTimer(longDeadline));
    QCOMPARE(answer.body, QByteArray("{}"));
    const FakeRequest request = server.takeRequests().value(0);
    QVERIFY2(request.head.startsWith("GET /api/v1/targets?state=a%26b%3D%2520 HTTP/1.1\r\n"),
             request.head.constData());
    QCOMPARE(request.body, QByteArray());
}

void TstPrometheusClient::pathOfUrl_isKept()
{
    FakePrometheus server(respondWith("{}"));
    QUrl url = server.url();
    url.setPath(u"/team/a b%"_s);
    QCOMPARE(ask(url).failure, FleetFailure::None);
    const FakeRequest request = server.takeRequests().value(0);
    QVERIFY2(request.head.startsWith("POST /team/a%20b%25/api/v1/query HTTP"),
             request.head.constData());
}

void TstPrometheusClient::manyRequests_useOneConnection()
{
    FakePrometheus server(respondWith("{}"));
    PrometheusClient client({.url = server.url()});
    for (int i = 0; i < 50; ++i)
        QCOMPARE(ask(&client).failure, FleetFailure::None);
    QCOMPARE(server.takeRequests().size(), 50);
    QCOMPARE(server.connections(), 1);
}

void TstPrometheusClient::closedIdleConnection_isReplaced()
{
    FakePrometheus server([](int socket, const FakeRequest &) {
        (void)FakePrometheus::respond(socket, "{}");
        return false; // closes it, without "Connection: close"
    });
    PrometheusClient client({.url = server.url()});
    for (int i = 0; i < 20; ++i)
        QCOMPARE(ask(&client).problem, QString());
}

/// Some servers say so before they close an idle connection.
void TstPrometheusClient::bytesAfterTheAnswer_areNotTheNextAnswer()
{
    std::atomic_int last{-1};
    FakePrometheus server([&last](int socket, const FakeRequest &request) {
        last = socket;
        return FakePrometheus::respond(socket, QByteArray::number(request.connection));
    });
    PrometheusClient client({.url = server.url()});
    QCOMPARE(ask(&client).body, QByteArray("1"));
    QVERIFY(FakePrometheus::respond(last, "unasked"));
    QCOMPARE(ask(&client).body, QByteArray("2"));
    QVERIFY(FakePrometheus::respond(last, "", "408 Request Timeout"));
    ::shutdown(last, SHUT_RDWR);
    QCOMPARE(ask(&client).body, QByteArray("3"));
    // Together with the answer.
    server.setHandler([](int socket, const FakeRequest &request) {
        const QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n";
        return FakePrometheus::send(socket,
                                    answer + QByteArray::number(request.connection) + answer);
    });
    QCOMPARE(ask(&client).body, QByteArray("3"));
    QCOMPARE(ask(&client).body, QByteArray("4"));
}

void TstPrometheusClient::requestsAfterFailure_areAnswered()
{
    FakePrometheus server;
    PrometheusClient client({.url = server.url()});
    for (int i = 0; i < 3; ++i) {
        server.setHandler([](int, const FakeRequest &) { return false; });
        QCOMPARE(ask(&client).failure, FleetFailure::NoAnswer);
        std::atomic_bool isClosed{false};
        server.setHandler([&isClosed](int socket, const FakeRequest &) {
            isClosed = FakePrometheus::waitForClose(socket, busyMargin);
            return false;
        });
        QCOMPARE(ask(&client, shortDeadline).failure, FleetFailure::NoAnswer);
        QTRY_VERIFY_WITH_TIMEOUT(isClosed, 2 * busyMargin);
        server.setHandler(respondWith("{}"));
        QCOMPARE(ask(&client).failure, FleetFailure::None);
    }
}

void TstPrometheusClient::authorization_isSentWithEachRequest()
{
    FakePrometheus server(respondWith("{}"));
    PrometheusAccess access;
    access.authorization = "Bearer abc";
    PrometheusClient client({.url = server.url()}, access);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(ask(&client).failure, FleetFailure::None);
    QCOMPARE(client.get(u"/x"_s, {}, QDeadlineTimer(longDeadline)).failure, FleetFailure::None);
    for (const FakeRequest &each : server.takeRequests())
        QCOMPARE(each.header("Authorization"), QByteArray("Bearer abc"));
}

void TstPrometheusClient::challenge_isNotAnswered()
{
    for (const char *scheme : {"Basic realm=\"a\"", "NTLM", "Negotiate",
                               "Digest realm=\"a\", nonce=\"b\", algorithm=MD5"}) {
        FakePrometheus server(respondWith("", "401 Unauthorized",
                                          QByteArray("WWW-Authenticate: ") + scheme + "\r\n"));
        const PrometheusAnswer answer = ask(server.url());
        QCOMPARE(answer.failure, FleetFailure::Refused);
        QCOMPARE(answer.problem, u"401 Unauthorized"_s);
        QCOMPARE(server.takeRequests().size(), 1);
    }
}

void TstPrometheusClient::redirect_isNotFollowed_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : {"301 Moved Permanently", "302 Found", "303 See Other",
                               "307 Temporary Redirect", "308 Permanent Redirect"})
        QTest::newRow(status) << QByteArray(status);
}

void TstPrometheusClient::redirect_isNotFollowed()
{
    QFETCH(QByteArray, status);

    FakePrometheus other(respondWith("{}"));
    FakePrometheus server(
        respondWith("{}", status, "Location: " + other.url().toEncoded() + "/api/v1/query\r\n"));
    PrometheusAccess access;
    access.authorization = "Bearer abc";
    PrometheusClient client({.url = server.url()}, access);
    const PrometheusAnswer answer = ask(&client);
    QCOMPARE(answer.failure, FleetFailure::Refused);
    QCOMPARE(answer.problem, QString::fromLatin1(status));
    QCOMPARE(server.takeRequests().size(), 1);
    QCOMPARE(other.connections(), 0);
}

void TstPrometheusClient::cookies_areNotSentBack()
{
    FakePrometheus server(respondWith("{}", "200 OK", "Set-Cookie: a=b; Path=/\r\n"));
    PrometheusClient client({.url = server.url()});
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(&client).failure, FleetFailure::None);
    for (const FakeRequest &each : server.takeRequests())
        QCOMPARE(each.header("Cookie"), QByteArray());
}

/// A password may be sent unencrypted to this machine alone.
void TstPrometheusClient::proxyOfEnvironment_isNotUsedForLoopback()
{
    FakePrometheus proxy(respondWith("{}"));
    FakePrometheus server(respondWith("[]"));
    qputenv("http_proxy", proxy.url().toEncoded());
    const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
    const PrometheusAnswer answer = ask(server.url());
    QCOMPARE(proxy.connections(), 0);
    QCOMPARE(answer.body, QByteArray("[]"));
}

void TstPrometheusClient::proxy_forwardsTheRequest()
{
    struct Factory final : QNetworkProxyFactory
    {
        quint16 port = 0;
        QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
        {
            return {{QNetworkProxy::HttpProxy, u"127.0.0.1"_s, port, u"user"_s, u"secret"_s}};
        }
    };
    FakePrometheus proxy(respondWith("{}"));
    auto *factory = new Factory;
    factory->port = proxy.port();
    QNetworkProxyFactory::setApplicationProxyFactory(factory); // which owns it
    const auto restore = qScopeGuard([] { QNetworkProxyFactory::setUseSystemConfiguration(true); });
    PrometheusClient client({.url = QUrl(u"http://prometheus.invalid:9090"_s)});
    for (int i = 0; i < 2; ++i)
        QCOMPARE(ask(&client).body, QByteArray("{}"));
    const FakeRequest request = proxy.takeRequests().constLast();
    QVERIFY2(request.head.startsWith("POST http://prometheus.invalid:9090/api/v1/query HTTP/1.1"),
             request.head.constData());
    QCOMPARE(request.header("Host"), QByteArray("prometheus.invalid:9090"));
    QCOMPARE(request.header("Proxy-Authorization"),
             "Basic " + QByteArray("user:secret").toBase64());
    QCOMPARE(proxy.connections(), 1);
}

void TstPrometheusClient::compressedAnswer_isNotUnpacked()
{
    // Of "{}" by gzip.
    const QByteArray packed = QByteArray::fromHex("1f8b0800000000000203abae050043bfa6a302000000");
    FakePrometheus server(respondWith(packed, "200 OK", "Content-Encoding: gzip\r\n"));
    QCOMPARE(ask(server.url()).body, packed);
}

void TstPrometheusClient::threads_shareOneClient()
{
    FakePrometheus server([](int socket, const FakeRequest &request) {
        return FakePrometheus::respond(socket, request.value(u"query"_s).toUtf8());
    });
    PrometheusClient client({.url = server.url()});
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&client, &wrong, i] {
            for (int k = 0; k < 20; ++k) {
                const QString text = u"%1 %2"_s.arg(i).arg(k);
                const PrometheusAnswer answer =
                    client.post(u"/"_s, {{u"query"_s, text}}, QDeadlineTimer(longDeadline));
                if (answer.failure != FleetFailure::None || answer.body != text.toUtf8())
                    ++wrong;
            }
        });
    }
    for (std::thread &each : threads)
        each.join();
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(server.takeRequests().size(), 160);
}

} // namespace mm::test

using mm::test::TstPrometheusClient;
MM_SUITE(TstPrometheusClient)
#include "tst_prometheusclient.moc"
