// SPDX-License-Identifier: MIT
#include "exporterfixture.h"
#include "suite.h"

namespace mm::test {

class TstExporter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scrape_returnsTheReading();
    void head_hasNoBody();
    void otherRequest_isRejected_data();
    void otherRequest_isRejected();
    void host_isTheBoundAddress_data();
    void host_isTheBoundAddress();
    void takenPort_isReported();
    void scrapesWithinShareTime_shareOneRead();
    void sharedReading_isJudgedAtEachScrape();
    void scrapeAfterShareTime_readsAgain();
    void scrapesDuringARead_shareIt();
    void hungRead_isNotUpdatingAfterTheHangTimeout();
    void hungRead_laterScrapesAnswerAtOnce();
    void hungRead_endsWithItsResult();
    void scrapeTimeout_endsTheWaitForTheRead();
    void scrapeTimeout_isNotThatOfOthers();
    void brokenFile_isNotAsAtTheScrapeBefore();
    void invalidScrapeTimeout_isIgnored_data();
    void invalidScrapeTimeout_isIgnored();
    void destructionDuringARead_doesNotWait();
    void clientThatLeaves_changesNothing();
    void pipelinedScrapes_eachGetAResponse();
};

void TstExporter::scrape_returnsTheReading()
{
    ExporterTest test;
    QVERIFY2(test.listens, qPrintable(test.error));
    QCOMPARE(test.exporter.url(), u"http://127.0.0.1:%1/metrics"_s.arg(test.exporter.port()));
    QCOMPARE(test.scrape(), formatted(activeReading(), activeReading().at));
    const WireResponse response = test.wire->responses().constLast();
    QCOMPARE(response.status, 200);
    QCOMPARE(response.header("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
}

void TstExporter::head_hasNoBody()
{
    ExporterTest test;
    test.wire->send("HEAD /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_VERIFY(test.wire->received().endsWith("\r\n\r\n"));
    QVERIFY(test.wire->received().startsWith("HTTP/1.1 200 "));
}

void TstExporter::otherRequest_isRejected_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("status");
    const QByteArray local = "Host: localhost\r\n";
    QTest::newRow("root") << QByteArray("GET /") << local << 404;
    QTest::newRow("below") << QByteArray("GET /metrics/a") << local << 404;
    QTest::newRow("POST") << QByteArray("POST /metrics") << local + "Content-Length: 0\r\n" << 405;
    QTest::newRow("form") << QByteArray("POST /metrics")
                          << local + "Content-Length: 0\r\nContent-Type: text/plain\r\n"
                          << 405;
    QTest::newRow("DELETE") << QByteArray("DELETE /metrics") << local << 405;
    QTest::newRow("OPTIONS") << QByteArray("OPTIONS /metrics") << local << 405;
    QTest::newRow("foreign origin")
        << QByteArray("GET /metrics") << local + "Origin: http://evil.example\r\n"
        << 403;
    QTest::newRow("cross-site") << QByteArray("GET /metrics")
                                << local + "Sec-Fetch-Site: cross-site\r\n"
                                << 403;
    QTest::newRow("rebound name") << QByteArray("GET /metrics")
                                  << QByteArray("Host: evil.example\r\n") << 421;
    QTest::newRow("no host") << QByteArray("GET /metrics") << QByteArray() << 400;
}

void TstExporter::otherRequest_isRejected()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, headers);
    QFETCH(int, status);
    ExporterTest test;
    test.wire->send(start + " HTTP/1.1\r\n" + headers + "\r\n");
    QTRY_COMPARE(test.wire->statuses(), QList<int>{status});
    const WireResponse response = test.wire->responses().constFirst();
    QVERIFY2(response.body.contains("\"error\":\""), response.body.constData());
    QCOMPARE(response.header("Allow"), status == 405 ? QByteArray("GET, HEAD") : QByteArray());
}

