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

/// A registration whose port has a listener, as of a window that runs.
struct Window
{
    explicit Window(const FakeMm &mm, const Registration::Intervals &intervals = longIntervals())
    {
        tools.listen(QHostAddress(QHostAddress::LocalHost));
        registration = registerAt(mm.url(), intervals, tools.serverPort());
    }
    [[nodiscard]] int port() const { return tools.serverPort(); }

    QTcpServer tools;
    std::unique_ptr<Registration> registration;
};

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
    void name_isEmptyWithoutARegistration();
    void restartedMm_getsNewRegistration();
    void failures_areRetriedWithBackOff();
    void success_resetsTheBackOff();
    void sendNow_skipsRetryDelay();
    void sendNowWhileInFlight_sendsNoSecondRequest();
    void refusedFirstAddress_triesTheSecond();
    void deregister_removesRegistration();
    void deregisterWhileRegistering_waitsForResponse();
    void deregisterBeforeRegistering_sendsNeither();
    void deregisterWithSilentMm_emitsAtTimeout();
    void deregisterWithoutMm_emitsAtOnce();
    void deregistered_sendsNothing();
    void secondWindow_hasANameOfItsOwn();
    void windowsWithOwnNames_keepThemWhenMmRestarts();
    void nameTakenAtTheSameMoment_isNoticedSoon();
    void nameOfKilledWindow_isTaken();
    void ownRegistrationThatMmKept_isRenewed();
    void replacedRegistration_getsAnotherName();
    void mmWithoutList_getsARegistration_data();
    void mmWithoutList_getsARegistration();
};

void TstRegistration::construction_registersPortAndTools()
{
    FakeMm mm;
    const auto registration = registerAt(mm.url(), longIntervals());
    QTRY_VERIFY(mm.isRegistered);
    QCOMPARE(mm.requests.size(), 2); // the first one lists the services
    QCOMPARE(mm.requests.constLast().method, QByteArray("POST"));
    QCOMPARE(mm.requests.constLast().path, QByteArray("/register"));
    const QJsonObject expected{
        {u"instance_name"_s, u"ee_monitor"_s}, {u"port"_s, ownPort}, {u"tools"_s, tools()}};
    QCOMPARE(mm.requests.constLast().body, expected);
}

