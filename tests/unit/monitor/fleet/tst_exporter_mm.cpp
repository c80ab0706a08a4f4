// SPDX-License-Identifier: MIT
#include "exporterfixture.h"
#include "suite.h"

namespace mm::test {

namespace {

/// That of an MM on \p port.
MmUrl mmAt(quint16 port)
{
    MmUrl url;
    url.port = port;
    url.addresses = {QHostAddress(QHostAddress::LocalHost)};
    return url;
}

} // namespace

/// What the exporter appends of MM's own metrics.
class TstExporterMm final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void metricsOfMm_areAppended();
    void metricsOfMm_areLeftOut_data();
    void metricsOfMm_areLeftOut();
    void slowMm_delaysUpToItsTimeout();
    void slowMm_doesNotDelayBeyondTheScrapeTimeout();
    void metricsOfMm_areNotKeptForTheNextPoll();
    void metricsOfMm_areLeftOutOfAHungPoll();
};

void TstExporterMm::metricsOfMm_areAppended()
{
    ScriptedServer mm({{okResponse("a 1 1000\nmm_mesh_services 2\nb{tool=\"t\"} 3\n")}});
    ExporterConfig config = loopback();
    config.mm = mmAt(mm.port());
    config.mm->token.text = "s3cret";
    config.shareTime = never;
    ExporterTest test(config);
    const QByteArray body = test.scrape();
    QVERIFY2(body.startsWith("Active ") && body.endsWith("\na 1\n"), body.constData());
    QCOMPARE(body.count('\n'), 2);
    QCOMPARE(mm.requests().size(), 1);
    QVERIFY(mm.requests().constFirst().startsWith("GET /metrics HTTP/1.1\r\n"));
    QVERIFY(mm.requests().constFirst().contains("\r\nAuthorization: Bearer s3cret\r\n"));
}

void TstExporterMm::metricsOfMm_areLeftOut_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::newRow("error") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 4\r\n\r\na 1\n");
    QTest::newRow("not found") << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 4\r\n\r\na 1\n");
    QTest::newRow("page") << okResponse("<html>\n");
    QTest::newRow("compressed") << okResponse("a 1\n", "Content-Encoding: gzip\r\n");
    QTest::newRow("half of it") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na 1\n");
    QTest::newRow("no HTTP") << QByteArray("a 1\n\r\n\r\n");
    QTest::newRow("larger than the limit")
        << okResponse("a 1\n" + QByteArray(8 * 1024 * 1024, '\n'));
}

void TstExporterMm::metricsOfMm_areLeftOut()
{
    QFETCH(QByteArray, response);
    ScriptedServer mm({{response, true}});
    ExporterConfig config = loopback();
    config.mm = mmAt(mm.port());
    config.shareTime = never;
    ExporterTest test(config);
    const QByteArray body = test.scrape();
    QVERIFY2(body.startsWith("Active ") && body.count('\n') == 1, body.constData());
    QCOMPARE(mm.requests().size(), 1);
}

void TstExporterMm::slowMm_delaysUpToItsTimeout()
{
    ScriptedServer mm;
    ExporterConfig config = loopback();
    config.mm = mmAt(mm.port());
    config.mmTimeout = 300ms;
    config.shareTime = 0ms;
    ExporterTest test(config);
    (void)test.scrape();
    QElapsedTimer time;
    time.start();
    QVERIFY(test.scrape().startsWith("Active "));
    QVERIFY(time.elapsed() >= 290);
    QVERIFY(time.elapsed() < 2000);
}

void TstExporterMm::slowMm_doesNotDelayBeyondTheScrapeTimeout()
{
    ScriptedServer mm;
    ExporterConfig config = loopback();
    config.mm = mmAt(mm.port());
    config.mmTimeout = 5s;
    ExporterTest test(config);
    QElapsedTimer time;
    time.start();
    QVERIFY(test.scrape("X-Prometheus-Scrape-Timeout-Seconds: 1\r\n").startsWith("Active "));
    QVERIFY2(time.elapsed() < 1000, QByteArray::number(time.elapsed()).constData());
}

void TstExporterMm::metricsOfMm_areNotKeptForTheNextPoll()
{
    ScriptedServer mm({{okResponse("a 1\n"), true}});
    ExporterConfig config = loopback();
    config.mm = mmAt(mm.port());
    config.shareTime = 500ms;
    ExporterTest test(config);
    QVERIFY(test.scrape().endsWith("\na 1\n"));
    mm.stopListening();
    QTRY_COMPARE(test.scrape().count('\n'), 1);
    QVERIFY(test.control.started() >= 2);
}

void TstExporterMm::metricsOfMm_areLeftOutOfAHungPoll()
{
    ScriptedServer mm({{okResponse("a 1\n"), true}});
    ExporterConfig config = loopback();
    config.mm = mmAt(mm.port());
    config.hangTimeout = 50ms;
    config.shareTime = never;
    ReadControl control(activeReading());
    control.hang();
    Exporter exporter(config, somePath, control.read(), formatted);
    QString error;
    QVERIFY(exporter.listen(&error));
    Wire wire(exporter.port());
    for (int i = 0; i < 2; ++i) {
        wire.send(getMetrics());
        QTRY_COMPARE(wire.responses().size(), i + 1);
        QCOMPARE(wire.responses().constLast().body, "NotUpdating 0\n");
    }
    // Nor are they appended to its result, which comes when they are old.
    control.release();
    QTRY_VERIFY(control.inFlight() == 0);
    const auto scrapedState = [&] {
        const qsizetype before = wire.responses().size();
        wire.send(getMetrics());
        [&] { QTRY_COMPARE(wire.responses().size(), before + 1); }();
        return wire.responses().constLast().body;
    };
    QByteArray body;
    QTRY_VERIFY((body = scrapedState()).startsWith("Active "));
    QCOMPARE(body.count('\n'), 1);
    QCOMPARE(mm.requests().size(), 1);
}

} // namespace mm::test

using mm::test::TstExporterMm;
MM_SUITE(TstExporterMm)
#include "tst_exporter_mm.moc"
