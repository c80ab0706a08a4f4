// SPDX-License-Identifier: MIT
#include "app/monitor/askmm.h"
#include "fakemm.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

const QString statsFile = u"/a/stats.json"_s;

/// What a server gets and says that sends an answer to each who connects, \p delay ms after the
/// request, until none is left; it runs beside the question, which blocks.
class Answers final
{
public:
    Answers(const QByteArrayList &answers, QHostAddress::SpecialAddress address, int delay = 0)
        : m_delay(delay)
    {
        m_valid = m_server.listen(QHostAddress(address), 0);
        m_server.moveToThread(nullptr);
        m_thread.reset(QThread::create([this, answers] {
            m_server.moveToThread(QThread::currentThread());
            for (const QByteArray &answer : answers)
                give(answer);
        }));
    }
    ~Answers()
    {
        // Where it was asked less often than it can answer, it still waits.
        while (!m_thread->wait(50)) {
            QTcpSocket knock;
            knock.connectToHost(m_server.serverAddress(), port());
            knock.waitForConnected(1000);
        }
    }
    Q_DISABLE_COPY_MOVE(Answers)

    [[nodiscard]] bool isValid() const { return m_valid; }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    void begin() { m_thread->start(); }
    void end() { m_thread->wait(); }

    QByteArray request; ///< the last one

private:
    void give(const QByteArray &answer)
    {
        if (!m_server.waitForNewConnection(30'000))
            return;
        const std::unique_ptr<QTcpSocket> socket(m_server.nextPendingConnection());
        request.clear();
        while (!request.contains("\r\n\r\n") && socket->waitForReadyRead(30'000))
            request += socket->readAll();
        if (m_delay > 0)
            socket->waitForDisconnected(m_delay);
        socket->write(answer);
        socket->disconnectFromHost();
        if (socket->state() != QAbstractSocket::UnconnectedState)
            socket->waitForDisconnected(30'000);
    }

    const int m_delay;
    QTcpServer m_server;
    bool m_valid = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace

class AskMmTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answer_isJudged_data();
    void answer_isJudged();
    void withoutHealth_servicesAreAskedFor_data();
    void withoutHealth_servicesAreAskedFor();
    void secondAddress_isAskedWhereTheFirstRefuses();
    void nobody_isGoneAtOnce();
    void noAnswer_isGoneInTime();
    void slowAnswers_shareTheTime();
};

void AskMmTest::answer_isJudged_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Connection>("connection");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n\r\n";
    QTest::newRow("some MM") << ok + "{}" << Connection::Answering;
    QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 200 x\r\n\r\n") << Connection::Answering;
    QTest::newRow("mm-proxy, this file")
        << ok + R"({"program":"mm-proxy","stats_file":"/a/stats.json"})" << Connection::Answering;
    QTest::newRow("mm-proxy, another file")
        << ok + R"({"program":"mm-proxy","stats_file":"/b/stats.json"})" << Connection::Unknown;
    QTest::newRow("mm-proxy, no file") << ok + R"({"program":"mm-proxy"})" << Connection::Unknown;
    QTest::newRow("cut short") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}")
                               << Connection::Gone;
    QTest::newRow("too large") << ok + QByteArray(2'000'000, ' ') << Connection::Gone;
    QTest::newRow("another protocol") << QByteArray("220 mail ready\r\n") << Connection::Gone;
    QTest::newRow("less than a word") << QByteArray("HT") << Connection::Gone;
    QTest::newRow("nothing") << QByteArray() << Connection::Gone;
}

void AskMmTest::answer_isJudged()
{
    QFETCH(QByteArray, answer);
    QFETCH(Connection, connection);

    Answers server({answer}, QHostAddress::LocalHost);
    QVERIFY(server.isValid());
    server.begin();
    QCOMPARE(askMm(*parseMmUrl(u"http://localhost:%1"_s.arg(server.port())), statsFile, 30s),
             connection);
    server.end();
    QVERIFY2(server.request.startsWith("GET /health HTTP/1.1\r\nHost: localhost:" +
                                       QByteArray::number(server.port()) + "\r\n"),
             server.request.constData());
}

void AskMmTest::withoutHealth_servicesAreAskedFor_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Connection>("connection");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n\r\n";
    QTest::newRow("a list") << ok + R"({"services":[]})" << Connection::Answering;
    const QByteArray large = R"({"services":[")" + QByteArray(300'000, 'x') + R"("]})";
    QTest::newRow("a large list") << "HTTP/1.1 200 OK\r\nContent-Length: " +
                                         QByteArray::number(large.size()) + "\r\n\r\n" + large
                                  << Connection::Answering;
    QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    chunked += QByteArray::number(large.size(), 16) + "\r\n" + large + "\r\n0\r\n\r\n";
    QTest::newRow("a large list in a chunk") << chunked << Connection::Answering;
    QTest::newRow("no list") << ok + R"({"services":1})" << Connection::Gone;
    QTest::newRow("no JSON") << ok + "<html>services</html>" << Connection::Gone;
    QTest::newRow("none either") << QByteArray("HTTP/1.1 404 Not Found\r\n\r\n")
                                 << Connection::Gone;
    QTest::newRow("nothing") << QByteArray() << Connection::Gone;
}

void AskMmTest::withoutHealth_servicesAreAskedFor()
{
    QFETCH(QByteArray, answer);
    QFETCH(Connection, connection);

    Answers server({"HTTP/1.1 404 Not Found\r\n\r\n", answer}, QHostAddress::LocalHost);
    QVERIFY(server.isValid());
    server.begin();
    QCOMPARE(askMm(*parseMmUrl(u"http://localhost:%1"_s.arg(server.port())), statsFile, 30s),
             connection);
    server.end();
    QVERIFY2(server.request.startsWith("GET /services HTTP/1.1\r\n"), server.request.constData());
}

void AskMmTest::secondAddress_isAskedWhereTheFirstRefuses()
{
    Answers server({"HTTP/1.1 200 OK\r\n\r\n"}, QHostAddress::LocalHostIPv6);
    if (!server.isValid())
        QSKIP("this machine has no IPv6");
    server.begin();
    QCOMPARE(askMm(*parseMmUrl(u"http://localhost:%1"_s.arg(server.port())), statsFile, 30s),
             Connection::Answering);
}

void AskMmTest::nobody_isGoneAtOnce()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(askMm(*parseMmUrl(u"http://localhost:%1"_s.arg(deafPort())), statsFile, 1h),
             Connection::Gone);
    QVERIFY(timer.elapsed() < 30'000);
}

void AskMmTest::noAnswer_isGoneInTime()
{
    QTcpServer deaf; // the system takes the connection, and nobody reads
    QVERIFY(deaf.listen(QHostAddress(QHostAddress::LocalHost)));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(askMm(*parseMmUrl(u"http://127.0.0.1:%1"_s.arg(deaf.serverPort())), statsFile, 100ms),
             Connection::Gone);
    QVERIFY(timer.elapsed() >= 90 && timer.elapsed() < 30'000);
}

void AskMmTest::slowAnswers_shareTheTime()
{
    qint64 shortest = std::numeric_limits<qint64>::max();
    // A busy machine is late now and then, but not each time.
    for (int round = 0; round < 20 && shortest >= 480; ++round) {
        Answers server({"HTTP/1.1 404 Not Found\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n"},
                       QHostAddress::LocalHost, 250);
        QVERIFY(server.isValid());
        server.begin();
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(askMm(*parseMmUrl(u"http://127.0.0.1:%1"_s.arg(server.port())), statsFile, 400ms),
                 Connection::Gone);
        const qint64 elapsed = timer.elapsed();
        QVERIFY(elapsed >= 390);
        shortest = qMin(shortest, elapsed);
    }
    QVERIFY2(shortest < 480, qPrintable(QString::number(shortest)));
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::AskMmTest)
#include "tst_askmm.moc"
