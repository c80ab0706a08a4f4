// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/mmprobe.h"
#include "fakemm.h"
#include "suite.h"
#include "threadedserver.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <limits>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString probedFile = u"/a/stats.json"_s;

} // namespace

class TstMmProbe final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void healthResponse_returnsReachability_data();
    void healthResponse_returnsReachability();
    void token_isSent();
    void withoutHealth_servicesResponseSetsReachability_data();
    void withoutHealth_servicesResponseSetsReachability();
    void refusedFirstAddress_triesTheSecond();
    void noListener_isGoneAtOnce();
    void noResponse_isGoneAtTheTimeout();
    void slowResponses_shareTheTimeout();
};

void TstMmProbe::healthResponse_returnsReachability_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<MmReachability>("reachability");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n\r\n";
    QTest::newRow("some MM") << ok + "{}" << MmReachability::Answering;
    QTest::newRow("HTTP/1.0") << QByteArray("HTTP/1.0 200 x\r\n\r\n") << MmReachability::Answering;
    QTest::newRow("mm-proxy, this file")
        << ok + R"({"program":"mm-proxy","stats_file":"/a/stats.json"})"
        << MmReachability::NotSaving;
    QTest::newRow("mm-proxy, another file")
        << ok + R"({"program":"mm-proxy","stats_file":"/b/stats.json"})" << MmReachability::Unknown;
    QTest::newRow("mm-proxy, no file")
        << ok + R"({"program":"mm-proxy"})" << MmReachability::Unknown;
    const QByteArray unavailable = "HTTP/1.1 503 x\r\n\r\n";
    QTest::newRow("mm-proxy that can't save")
        << unavailable +
               R"({"status":"degraded","program":"mm-proxy","stats_file":"/a/stats.json"})"
        << MmReachability::NotSaving;
    QTest::newRow("MM without a free connection")
        << unavailable + R"({"success":false,"error":"busy"})" << MmReachability::Answering;
    QTest::newRow("another server without a backend")
        << unavailable + "<html>" << MmReachability::Gone;
    QTest::newRow("cut short") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}")
                               << MmReachability::Gone;
    QTest::newRow("too large") << ok + QByteArray(2'000'000, ' ') << MmReachability::Gone;
    QTest::newRow("another protocol") << QByteArray("220 mail ready\r\n") << MmReachability::Gone;
    QTest::newRow("truncated") << QByteArray("HT") << MmReachability::Gone;
    QTest::newRow("nothing") << QByteArray() << MmReachability::Gone;
    QTest::newRow("another token")
        << QByteArray("HTTP/1.1 401 x\r\nContent-Length: 0\r\n\r\n") << MmReachability::Unknown;
}

void TstMmProbe::healthResponse_returnsReachability()
{
    QFETCH(QByteArray, response);
    QFETCH(MmReachability, reachability);

    const ThreadedServer server({response});
    QCOMPARE(probeMm(*parseMmUrl(u"http://localhost:%1"_s.arg(server.port())), probedFile, {}, 30s),
             reachability);
    const QByteArray request = server.request();
    QVERIFY2(request.startsWith("GET /health HTTP/1.1\r\nHost: localhost:" +
                                QByteArray::number(server.port()) + "\r\n"),
             request.constData());
}

void TstMmProbe::token_isSent()
{
    const ThreadedServer server({"HTTP/1.1 200 OK\r\n\r\n{}"});
    MmUrl url = *parseMmUrl(u"http://localhost:%1"_s.arg(server.port()));
    url.token.text = "0123456789abcdef";
    QCOMPARE(probeMm(url, probedFile, {}, 30s), MmReachability::Answering);
    QVERIFY(server.request().contains("\r\nAuthorization: Bearer 0123456789abcdef\r\n"));
}

void TstMmProbe::withoutHealth_servicesResponseSetsReachability_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<MmReachability>("reachability");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n\r\n";
    QTest::newRow("a list") << ok + R"({"services":[]})" << MmReachability::Answering;
    const QByteArray large = R"({"services":[")" + QByteArray(300'000, 'x') + R"("]})";
    QTest::newRow("a large list") << "HTTP/1.1 200 OK\r\nContent-Length: " +
                                         QByteArray::number(large.size()) + "\r\n\r\n" + large
                                  << MmReachability::Answering;
    QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    chunked += QByteArray::number(large.size(), 16) + "\r\n" + large + "\r\n0\r\n\r\n";
    QTest::newRow("a large list in a chunk") << chunked << MmReachability::Answering;
    QTest::newRow("no list") << ok + R"({"services":1})" << MmReachability::Gone;
    QTest::newRow("no JSON") << ok + "<html>services</html>" << MmReachability::Gone;
    QTest::newRow("404 again") << QByteArray("HTTP/1.1 404 Not Found\r\n\r\n")
                               << MmReachability::Gone;
    QTest::newRow("nothing") << QByteArray() << MmReachability::Gone;
}

void TstMmProbe::withoutHealth_servicesResponseSetsReachability()
{
    QFETCH(QByteArray, response);
    QFETCH(MmReachability, reachability);

    const ThreadedServer server({"HTTP/1.1 404 Not Found\r\n\r\n", response});
    QCOMPARE(probeMm(*parseMmUrl(u"http://localhost:%1"_s.arg(server.port())), probedFile, {}, 30s),
             reachability);
    const QByteArray request = server.request();
    QVERIFY2(request.startsWith("GET /services HTTP/1.1\r\n"), request.constData());
}

void TstMmProbe::refusedFirstAddress_triesTheSecond()
{
    const ThreadedServer server({"HTTP/1.1 200 OK\r\n\r\n"}, true, QHostAddress::LocalHostIPv6);
    if (!server.isListening())
        QSKIP("this machine has no IPv6");
    QCOMPARE(probeMm(*parseMmUrl(u"http://localhost:%1"_s.arg(server.port())), probedFile, {}, 30s),
             MmReachability::Answering);
}

void TstMmProbe::noListener_isGoneAtOnce()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(probeMm(*parseMmUrl(u"http://localhost:%1"_s.arg(unusedPort())), probedFile, {}, 1h),
             MmReachability::Gone);
    QVERIFY(timer.elapsed() < 30'000);
}

void TstMmProbe::noResponse_isGoneAtTheTimeout()
{
    QTcpServer silent; // accepts connections without reading
    QVERIFY(silent.listen(QHostAddress(QHostAddress::LocalHost)));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(probeMm(*parseMmUrl(u"http://127.0.0.1:%1"_s.arg(silent.serverPort())), probedFile, {},
                     100ms),
             MmReachability::Gone);
    QVERIFY(timer.elapsed() >= 90 && timer.elapsed() < 30'000);
}

void TstMmProbe::slowResponses_shareTheTimeout()
{
    qint64 shortest = std::numeric_limits<qint64>::max();
    // The minimum of several rounds, because a busy machine may delay some.
    for (int round = 0; round < 20 && shortest >= 480; ++round) {
        const ThreadedServer server({"HTTP/1.1 404 Not Found\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n"},
                                    true, QHostAddress::LocalHost, 250);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(probeMm(*parseMmUrl(u"http://127.0.0.1:%1"_s.arg(server.port())), probedFile, {},
                         400ms),
                 MmReachability::Gone);
        const qint64 elapsed = timer.elapsed();
        QVERIFY(elapsed >= 390);
        shortest = qMin(shortest, elapsed);
    }
    QVERIFY2(shortest < 480, qPrintable(QString::number(shortest)));
}

MM_SUITE(TstMmProbe)
#include "tst_mmprobe.moc"