void TstExporter::host_isTheBoundAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QStringList>("hosts");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QString &address, const QByteArray &host,
                        int status, const QStringList &hosts = {}) {
        QTest::newRow(name) << address << hosts << host << status;
    };
    row("loopback", u"127.0.0.1"_s, "127.0.0.1:9501", 200);
    row("loopback, name", u"127.0.0.1"_s, "localhost:1", 200);
    row("loopback, IPv6", u"::1"_s, "[::1]", 200);
    row("loopback, address of a network", u"127.0.0.1"_s, "192.0.2.1", 421);
    row("loopback, other name", u"127.0.0.1"_s, "box.lan", 421);
    row("loopback, allowed name", u"127.0.0.1"_s, "Box.lan:9501", 200, {u"box.lan"_s});
    row("loopback beside an allowed name", u"127.0.0.1"_s, "localhost", 200, {u"box.lan"_s});
    row("all, address", u"0.0.0.0"_s, "192.0.2.1:9501", 200);
    row("all, loopback", u"0.0.0.0"_s, "127.0.0.1:9501", 200);
    row("all, IPv6 address", u"::"_s, "[2001:db8::1]", 200);
    row("all, other name", u"0.0.0.0"_s, "box.lan", 421);
    row("all, allowed name", u"0.0.0.0"_s, "box.lan", 200, {u"box.lan"_s});
}

void TstExporter::host_isTheBoundAddress()
{
    QFETCH(QString, address);
    QFETCH(QStringList, hosts);
    QFETCH(QByteArray, host);
    QFETCH(int, status);
    ExporterTest test({.address = QHostAddress(address), .hosts = hosts});
    QVERIFY2(test.listens, qPrintable(test.error));
    const bool isIpv6 = address.contains(u':');
    Wire wire(test.exporter.port(),
              QHostAddress(isIpv6 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost));
    wire.send(getMetrics({}, host));
    QTRY_COMPARE(wire.statuses(), QList<int>{status});
}

void TstExporter::takenPort_isReported()
{
    const ExporterTest first;
    ExporterConfig config = loopback();
    config.port = first.exporter.port();
    const ReadControl control;
    Exporter second(config, somePath, control.read(), formatted);
    QString error;
    QVERIFY(!second.listen(&error));
    QVERIFY(!error.isEmpty());
    QCOMPARE(second.listenError(), QAbstractSocket::AddressInUseError);
    QCOMPARE(control.started(), 0);
}

void TstExporter::scrapesWithinShareTime_shareOneRead()
{
    ExporterConfig config = loopback();
    config.shareTime = never;
    ExporterTest test(config);
    const QByteArray first = test.scrape();
    Reading changed = activeReading();
    changed.snapshot.totalMessages = 1;
    test.control.setReading(changed);
    Wire other(test.exporter.port());
    other.send(getMetrics());
    QTRY_COMPARE(other.statuses(), QList<int>{200});
    QCOMPARE(other.responses().constFirst().body.split(' ').at(1), first.split(' ').at(1));
    QCOMPARE(test.control.started(), 1);
}

void TstExporter::sharedReading_isJudgedAtEachScrape()
{
    ExporterConfig config = loopback();
    config.shareTime = never;
    // Becomes silent after a moment: the writer has its own heartbeat.
    Reading reading = activeReading();
    reading.snapshot.writer = Writer{.pid = 1, .host = u"box"_s, .heartbeat = 1ms};
    reading.silence = -500ms;
    ExporterTest test(config, reading);
    QVERIFY(test.scrape().startsWith("Active "));
    QTRY_VERIFY(test.scrape().startsWith("NotUpdating "));
    QCOMPARE(test.control.started(), 1);
}

