// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/registration.h"
#include "fakemm.h"
#include "suite.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;
using mm::MmUrl;
using mm::Registration;
using mm::test::FakeMm;

namespace {

constexpr quint16 ownPort = 5099;

/// No timer expires during a test: every request is sent at once.
Registration::Intervals longIntervals()
{
    return {.heartbeat = 1h, .firstRetry = 1h, .maxRetry = 1h, .timeout = 1h};
}

QJsonArray tools()
{
    return {QJsonObject{{u"name"_s, u"get_status"_s}}};
}

std::unique_ptr<Registration> registerAt(const MmUrl &url, const Registration::Intervals &intervals,
                                         quint16 port = ownPort)
{
    return std::make_unique<Registration>(url, port, tools(), intervals);
}

bool emitsDeregistered(Registration *registration, milliseconds timeout = 1h)
{
    QSignalSpy deregistered(registration, &Registration::deregistered);
    registration->deregister(timeout);
    return deregistered.isEmpty() && deregistered.wait(30'000);
}

} // namespace

class TstRegistration final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void construction_registersPortAndTools();
    void registered_sendsHeartbeats();
    void unknownHeartbeat_registersAgainAtOnce();
    void restartedMm_getsNewRegistration();
    void failures_areRetriedWithBackOff();
    void success_resetsTheBackOff();
    void sendNow_skipsRetryDelay();
    void sendNowWhileInFlight_sendsNoSecondRequest();
    void refusedFirstAddress_triesTheSecond();
    void deregister_removesRegistration();
    void deregisterWhileRegistering_waitsForResponse();
    void deregisterWithSilentMm_emitsAtTimeout();
    void deregisterWithoutMm_emitsAtOnce();
    void deregistered_sendsNothing();
    void secondWindowDeregisters_firstRegistersAgain();
};

void TstRegistration::construction_registersPortAndTools()
{
    FakeMm mm;
    const auto registration = registerAt(mm.url(), longIntervals());
    QTRY_VERIFY(mm.isRegistered);
    QCOMPARE(mm.requests.size(), 1);
    QCOMPARE(mm.requests.constFirst().method, QByteArray("POST"));
    QCOMPARE(mm.requests.constFirst().path, QByteArray("/register"));
    const QJsonObject expected{
        {u"instance_name"_s, u"ee_monitor"_s}, {u"port"_s, ownPort}, {u"tools"_s, tools()}};
    QCOMPARE(mm.requests.constFirst().body, expected);
}

void TstRegistration::registered_sendsHeartbeats()
{
    FakeMm mm;
    auto intervals = longIntervals();
    intervals.heartbeat = 5ms;
    const auto registration = registerAt(mm.url(), intervals);
    QTRY_VERIFY(mm.count("/heartbeat") >= 3);
    const QJsonObject expected{{u"instance_name"_s, u"ee_monitor"_s}};
    QCOMPARE(mm.last("/heartbeat").body, expected);
    QCOMPARE(mm.last("/heartbeat").method, QByteArray("POST"));
    QCOMPARE(mm.count("/register"), 1);
}

void TstRegistration::unknownHeartbeat_registersAgainAtOnce()
{
    FakeMm mm;
    auto intervals = longIntervals();
    intervals.heartbeat = 5ms;
    const auto registration = registerAt(mm.url(), intervals);
    QTRY_VERIFY(mm.count("/heartbeat") >= 1);
    mm.isRegistered = false;
    QTRY_COMPARE(mm.count("/register"), 2);
    QTRY_VERIFY(mm.isRegistered);
}

void TstRegistration::restartedMm_getsNewRegistration()
{
    FakeMm mm;
    mm.stop();
    auto intervals = longIntervals();
    intervals.heartbeat = intervals.firstRetry = intervals.maxRetry = 5ms;
    const auto registration = registerAt(mm.url(), intervals);
    for (int round = 1; round <= 2; ++round) {
        mm.start();
        QTRY_VERIFY(mm.isRegistered);
        mm.stop();
    }
}

void TstRegistration::failures_areRetriedWithBackOff()
{
    FakeMm mm;
    mm.status = 500;
    auto intervals = longIntervals();
    intervals.firstRetry = 20ms;
    intervals.maxRetry = 70ms;
    const auto registration = registerAt(mm.url(), intervals);
    QTRY_VERIFY(mm.requests.size() >= 6);
    const QList<milliseconds> expected{20ms, 40ms, 70ms, 70ms, 70ms};
    for (qsizetype i = 0; i < expected.size(); ++i) {
        // A coarse timer may expire 5 % early.
        const auto interval = mm.requests.at(i + 1).at - mm.requests.at(i).at;
        QVERIFY2(interval >= expected.at(i) * 9 / 10,
                 qPrintable(QString::number(duration<double, std::milli>(interval).count())));
    }
    QCOMPARE(mm.count("/register"), mm.requests.size());
}