void TstRegistration::registered_sendsHeartbeats()
{
    FakeMm mm;
    auto intervals = longIntervals();
    intervals.heartbeat = 5ms;
    const auto registration = registerAt(mm.url(), intervals);
    QTRY_VERIFY(mm.count("/heartbeat") >= 3);
    const QJsonObject expected{{u"instance_name"_s, u"ee_monitor"_s}, {u"port"_s, ownPort}};
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

void TstRegistration::name_isEmptyWithoutARegistration()
{
    FakeMm mm;
    auto intervals = longIntervals();
    intervals.heartbeat = intervals.firstRetry = intervals.maxRetry = 5ms;
    const auto registration = registerAt(mm.url(), intervals);
    QSignalSpy changed(registration.get(), &Registration::nameChanged);
    QCOMPARE(registration->name(), QString());
    QTRY_COMPARE(registration->name(), u"ee_monitor"_s);
    QCOMPARE(changed.takeFirst().constFirst().toString(), u"ee_monitor"_s);
    mm.stop();
    QTRY_COMPARE(registration->name(), QString());
    QCOMPARE(changed.takeFirst().constFirst().toString(), QString());
    QVERIFY(changed.isEmpty());
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
    QTRY_VERIFY(mm.count("/register") >= 6);
    mm.requests.removeIf([](const FakeMm::Request &each) { return each.path != "/register"; });
    const QList<milliseconds> expected{20ms, 40ms, 70ms, 70ms, 70ms};
    for (qsizetype i = 0; i < expected.size(); ++i) {
        // A coarse timer may expire 5 % early.
        const auto interval = mm.requests.at(i + 1).at - mm.requests.at(i).at;
        QVERIFY2(interval >= expected.at(i) * 9 / 10,
                 qPrintable(QString::number(duration<double, std::milli>(interval).count())));
    }
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
    QTRY_COMPARE(mm.count("/register"), 1);
    QVERIFY(emitsDeregistered(registration.get()));
    QCOMPARE(mm.count("/register"), 1);
    QCOMPARE(mm.requests.constLast().path, QByteArray("/deregister"));
    QVERIFY(!mm.isRegistered);
}

void TstRegistration::deregisterBeforeRegistering_sendsNeither()
{
    FakeMm mm;
    const auto registration = registerAt(mm.url(), longIntervals());
    QVERIFY(emitsDeregistered(registration.get()));
    QCOMPARE(mm.count("/register"), 0);
    QCOMPARE(mm.count("/deregister"), 0);
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

void TstRegistration::secondWindow_hasANameOfItsOwn()
{
    FakeMm mm;
    const Window first(mm);
    QTRY_COMPARE(mm.registeredPort, first.port());
    const Window second(mm);
    QTRY_COMPARE(mm.others.value(u"ee_monitor_2"_s), second.port());
    const Window third(mm);
    QTRY_COMPARE(mm.others.value(u"ee_monitor_3"_s), third.port());
    QTRY_COMPARE(third.registration->name(), u"ee_monitor_3"_s);
    QCOMPARE(mm.registeredPort, first.port());

    QVERIFY(emitsDeregistered(first.registration.get()));
    QVERIFY(!mm.isRegistered);
    QCOMPARE(mm.others.size(), 2);
}

void TstRegistration::windowsWithOwnNames_keepThemWhenMmRestarts()
{
    FakeMm mm;
    auto intervals = longIntervals();
    intervals.firstRetry = intervals.maxRetry = intervals.heartbeat = 20ms;
    const Window first(mm, intervals);
    QTRY_VERIFY(mm.isRegistered);
    const Window second(mm, intervals);
    QTRY_COMPARE(mm.others.size(), 1);
    mm.stop();
    mm.start();
    QTRY_COMPARE(mm.registeredPort, first.port());
    QTRY_COMPARE(mm.others.value(u"ee_monitor_2"_s), second.port());
    QCOMPARE(mm.others.size(), 1);
}

void TstRegistration::nameTakenAtTheSameMoment_isNoticedSoon()
{
    FakeMm mm;
    const Window other(mm);
    QTRY_COMPARE(mm.registeredPort, other.port());
    mm.isRegistered = false;
    auto intervals = longIntervals();
    intervals.firstRetry = 500ms; // until the first heartbeat
    const auto registration = registerAt(mm.url(), intervals);
    QTRY_COMPARE(mm.registeredPort, int(ownPort));
    mm.registeredPort = other.port();
    QTRY_COMPARE(mm.others.value(u"ee_monitor_2"_s), int(ownPort));
}

void TstRegistration::nameOfKilledWindow_isTaken()
{
    FakeMm mm;
    mm.isRegistered = true;
    mm.registeredPort = mm::test::unusedPort();
    const Window window(mm);
    QTRY_COMPARE(mm.registeredPort, window.port());
    QVERIFY(mm.others.isEmpty());
}

void TstRegistration::ownRegistrationThatMmKept_isRenewed()
{
    FakeMm mm;
    mm.isRegistered = true;
    mm.registeredPort = ownPort;
    const auto registration = registerAt(mm.url(), longIntervals());
    QTRY_COMPARE(mm.count("/register"), 1);
    QCOMPARE(mm.last("/register").body.value(u"instance_name"_s), u"ee_monitor"_s);
}

void TstRegistration::replacedRegistration_getsAnotherName()
{
    // As after two windows that registered at the same moment, or a suspend.
    FakeMm mm;
    const Window other(mm);
    QTRY_COMPARE(mm.registeredPort, other.port());
    mm.isRegistered = false;
    auto intervals = longIntervals();
    intervals.heartbeat = 5ms;
    const Window window(mm, intervals);
    QTRY_COMPARE(mm.registeredPort, window.port());
    mm.registeredPort = other.port();
    QTRY_COMPARE(mm.others.value(u"ee_monitor_2"_s), window.port());
    QCOMPARE(mm.registeredPort, other.port());
}

void TstRegistration::mmWithoutList_getsARegistration_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("404") << 404;
    QTest::newRow("500") << 500;
}

void TstRegistration::mmWithoutList_getsARegistration()
{
    QFETCH(int, status);
    FakeMm mm;
    mm.statusOf.insert("/services", status);
    const auto registration = registerAt(mm.url(), longIntervals());
    QTRY_VERIFY(mm.isRegistered);
}

MM_SUITE(TstRegistration)
#include "tst_registration.moc"
