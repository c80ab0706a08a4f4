// SPDX-License-Identifier: MIT
#include "app/monitor/meshmember.h"
#include "fakemm.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

const QString statsFile = u"/a/stats.json"_s;

MeshMember::Intervals quickChecks()
{
    return {.heartbeat = 1h, .firstRetry = 1h, .longestRetry = 1h, .check = 2ms, .answer = 1h};
}

} // namespace

/// What a member learns of an MM whose file names no writer.
class MeshMemberCheckingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checking_asksAgainAndAgain();
    void checking_endsWhenSwitchedOff();
    void answer_isJudged_data();
    void answer_isJudged();
    void writerOfAnotherFile_tellsNothing();
    void membership_isNoSignOfLife();
    void threeFailuresInARow_areGone();
    void answerBetweenFailures_beginsTheCountAnew();
    void noAnswerInTime_isAFailure();
    void returnedMm_isJoinedAgainAtOnce();
    void check_waitsForWhatIsOut();
};

void MeshMemberCheckingTest::checking_asksAgainAndAgain()
{
    FakeMm mm;
    MeshMember member(mm.url(), statsFile, quickChecks());
    QCOMPARE(member.connection(), Connection::Unknown);
    member.setChecking(true);
    QTRY_VERIFY(mm.count("/health") >= 4);
    QCOMPARE(mm.count("/health"), mm.asked.size());
    QCOMPARE(mm.last("/health").method, QByteArray("GET"));
    QCOMPARE(member.connection(), Connection::Answering);
}

void MeshMemberCheckingTest::checking_endsWhenSwitchedOff()
{
    FakeMm mm;
    MeshMember member(mm.url(), statsFile, quickChecks());
    member.setChecking(true);
    QTRY_VERIFY(mm.count("/health") >= 2);
    member.setChecking(false);
    QVERIFY(mm.hasCaughtUp());
    const qsizetype before = mm.asked.size();
    for (int i = 0; i < 10; ++i)
        QVERIFY(mm.hasCaughtUp());
    QCOMPARE(mm.asked.size(), before);
}

void MeshMemberCheckingTest::answer_isJudged_data()
{
    QTest::addColumn<int>("healthStatus");
    QTest::addColumn<int>("servicesStatus");
    QTest::addColumn<QString>("writes");
    QTest::addColumn<Connection>("connection");
    for (const int status : {404, 405, 500}) {
        QTest::addRow("older MM, %d", status)
            << status << 200 << QString() << Connection::Answering;
        QTest::addRow("stranger, %d", status) << status << status << QString() << Connection::Gone;
    }
    QTest::newRow("some MM") << 200 << 404 << QString() << Connection::Answering;
    QTest::newRow("mm-proxy, this file") << 200 << 404 << statsFile << Connection::Answering;
}

void MeshMemberCheckingTest::answer_isJudged()
{
    QFETCH(int, healthStatus);
    QFETCH(int, servicesStatus);
    QFETCH(QString, writes);
    QFETCH(Connection, connection);

    FakeMm mm;
    mm.statusOf = {{"/health", healthStatus}, {"/services", servicesStatus}};
    if (!writes.isEmpty())
        mm.health = {{u"program"_s, u"mm-proxy"_s}, {u"stats_file"_s, writes}};
    MeshMember member(mm.url(), statsFile, quickChecks());
    QList<qsizetype> checks;
    connect(&member, &MeshMember::connectionChanged, this, [&] { checks += mm.count("/health"); });
    member.setChecking(true);
    QTRY_COMPARE(member.connection(), connection);
    QTRY_VERIFY(mm.count("/health") >= 6);
    QCOMPARE(member.connection(), connection);
    QCOMPARE(checks, QList<qsizetype>{connection == Connection::Gone ? 3 : 1});
}