void TstExporter::scrapeAfterShareTime_readsAgain()
{
    ExporterConfig config = loopback();
    config.shareTime = 0ms;
    ExporterTest test(config);
    (void)test.scrape();
    Reading changed = activeReading();
    changed.snapshot.totalMessages = 5;
    test.control.setReading(changed);
    const int before = test.control.started();
    QVERIFY(test.scrape().startsWith("Active 5 "));
    QCOMPARE(test.control.started(), before + 1);
    test.control.setReading(readingFor(State::NoFile, somePath));
    QVERIFY(test.scrape().startsWith("NoFile "));
}

void TstExporter::scrapesDuringARead_shareIt()
{
    ExporterConfig config = loopback();
    config.hangTimeout = never;
    ReadControl control(activeReading());
    control.hang();
    Exporter exporter(config, somePath, control.read(), formatted);
    QString error;
    QVERIFY(exporter.listen(&error));
    std::vector<std::unique_ptr<Wire>> wires;
    for (int i = 0; i < 20; ++i) {
        wires.push_back(std::make_unique<Wire>(exporter.port()));
        wires.back()->send(getMetrics());
    }
    QTRY_COMPARE(control.inFlight(), 1);
    // Rejected at once, so all before it have arrived.
    Wire last(exporter.port());
    last.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(last.statuses(), QList<int>{404});
    control.release();
    for (const auto &wire : wires)
        QTRY_COMPARE(wire->statuses(), QList<int>{200});
    QCOMPARE(control.maxInFlight(), 1);
    QVERIFY(control.started() <= 2); // a request may have arrived after the read
}

void TstExporter::hungRead_isNotUpdatingAfterTheHangTimeout()
{
    ExporterConfig config = loopback();
    config.hangTimeout = 300ms;
    config.shareTime = 0ms;
    ExporterTest test(config);
    QVERIFY(test.scrape().startsWith("Active 1247 "));
    test.control.hang();
    QElapsedTimer time;
    time.start();
    // It keeps the content of the last reading, which the format leaves out.
    QCOMPARE(test.scrape(), "NotUpdating 1247\n");
    QVERIFY(time.elapsed() >= 290);
}

void TstExporter::hungRead_laterScrapesAnswerAtOnce()
{
    ExporterConfig config = loopback();
    config.hangTimeout = 200ms;
    config.shareTime = 0ms;
    ExporterTest test(config);
    (void)test.scrape();
    test.control.hang();
    const int before = test.control.started();
    QVERIFY(test.scrape().startsWith("NotUpdating "));
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 20; ++i)
        QVERIFY(test.scrape().startsWith("NotUpdating "));
    // Not each after a hang timeout of its own.
    QVERIFY2(time.elapsed() < 20 * 200 / 2, QByteArray::number(time.elapsed()).constData());
    QCOMPARE(test.control.started(), before + 1);
    QCOMPARE(test.control.maxInFlight(), 1);
}

void TstExporter::hungRead_endsWithItsResult()
{
    ExporterConfig config = loopback();
    config.hangTimeout = 100ms;
    config.shareTime = 0ms;
    ExporterTest test(config);
    test.control.hang();
    QTRY_VERIFY(test.scrape().startsWith("NotUpdating "));
    test.control.release();
    QTRY_VERIFY(test.scrape().startsWith("Active 1247 "));
}

void TstExporter::scrapeTimeout_endsTheWaitForTheRead()
{
    ExporterConfig config = loopback();
    config.hangTimeout = never;
    ExporterTest test(config);
    (void)test.scrape();
    test.control.hang();
    QTRY_VERIFY(test.scrape("X-Prometheus-Scrape-Timeout-Seconds: 0.25\r\n")
                    .startsWith("NotUpdating ")); // once the first reading is not shared any more
    QElapsedTimer time;
    time.start();
    QVERIFY(test.scrape("X-Prometheus-Scrape-Timeout-Seconds: 1\r\n").startsWith("NotUpdating "));
    // Neither late nor much earlier than needed.
    QVERIFY2(time.elapsed() >= 790, QByteArray::number(time.elapsed()).constData());
    QVERIFY2(time.elapsed() < 1000, QByteArray::number(time.elapsed()).constData());
}