void TstRegistration::success_resetsTheBackOff()
{
    FakeMm mm;
    auto intervals = longIntervals();
    intervals.firstRetry = 1ms;
    intervals.heartbeat = 1ms;
    mm.status = 500;
    const auto registration = registerAt(mm.url(), intervals);
    // Without the reset, the last of these intervals would be 16 s.
    for (int round = 1; round <= 2; ++round) {
        mm.status = 500;
        QTRY_VERIFY(mm.count("/register") >= 7 * round);
        mm.status.reset();
        QTRY_VERIFY(mm.isRegistered);
    }
}

void TstRegistration::sendNow_skipsRetryDelay()
{
    FakeMm mm;
    mm.status = 500;
    const auto registration = registerAt(mm.url(), longIntervals());
    QTRY_COMPARE(mm.count("/register"), 1);
    QVERIFY(mm.hasReceivedAll());
    mm.status.reset();
    registration->sendNow();
    QTRY_VERIFY(mm.isRegistered);
}

void TstRegistration::sendNowWhileInFlight_sendsNoSecondRequest()
{
    FakeMm mm;
    mm.silent = true;
    const auto registration = registerAt(mm.url(), longIntervals());
    QTRY_COMPARE(mm.requests.size(), 1);
    registration->sendNow();
    QVERIFY(mm.hasReceivedAll());
    QCOMPARE(mm.requests.size(), 1);
}

void TstRegistration::refusedFirstAddress_triesTheSecond()
{
    const quint16 port = mm::test::unusedPort();
    QTcpServer other;
    if (!other.listen(QHostAddress(QHostAddress::LocalHostIPv6), port))
        QSKIP("this machine has no IPv6");
    const auto registration =
        registerAt(*mm::parseMmUrl(u"http://localhost:%1"_s.arg(port)), longIntervals());
    QTRY_VERIFY(other.hasPendingConnections());
}

void TstRegistration::deregister_removesRegistration()
{
    FakeMm mm;
    const auto registration = registerAt(mm.url(), longIntervals());
    QTRY_VERIFY(mm.isRegistered);
    QVERIFY(emitsDeregistered(registration.get()));
    QVERIFY(!mm.isRegistered);
    QCOMPARE(mm.count("/deregister"), 1);
    const QJsonObject expected{{u"instance_name"_s, u"ee_monitor"_s}, {u"port"_s, ownPort}};
    QCOMPARE(mm.last("/deregister").body, expected);
}

void TstRegistration::deregisterWhileRegistering_waitsForResponse()
{
    FakeMm mm;
    const auto registration = registerAt(mm.url(), longIntervals());
    QVERIFY(emitsDeregistered(registration.get()));
    QCOMPARE(mm.requests.size(), 2);
    QCOMPARE(mm.requests.constFirst().path, QByteArray("/register"));
    QCOMPARE(mm.requests.constLast().path, QByteArray("/deregister"));
}

void TstRegistration::deregisterWithSilentMm_emitsAtTimeout()
{
    FakeMm mm;
    const auto registration = registerAt(mm.url(), longIntervals());
    QTRY_VERIFY(mm.isRegistered);
    mm.silent = true;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(emitsDeregistered(registration.get(), 50ms));
    QVERIFY2(timer.elapsed() >= 45, qPrintable(QString::number(timer.elapsed())));
}

void TstRegistration::deregisterWithoutMm_emitsAtOnce()
{
    FakeMm mm;
    mm.stop();
    const auto registration = registerAt(mm.url(), longIntervals());
    QVERIFY(emitsDeregistered(registration.get()));
}

void TstRegistration::deregistered_sendsNothing()
{
    FakeMm mm;
    auto intervals = longIntervals();
    intervals.heartbeat = 10ms;
    const auto registration = registerAt(mm.url(), intervals);
    QTRY_VERIFY(mm.count("/heartbeat") >= 2);
    QVERIFY(emitsDeregistered(registration.get()));
    QCOMPARE(mm.requests.constLast().path, QByteArray("/deregister"));
    const qsizetype before = mm.requests.size();
    registration->sendNow();
    for (int i = 0; i < 10; ++i)
        QVERIFY(mm.hasReceivedAll());
    QCOMPARE(mm.requests.size(), before);
}

void TstRegistration::secondWindowDeregisters_firstRegistersAgain()
{
    FakeMm mm;
    auto intervals = longIntervals();
    intervals.heartbeat = 20ms;
    const auto first = registerAt(mm.url(), intervals, 5001);
    QTRY_COMPARE(mm.registeredPort, 5001);
    const auto second = registerAt(mm.url(), longIntervals(), 5002);
    QTRY_COMPARE(mm.registeredPort, 5002);
    QVERIFY(emitsDeregistered(second.get()));
    QTRY_COMPARE(mm.registeredPort, 5001);
    QVERIFY(mm.isRegistered);
}

MM_SUITE(TstRegistration)
#include "tst_registration.moc"
