// SPDX-License-Identifier: MIT
#include "askprometheus.h"
#include "suite.h"

#include <QElapsedTimer>
#include <QTest>

namespace mm::test {

namespace {

/// Bound, but not listening: connections are refused.
class ClosedPort final
{
public:
    ClosedPort()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *const generic = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_socket, generic, size) != 0 || ::getsockname(m_socket, generic, &size) != 0)
            qFatal("no port is free");
        url = QUrl(u"http://127.0.0.1:%1"_s.arg(ntohs(address.sin_port)));
    }
    ~ClosedPort() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(ClosedPort)

    QUrl url;

private:
    const int m_socket;
};

bool isClause(const QString &text)
{
    return !text.isEmpty() && !text.endsWith(u'.') && !text.contains(u'\n');
}

} // namespace

/// Each way in which a request fails, within its deadline.
class TstPrometheusClientFailures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noConnection_isNoAnswer();
    void closedConnection_isNoAnswer_data();
    void closedConnection_isNoAnswer();
    void slowServer_isNoAnswerWithinTheDeadline_data();
    void slowServer_isNoAnswerWithinTheDeadline();
    void expiredDeadline_returnsAtOnce();
    void largeAnswer_isRefused_data();
    void largeAnswer_isRefused();
    void largestAnswer_isRead();
    void error_isRefusedWithItsText_data();
    void error_isRefusedWithItsText();
    void otherThanHttp_isRefused_data();
    void otherThanHttp_isRefused();
    void destructor_doesNotWaitForTheServer();
};

void TstPrometheusClientFailures::noConnection_isNoAnswer()
{
    const ClosedPort port;
    QElapsedTimer timer;
    timer.start();
    const PrometheusAnswer answer = ask(port.url);
    QCOMPARE(answer.failure, FleetFailure::NoAnswer);
    QVERIFY2(isClause(answer.problem), qPrintable(answer.problem));
    QVERIFY2(answer.problem.contains(u"refused"_s), qPrintable(answer.problem));
    QVERIFY(timer.elapsed() < busyMargin);
}

void TstPrometheusClientFailures::closedConnection_isNoAnswer_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-");
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}");
    QTest::newRow("100 alone") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
}

void TstPrometheusClientFailures::closedConnection_isNoAnswer()
{
    QFETCH(QByteArray, response);

    FakePrometheus server([&](int socket, const FakeRequest &) {
        FakePrometheus::send(socket, response);
        return false;
    });
    const PrometheusAnswer answer = ask(server.url());
    QCOMPARE(answer.failure, FleetFailure::NoAnswer);
    QVERIFY2(isClause(answer.problem), qPrintable(answer.problem));
}

void TstPrometheusClientFailures::slowServer_isNoAnswerWithinTheDeadline_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("repeated");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("silent") << QByteArray() << QByteArray();
    QTest::newRow("silent after the head") << ok + "Content-Length: 9\r\n\r\n" << QByteArray();
    QTest::newRow("head byte by byte") << ok + "X: " << QByteArray("a");
    QTest::newRow("headers without end") << ok << QByteArray("X: a\r\n");
    QTest::newRow("body byte by byte") << ok + "Content-Length: 900000\r\n\r\n" << QByteArray("a");
    QTest::newRow("chunk by chunk") << ok + "Transfer-Encoding: chunked\r\n\r\n"
                                    << QByteArray("1\r\na\r\n");
    QTest::newRow("body until close") << ok + "\r\n" << QByteArray("a");
    QTest::newRow("100 again and again")
        << QByteArray() << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
}

void TstPrometheusClientFailures::slowServer_isNoAnswerWithinTheDeadline()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, repeated);

    FakePrometheus server([&](int socket, const FakeRequest &) {
        constexpr int interval = 20; // ms
        bool isOpen = FakePrometheus::send(socket, start);
        while (isOpen && !FakePrometheus::waitForClose(socket, repeated.isEmpty() ? -1 : interval))
            isOpen = FakePrometheus::send(socket, repeated);
        return false;
    });
    QElapsedTimer timer;
    timer.start();
    {
        PrometheusClient client({.url = server.url()});
        const PrometheusAnswer answer = ask(&client, shortDeadline);
        QCOMPARE(answer.failure, FleetFailure::NoAnswer);
        QVERIFY2(isClause(answer.problem), qPrintable(answer.problem));
        QVERIFY2(answer.problem.contains(u"timeout"_s), qPrintable(answer.problem));
    }
    QVERIFY2(timer.elapsed() >= shortDeadline && timer.elapsed() < shortDeadline + busyMargin,
             qPrintable(QString::number(timer.elapsed())));
}

void TstPrometheusClientFailures::expiredDeadline_returnsAtOnce()
{
    FakePrometheus server(
        [](int socket, const FakeRequest &) { return FakePrometheus::waitForClose(socket, -1); });
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(ask(server.url(), 0).failure, FleetFailure::NoAnswer);
    QVERIFY(timer.elapsed() < busyMargin);
}