void MeshMemberCheckingTest::writerOfAnotherFile_tellsNothing()
{
    FakeMm mm;
    MeshMember member(mm.url(), statsFile, quickChecks());
    member.setChecking(true);
    QTRY_COMPARE(member.connection(), Connection::Answering);
    mm.health = {{u"program"_s, u"mm-proxy"_s}, {u"stats_file"_s, u"/another/stats.json"_s}};
    QTRY_COMPARE(member.connection(), Connection::Unknown);
    mm.stop();
    QTRY_COMPARE(member.connection(), Connection::Gone);
    mm.start();
    QTRY_COMPARE(member.connection(), Connection::Unknown);
    const qsizetype before = mm.count("/health");
    QTRY_VERIFY(mm.count("/health") >= before + 4);
    QCOMPARE(member.connection(), Connection::Unknown);
}

void MeshMemberCheckingTest::membership_isNoSignOfLife()
{
    FakeMm mm;
    mm.statusOf = {{"/health", 404}, {"/services", 404}};
    auto intervals = quickChecks();
    intervals.heartbeat = 2ms;
    MeshMember member(mm.url(), statsFile, intervals);
    QSignalSpy changes(&member, &MeshMember::connectionChanged);
    member.join(1, {});
    QTRY_VERIFY(mm.count("/heartbeat") >= 3);
    QCOMPARE(member.connection(), Connection::Unknown);
    member.setChecking(true);
    QTRY_COMPARE(member.connection(), Connection::Gone);
    const qsizetype before = mm.count("/heartbeat");
    QTRY_VERIFY(mm.count("/heartbeat") >= before + 4);
    QCOMPARE(changes.size(), 1);
}

void MeshMemberCheckingTest::threeFailuresInARow_areGone()
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
    MeshMember member(*parseMmUrl(u"http://127.0.0.1:%1"_s.arg(closing.serverPort())), statsFile,
                      quickChecks());
    QList<int> when;
    connect(&member, &MeshMember::connectionChanged, this, [&](Connection connection) {
        QCOMPARE(connection, Connection::Gone);
        when += connections;
    });
    member.setChecking(true);
    QTRY_VERIFY(connections >= 6);
    QCOMPARE(when, QList<int>{3});
}

void MeshMemberCheckingTest::answerBetweenFailures_beginsTheCountAnew()
{
    QTcpServer moody; // answers each third connection alone
    QVERIFY(moody.listen(QHostAddress(QHostAddress::LocalHost)));
    int connections = 0;
    connect(&moody, &QTcpServer::newConnection, this, [&] {
        while (QTcpSocket *const socket = moody.nextPendingConnection()) {
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
    MeshMember member(*parseMmUrl(u"http://127.0.0.1:%1"_s.arg(moody.serverPort())), statsFile,
                      quickChecks());
    const QSignalSpy changes(&member, &MeshMember::connectionChanged);
    member.setChecking(true);
    QTRY_VERIFY(connections >= 13);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(member.connection(), Connection::Answering);
}

void MeshMemberCheckingTest::noAnswerInTime_isAFailure()
{
    FakeMm mm;
    mm.silent = true;
    auto intervals = quickChecks();
    intervals.answer = 20ms;
    MeshMember member(mm.url(), statsFile, intervals);
    member.setChecking(true);
    QTRY_COMPARE(member.connection(), Connection::Gone);
    mm.silent = false;
    // A busy machine may be late for 20 ms now and then.
    QTRY_COMPARE(member.connection(), Connection::Answering);
}

void MeshMemberCheckingTest::returnedMm_isJoinedAgainAtOnce()
{
    FakeMm mm;
    mm.stop();
    MeshMember member(mm.url(), statsFile, quickChecks());
    member.join(1, {});
    member.setChecking(true);
    QTRY_COMPARE(member.connection(), Connection::Gone);
    mm.start();
    // By itself it would try in an hour.
    QTRY_VERIFY(mm.knowsUs);
    QCOMPARE(mm.count("/register"), 1);
}

void MeshMemberCheckingTest::check_waitsForWhatIsOut()
{
    FakeMm mm;
    auto intervals = quickChecks();
    intervals.check = 1h;
    MeshMember member(mm.url(), statsFile, intervals);
    member.join(1, {});
    member.setChecking(true); // while the registration is out
    QTRY_COMPARE(member.connection(), Connection::Answering);
    QCOMPARE(mm.asked.constFirst().path, QByteArray("/register"));
    QCOMPARE(mm.count("/health"), 1);
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::MeshMemberCheckingTest)
#include "tst_meshmember_checking.moc"
