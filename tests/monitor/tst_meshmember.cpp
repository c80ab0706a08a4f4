// SPDX-License-Identifier: MIT
#include "app/monitor/meshmember.h"
#include "fakemm.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

constexpr quint16 ownPort = 5099;
const QString statsFile = u"/a/stats.json"_s;

/// As in real life, but each thing at once or never.
MeshMember::Intervals patient()
{
    return {.heartbeat = 1h, .firstRetry = 1h, .longestRetry = 1h, .check = 1h, .answer = 1h};
}

QJsonArray tools()
{
    return {QJsonObject{{u"name"_s, u"get_status"_s}}};
}

} // namespace

class MeshMemberTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void join_registersWithPortAndTools();
    void member_sendsHeartbeats();
    void forgottenMember_registersAgainAtOnce();
    void restartedMm_isJoinedAgain();
    void missingMm_isJoinedWhenItComes();
    void failures_areTriedAgainLaterAndLater();
    void success_endsTheLongWaits();
    void sighting_endsTheWait();
    void sightingOfAnotherMm_registersThere();
    void oneRequest_isOutAtATime();
    void secondAddress_isTriedWhereTheFirstRefuses();
    void nothing_isSentWithoutJoining();
    void leaving_deregisters();
    void leaving_waitsForARegistrationThatIsOut();
    void leaving_takesNoLongerThanAllowed();
    void leaving_isAtOnceWithoutMm();
    void afterLeaving_nothingIsSent();
};

void MeshMemberTest::join_registersWithPortAndTools()
{
    FakeMm mm;
    MeshMember member(mm.url(), statsFile, patient());
    member.join(ownPort, tools());
    QTRY_VERIFY(mm.knowsUs);
    QCOMPARE(mm.asked.size(), 1);
    QCOMPARE(mm.asked.constFirst().method, QByteArray("POST"));
    QCOMPARE(mm.asked.constFirst().path, QByteArray("/register"));
    const QJsonObject expected{
        {u"instance_name"_s, u"ee_monitor"_s}, {u"port"_s, ownPort}, {u"tools"_s, tools()}};
    QCOMPARE(mm.asked.constFirst().body, expected);
}

void MeshMemberTest::member_sendsHeartbeats()
{
    FakeMm mm;
    auto intervals = patient();
    intervals.heartbeat = 5ms;
    MeshMember member(mm.url(), statsFile, intervals);
    member.join(ownPort, tools());
    QTRY_VERIFY(mm.count("/heartbeat") >= 3);
    const QJsonObject expected{{u"instance_name"_s, u"ee_monitor"_s}};
    QCOMPARE(mm.last("/heartbeat").body, expected);
    QCOMPARE(mm.last("/heartbeat").method, QByteArray("POST"));
    QCOMPARE(mm.count("/register"), 1);
}

void MeshMemberTest::forgottenMember_registersAgainAtOnce()
{
    FakeMm mm;
    auto intervals = patient();
    intervals.heartbeat = 5ms;
    MeshMember member(mm.url(), statsFile, intervals);
    member.join(ownPort, tools());
    QTRY_VERIFY(mm.count("/heartbeat") >= 1);
    mm.knowsUs = false;
    // Retries are an hour away.
    QTRY_COMPARE(mm.count("/register"), 2);
    QTRY_VERIFY(mm.knowsUs);
}

void MeshMemberTest::restartedMm_isJoinedAgain()
{
    FakeMm mm;
    auto intervals = patient();
    intervals.heartbeat = intervals.firstRetry = intervals.longestRetry = 5ms;
    MeshMember member(mm.url(), statsFile, intervals);
    member.join(ownPort, tools());
    QTRY_VERIFY(mm.knowsUs);
    mm.stop();
    QTRY_COMPARE(member.connection(), Connection::Gone);
    mm.start();
    QTRY_VERIFY(mm.knowsUs);
    QTRY_COMPARE(member.connection(), Connection::Unknown);
}

void MeshMemberTest::missingMm_isJoinedWhenItComes()
{
    FakeMm mm;
    mm.stop();
    auto intervals = patient();
    intervals.firstRetry = intervals.longestRetry = 5ms;
    MeshMember member(mm.url(), statsFile, intervals);
    const QSignalSpy changes(&member, &MeshMember::connectionChanged);
    member.join(ownPort, tools());
    QTRY_COMPARE(member.connection(), Connection::Gone);
    mm.start();
    QTRY_VERIFY(mm.knowsUs);
    QTRY_COMPARE(member.connection(), Connection::Unknown);
    QCOMPARE(changes.size(), 2);
}

void MeshMemberTest::failures_areTriedAgainLaterAndLater()
{
    FakeMm mm;
    mm.status = 500;
    auto intervals = patient();
    intervals.firstRetry = 20ms;
    intervals.longestRetry = 70ms;
    MeshMember member(mm.url(), statsFile, intervals);
    member.join(ownPort, tools());
    QTRY_VERIFY(mm.asked.size() >= 6);
    const QList<milliseconds> pauses{20ms, 40ms, 70ms, 70ms, 70ms};
    for (qsizetype i = 0; i < pauses.size(); ++i) {
        // A timer may be early by a twentieth.
        const auto pause = mm.asked.at(i + 1).at - mm.asked.at(i).at;
        QVERIFY2(pause >= pauses.at(i) * 9 / 10,
                 qPrintable(QString::number(duration<double, std::milli>(pause).count())));
    }
    QCOMPARE(mm.count("/register"), mm.asked.size());
}