void TstExporter::scrapeTimeout_isNotThatOfOthers()
{
    ExporterConfig config = loopback();
    config.hangTimeout = never;
    config.shareTime = 0ms;
    ExporterTest test(config);
    (void)test.scrape();
    test.control.hang();
    Wire other(test.exporter.port());
    other.send(getMetrics());
    QTRY_COMPARE(test.control.inFlight(), 1);
    QVERIFY(test.scrape("X-Prometheus-Scrape-Timeout-Seconds: 0.1\r\n").startsWith("NotUpdating "));
    test.control.release();
    QTRY_COMPARE(other.statuses(), QList<int>{200});
    QVERIFY(other.responses().constFirst().body.startsWith("Active "));
}

/// The poller keeps the last reading for a moment, but here that is of a scrape long ago: MM may
/// have died since, while it wrote.
void TstExporter::brokenFile_isNotAsAtTheScrapeBefore()
{
    ExporterConfig config = loopback();
    config.shareTime = 0ms;
    ExporterTest test(config);
    QVERIFY(test.scrape().startsWith("Active "));
    Reading broken = readingFor(State::Error, somePath);
    broken.modified = Instant::now().wall;
    test.control.setReading(broken);
    QVERIFY(test.scrape("X-Prometheus-Scrape-Timeout-Seconds: 0.1\r\n").startsWith("NotUpdating "));
    QVERIFY(test.scrape().startsWith("Error "));
}

void TstExporter::invalidScrapeTimeout_isIgnored_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"", "0", "-1", "soon", "nan", "inf", "1e300", "3601"})
        QTest::newRow(*value ? value : "empty") << QByteArray(value);
}

void TstExporter::invalidScrapeTimeout_isIgnored()
{
    QFETCH(QByteArray, value);
    ExporterConfig config = loopback();
    config.hangTimeout = 200ms;
    config.shareTime = 0ms;
    ExporterTest test(config);
    (void)test.scrape();
    test.control.hang();
    QElapsedTimer time;
    time.start();
    QCOMPARE(test.scrape("X-Prometheus-Scrape-Timeout-Seconds: " + value + "\r\n"),
             "NotUpdating 1247\n");
    QVERIFY(time.elapsed() >= 190);
}

void TstExporter::destructionDuringARead_doesNotWait()
{
    ReadControl control(activeReading());
    control.hang();
    {
        Exporter exporter(loopback(), somePath, control.read(), formatted);
        QString error;
        QVERIFY(exporter.listen(&error));
        Wire wire(exporter.port());
        wire.send(getMetrics());
        QTRY_COMPARE(control.inFlight(), 1);
    }
    QCOMPARE(control.inFlight(), 1);
    control.release();
    QTRY_VERIFY(control.isUnreferenced());
}

void TstExporter::clientThatLeaves_changesNothing()
{
    ExporterConfig config = loopback();
    config.shareTime = 0ms;
    ExporterTest test(config);
    (void)test.scrape();
    test.control.hang();
    {
        Wire leaving(test.exporter.port());
        leaving.send(getMetrics());
        QTRY_COMPARE(test.control.inFlight(), 1);
        leaving.abort();
    }
    test.wire->send(getMetrics());
    test.control.release();
    QTRY_COMPARE(test.wire->statuses(), (QList<int>{200, 200}));
}

void TstExporter::pipelinedScrapes_eachGetAResponse()
{
    ExporterConfig config = loopback();
    config.shareTime = 0ms;
    ExporterTest test(config);
    test.wire->send(getMetrics().repeated(5));
    QTRY_COMPARE(test.wire->statuses(), (QList<int>{200, 200, 200, 200, 200}));
}

} // namespace mm::test

using mm::test::TstExporter;
MM_SUITE(TstExporter)
#include "tst_exporter.moc"
