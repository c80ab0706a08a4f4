// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/healthmonitor.h"
#include "fakemm.h"
#include "suite.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using mm::HealthMonitor;
using mm::MmReachability;
using mm::test::FakeMm;

namespace {

const QString monitoredFile = u"/a/stats.json"_s;
constexpr auto checkInterval = 2ms;
constexpr auto longTimeout = 1h;

} // namespace

class TstHealthMonitor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void running_checksRepeatedly();
    void stopped_sendsNothingMore();
    void stoppedWhileInFlight_ignoresTheResult();
    void response_setsReachability_data();
    void response_setsReachability();
    void writerOfAnotherFile_isUnknown();
    void threeFailuresInARow_areGone();
    void answerBetweenFailures_resetsTheCount();
    void timeout_isAFailure();
};

void TstHealthMonitor::running_checksRepeatedly()
{
    FakeMm mm;
    HealthMonitor health(mm.url(), monitoredFile, checkInterval, longTimeout);
    QCOMPARE(health.reachability(), MmReachability::Unknown);
    health.setRunning(true);
    QTRY_VERIFY(mm.count("/health") >= 4);
    QCOMPARE(mm.count("/health"), mm.requests.size());
    QCOMPARE(mm.last("/health").method, QByteArray("GET"));
    QCOMPARE(health.reachability(), MmReachability::Answering);
}

void TstHealthMonitor::stopped_sendsNothingMore()
{
    FakeMm mm;
    HealthMonitor health(mm.url(), monitoredFile, checkInterval, longTimeout);
    health.setRunning(true);
    QTRY_VERIFY(mm.count("/health") >= 2);
    health.setRunning(false);
    QVERIFY(mm.hasReceivedAll());
    const qsizetype before = mm.requests.size();
    for (int i = 0; i < 10; ++i)
        QVERIFY(mm.hasReceivedAll());
    QCOMPARE(mm.requests.size(), before);
    QCOMPARE(health.reachability(), MmReachability::Answering);
}

void TstHealthMonitor::stoppedWhileInFlight_ignoresTheResult()
{
    FakeMm mm;
    mm.silent = true;
    HealthMonitor health(mm.url(), monitoredFile, checkInterval, longTimeout);
    const QSignalSpy changes(&health, &HealthMonitor::reachabilityChanged);
    health.setRunning(true);
    QTRY_COMPARE(mm.count("/health"), 1);
    health.setRunning(false);
    mm.answerPending();
    for (int i = 0; i < 10; ++i)
        QVERIFY(mm.hasReceivedAll());
    QCOMPARE(changes.size(), 0);
    health.setRunning(true);
    QTRY_COMPARE(health.reachability(), MmReachability::Answering);
}

void TstHealthMonitor::response_setsReachability_data()
{
    QTest::addColumn<int>("healthStatus");
    QTest::addColumn<int>("servicesStatus");
    QTest::addColumn<QString>("writes");
    QTest::addColumn<MmReachability>("reachability");
    for (const int status : {404, 405, 500}) {
        QTest::addRow("older MM, %d", status)
            << status << 200 << QString() << MmReachability::Answering;
        QTest::addRow("another program, %d", status)
            << status << status << QString() << MmReachability::Gone;
    }
    QTest::newRow("some MM") << 200 << 404 << QString() << MmReachability::Answering;
    QTest::newRow("mm-proxy, this file")
        << 200 << 404 << monitoredFile << MmReachability::Answering;
}

void TstHealthMonitor::response_setsReachability()
{
    QFETCH(int, healthStatus);
    QFETCH(int, servicesStatus);
    QFETCH(QString, writes);
    QFETCH(MmReachability, reachability);

    FakeMm mm;
    mm.statusOf = {{"/health", healthStatus}, {"/services", servicesStatus}};
    if (!writes.isEmpty())
        mm.health = {{u"program"_s, u"mm-proxy"_s}, {u"stats_file"_s, writes}};
    HealthMonitor health(mm.url(), monitoredFile, checkInterval, longTimeout);
    QList<qsizetype> changedAfter; // so many checks
    connect(&health, &HealthMonitor::reachabilityChanged, this,
            [&] { changedAfter += mm.count("/health"); });
    health.setRunning(true);
    QTRY_VERIFY(mm.count("/health") >= 6);
    QCOMPARE(health.reachability(), reachability);
    QCOMPARE(changedAfter, QList<qsizetype>{reachability == MmReachability::Gone ? 3 : 1});
}

void TstHealthMonitor::writerOfAnotherFile_isUnknown()
{
    FakeMm mm;
    HealthMonitor health(mm.url(), monitoredFile, checkInterval, longTimeout);
    health.setRunning(true);
    QTRY_COMPARE(health.reachability(), MmReachability::Answering);
    mm.health = {{u"program"_s, u"mm-proxy"_s}, {u"stats_file"_s, u"/another/stats.json"_s}};
    QTRY_COMPARE(health.reachability(), MmReachability::Unknown);
    mm.stop();
    QTRY_COMPARE(health.reachability(), MmReachability::Gone);
    mm.start();
    QTRY_COMPARE(health.reachability(), MmReachability::Unknown);
}

void TstHealthMonitor::threeFailuresInARow_areGone()
{
    QTcpServer closing;
    QVERIFY(closing.listen(QHostAddress(QHostAddress::LocalHost)));
    int connections = 0;
    connect(&closing, &QTcpServer::newConnection, this, [&] {
        while (QTcpSocket *const socket = closing.nextPendingConnection()) {
            ++connections;
            socket->abort();
            socket->deleteLater();
        }
    });
    HealthMonitor health(*mm::parseMmUrl(u"http://127.0.0.1:%1"_s.arg(closing.serverPort())),
                         monitoredFile, checkInterval, longTimeout);
    QList<int> changedAfter;
    connect(&health, &HealthMonitor::reachabilityChanged, this, [&](MmReachability reachability) {
        QCOMPARE(reachability, MmReachability::Gone);
        changedAfter += connections;
    });
    health.setRunning(true);
    QTRY_VERIFY(connections >= 6);
    QCOMPARE(changedAfter, QList<int>{3});
}

void TstHealthMonitor::answerBetweenFailures_resetsTheCount()
{
    QTcpServer unreliable; // answers each third connection
    QVERIFY(unreliable.listen(QHostAddress(QHostAddress::LocalHost)));
    int connections = 0;
    connect(&unreliable, &QTcpServer::newConnection, this, [&] {
        while (QTcpSocket *const socket = unreliable.nextPendingConnection()) {
            if (++connections % 3 != 0) {
                socket->abort();
                socket->deleteLater();
                continue;
            }
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}");
                socket->disconnectFromHost();
            });
        }
    });
    HealthMonitor health(*mm::parseMmUrl(u"http://127.0.0.1:%1"_s.arg(unreliable.serverPort())),
                         monitoredFile, checkInterval, longTimeout);
    const QSignalSpy changes(&health, &HealthMonitor::reachabilityChanged);
    health.setRunning(true);
    QTRY_VERIFY(connections >= 13);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(health.reachability(), MmReachability::Answering);
}

void TstHealthMonitor::timeout_isAFailure()
{
    FakeMm mm;
    mm.silent = true;
    HealthMonitor health(mm.url(), monitoredFile, checkInterval, 20ms);
    health.setRunning(true);
    QTRY_COMPARE(health.reachability(), MmReachability::Gone);
    mm.silent = false;
    QTRY_COMPARE(health.reachability(), MmReachability::Answering);
}

MM_SUITE(TstHealthMonitor)
#include "tst_healthmonitor.moc"