void MeshMemberTest::success_endsTheLongWaits()
{
    FakeMm mm;
    mm.status = 500;
    auto intervals = patient();
    intervals.firstRetry = 1ms;
    intervals.heartbeat = 1ms;
    MeshMember member(mm.url(), statsFile, intervals);
    member.join(ownPort, tools());
    // Were the pauses not to begin anew, the last one of these would be 16 s.
    for (int round = 1; round <= 2; ++round) {
        mm.status = 500;
        QTRY_VERIFY(mm.count("/register") >= 7 * round);
        mm.status.reset();
        QTRY_VERIFY(mm.knowsUs);
    }
}

void MeshMemberTest::sighting_endsTheWait()
{
    FakeMm mm;
    mm.stop();
    auto intervals = patient();
    intervals.firstRetry = 1ms;
    intervals.longestRetry = 1h;
    MeshMember member(mm.url(), statsFile, intervals);
    member.join(ownPort, tools());
    QTRY_COMPARE(member.connection(), Connection::Gone);
    mm.start();
    member.mmSeen();
    QTRY_VERIFY(mm.knowsUs);
}

void MeshMemberTest::sightingOfAnotherMm_registersThere()
{
    FakeMm mm;
    auto intervals = patient();
    intervals.firstRetry = 1ms; // a connection that was kept may turn out to be the old one's
    MeshMember member(mm.url(), statsFile, intervals);
    member.join(ownPort, tools());
    QTRY_VERIFY(mm.knowsUs);
    mm.stop();
    mm.start();
    member.mmSeen();
    QTRY_VERIFY(mm.knowsUs);
}

void MeshMemberTest::oneRequest_isOutAtATime()
{
    FakeMm mm;
    mm.silent = true;
    MeshMember member(mm.url(), statsFile, patient());
    member.join(ownPort, tools());
    QTRY_COMPARE(mm.asked.size(), 1);
    member.mmSeen();
    member.setChecking(true);
    member.mmSeen();
    QVERIFY(mm.hasCaughtUp());
    QCOMPARE(mm.asked.size(), 1);
}

void MeshMemberTest::secondAddress_isTriedWhereTheFirstRefuses()
{
    const quint16 port = deafPort();
    QTcpServer other;
    if (!other.listen(QHostAddress(QHostAddress::LocalHostIPv6), port))
        QSKIP("this machine has no IPv6");
    MeshMember member(*parseMmUrl(u"http://localhost:%1"_s.arg(port)), statsFile, patient());
    member.join(ownPort, tools());
    QTRY_VERIFY(other.hasPendingConnections());
}

void MeshMemberTest::nothing_isSentWithoutJoining()
{
    FakeMm mm;
    MeshMember member(mm.url(), statsFile, patient());
    member.mmSeen();
    QVERIFY(mm.hasCaughtUp());
    QVERIFY(mm.asked.isEmpty());
    member.leave(1h);
    QVERIFY(mm.asked.isEmpty());
}

void MeshMemberTest::leaving_deregisters()
{
    FakeMm mm;
    MeshMember member(mm.url(), statsFile, patient());
    member.join(ownPort, tools());
    QTRY_VERIFY(mm.knowsUs);
    member.leave(1h);
    QVERIFY(!mm.knowsUs);
    QCOMPARE(mm.count("/deregister"), 1);
    const QJsonObject expected{{u"instance_name"_s, u"ee_monitor"_s}};
    QCOMPARE(mm.last("/deregister").body, expected);
}

void MeshMemberTest::leaving_waitsForARegistrationThatIsOut()
{
    FakeMm mm;
    MeshMember member(mm.url(), statsFile, patient());
    member.join(ownPort, tools());
    member.leave(1h);
    QCOMPARE(mm.asked.size(), 3);
    QCOMPARE(mm.asked.constFirst().path, QByteArray("/register"));
    QCOMPARE(mm.asked.constLast().path, QByteArray("/deregister"));
    QVERIFY(!mm.knowsUs);
}

void MeshMemberTest::leaving_takesNoLongerThanAllowed()
{
    FakeMm mm;
    MeshMember member(mm.url(), statsFile, patient());
    member.join(ownPort, tools());
    QTRY_VERIFY(mm.knowsUs);
    mm.silent = true;
    QElapsedTimer timer;
    timer.start();
    member.leave(50ms);
    // MM has an hour to answer in.
    QVERIFY2(timer.elapsed() >= 45 && timer.elapsed() < 30'000,
             qPrintable(QString::number(timer.elapsed())));
}

void MeshMemberTest::leaving_isAtOnceWithoutMm()
{
    FakeMm mm;
    mm.stop();
    auto intervals = patient();
    intervals.firstRetry = 1ms;
    MeshMember member(mm.url(), statsFile, intervals);
    member.join(ownPort, tools());
    QTRY_COMPARE(member.connection(), Connection::Gone);
    member.leave(1h);
    mm.start();
    QVERIFY(mm.hasCaughtUp());
    QVERIFY(mm.asked.isEmpty());
}

void MeshMemberTest::afterLeaving_nothingIsSent()
{
    FakeMm mm;
    auto intervals = patient();
    intervals.heartbeat = 10ms;
    intervals.check = 1ms;
    MeshMember member(mm.url(), statsFile, intervals);
    member.setChecking(true);
    member.join(ownPort, tools());
    QTRY_VERIFY(mm.count("/heartbeat") >= 2 && mm.count("/health") >= 2);
    member.leave(1h);
    QCOMPARE(mm.asked.constLast().path, QByteArray("/deregister"));
    const qsizetype before = mm.asked.size();
    member.mmSeen();
    member.setChecking(false);
    member.setChecking(true);
    for (int i = 0; i < 10; ++i)
        QVERIFY(mm.hasCaughtUp());
    QCOMPARE(mm.asked.size(), before);
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::MeshMemberTest)
#include "tst_meshmember.moc"