void TstPrometheusClientFailures::largeAnswer_isRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("announced") << ok + "Content-Length: 99999999999\r\n\r\n";
    QTest::newRow("until close") << ok + "\r\n";
    QTest::newRow("error") << QByteArray("HTTP/1.1 500 Oh\r\n\r\n");
    QTest::newRow("chunks") << ok + "Transfer-Encoding: chunked\r\n\r\n";
}

void TstPrometheusClientFailures::largeAnswer_isRefused()
{
    QFETCH(QByteArray, head);

    FakePrometheus server([&](int socket, const FakeRequest &) {
        QByteArray part(1 << 16, ' ');
        if (head.contains("chunked"))
            part = "10000\r\n" + part + "\r\n";
        bool isOpen = FakePrometheus::send(socket, head);
        while (isOpen)
            isOpen = FakePrometheus::send(socket, part);
        return false;
    });
    const PrometheusAnswer answer = ask(server.url());
    QCOMPARE(answer.failure, FleetFailure::Refused);
    QCOMPARE(answer.problem, u"its answer has more than 12 MiB"_s);
    QCOMPARE(answer.body.size(), 0);
}

void TstPrometheusClientFailures::largestAnswer_isRead()
{
    FakePrometheus server(respondWith(QByteArray(PrometheusClient::maxAnswer, 'a')));
    const PrometheusAnswer answer = ask(server.url());
    QCOMPARE(answer.failure, FleetFailure::None);
    QCOMPARE(answer.body.size(), PrometheusClient::maxAnswer);
    server.setHandler(respondWith(QByteArray(PrometheusClient::maxAnswer + 1, 'a')));
    QCOMPARE(ask(server.url()).failure, FleetFailure::Refused);
}

void TstPrometheusClientFailures::error_isRefusedWithItsText_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *status, const QByteArray &body, const QString &problem) {
        QTest::newRow(status) << QByteArray(status) << body << problem;
    };
    row("400 Bad Request", R"({"status":"error","errorType":"bad_data","error":"parse error."})",
        u"400 parse error"_s);
    row("422 Unprocessable Entity", R"({"status":"error","error":"too many samples"})",
        u"422 too many samples"_s);
    row("403 Forbidden", "<html>no</html>", u"403 Forbidden"_s);
    row("404 Not Found", "", u"404 Not Found"_s);
    row("405 Method Not Allowed", "{}", u"405 Method Not Allowed"_s);
    row("407 Proxy Authentication Required", "", u"407 Proxy Authentication Required"_s);
    row("413 Too Large", R"({"error":7})", u"413 Too Large"_s);
    row("429 Too Many Requests", "", u"429 Too Many Requests"_s);
    row("500 Internal Server Error", R"({"error":""})", u"500 Internal Server Error"_s);
    row("502 Bad Gateway", "<html>", u"502 Bad Gateway"_s);
    row("503 Service Unavailable", R"({"error":"two\nlines..."})", u"503 two\nlines"_s);
    row("304 Not Modified", "", u"304 Not Modified"_s);
    row("599 ", "", u"599"_s);
}

void TstPrometheusClientFailures::error_isRefusedWithItsText()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, problem);

    FakePrometheus server(respondWith(body, status));
    const PrometheusAnswer answer = ask(server.url());
    QCOMPARE(answer.failure, FleetFailure::Refused);
    QCOMPARE(answer.problem.trimmed(), problem);
}

void TstPrometheusClientFailures::otherThanHttp_isRefused_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n");
    QTest::newRow("TLS") << QByteArray("\x15\x03\x01\x00\x02\x02\x46\r\n\r\n", 11);
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("wrong version") << QByteArray("HTTP/9.9 abc\r\n\r\n");
    QTest::newRow("wrong status") << QByteArray("HTTP/1.1 99999999999 x\r\n\r\n{}");
}

void TstPrometheusClientFailures::otherThanHttp_isRefused()
{
    QFETCH(QByteArray, response);

    FakePrometheus server([&](int socket, const FakeRequest &) {
        FakePrometheus::send(socket, response);
        return false;
    });
    const PrometheusAnswer answer = ask(server.url());
    QVERIFY(answer.failure != FleetFailure::None);
    QVERIFY2(isClause(answer.problem), qPrintable(answer.problem));
}

void TstPrometheusClientFailures::destructor_doesNotWaitForTheServer()
{
    FakePrometheus server(
        [](int socket, const FakeRequest &) { return FakePrometheus::waitForClose(socket, -1); });
    QElapsedTimer timer;
    timer.start();
    (void)ask(server.url(), 1);
    QVERIFY(timer.elapsed() < busyMargin);
}

} // namespace mm::test

using mm::test::TstPrometheusClientFailures;
MM_SUITE(TstPrometheusClientFailures)
#include "tst_prometheusclient_failures.moc"
