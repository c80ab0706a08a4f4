// SPDX-License-Identifier: MIT
#include "suite.h"
#include "testedserver.h"

#include <QSignalSpy>

#include <csignal>

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = ServerStatus::State;

/// What the user does with a server: stop, start, restart, disable, and edit its entry.
class TstServerCommands final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopped_startsByTheUserOnly();
    void stoppedDuringTheBackOff_isUpAfterItsStart();
    void restart_isAnotherProcessAtOnce();
    void disabledFromTheStart_isUpOnceEnabled();
    void disabledEntry_isUpOnceChanged();
    void changedEntry_isAnotherProcess();
    void changedEntry_doesNotStartAStoppedServer();
    void leave_endsTheProcess();
    void leave_withoutProcessIsGoneToo();
};

void TstServerCommands::stopped_startsByTheUserOnly()
{
    TestedServer server(shellEntry(u"a"_s));
    QVERIFY(server.isUp());
    const pid_t former = server.pid();
    server->stopByUser();
    QCOMPARE(server.word(), u"stopped"_s);
    QTRY_COMPARE(::kill(former, 0), -1);
    QTest::qWait(50); // longer than any back-off
    QCOMPARE(server.restarts(), 0);
    server->startByUser();
    QVERIFY(server.isUp());
    server->startByUser();
    QCOMPARE(server.restarts(), 1);
}

void TstServerCommands::stoppedDuringTheBackOff_isUpAfterItsStart()
{
    auto limits = quickLimits();
    limits.firstBackOff = 1h;
    TestedServer server(shellEntry(u"a"_s), limits);
    QVERIFY(server.isUp());
    ::kill(server.pid(), SIGKILL);
    QVERIFY(server.reaches(State::Down));
    server->stopByUser();
    QCOMPARE(server.word(), u"stopped"_s);
    server->startByUser();
    QVERIFY(server.isUp());
}

void TstServerCommands::restart_isAnotherProcessAtOnce()
{
    auto limits = quickLimits();
    limits.firstBackOff = 1h;
    TestedServer server(shellEntry(u"a"_s), limits);
    QVERIFY(server.isUp());
    const pid_t former = server.pid();
    server->restartByUser();
    QVERIFY(!server->status().isCounted());
    QVERIFY(server.isUp());
    QVERIFY(server.pid() != former);
    QCOMPARE(::kill(former, 0), -1);
}

void TstServerCommands::disabledFromTheStart_isUpOnceEnabled()
{
    TestedServer server(shellEntry(u"a"_s));
    server->setDisabled(true);
    QCOMPARE(server.word(), u"disabled"_s);
    QVERIFY(server->isDisabled());
    QTest::qWait(20);
    QCOMPARE(server->log(), QStringList());
    server->setDisabled(false);
    QVERIFY(server.isUp());
    server->setDisabled(true);
    QCOMPARE(server.word(), u"disabled"_s);
    server->setDisabled(false);
    QVERIFY(server.isUp());
}

void TstServerCommands::disabledEntry_isUpOnceChanged()
{
    ServerEntry entry = shellEntry(u"a"_s);
    entry.disabled = true;
    TestedServer server(entry);
    QCOMPARE(server.word(), u"disabled"_s);
    server->startByUser();
    QCOMPARE(server.word(), u"disabled"_s);
    server->setEntry(shellEntry(u"a"_s));
    QVERIFY(server.isUp());
    server->setEntry(entry);
    QCOMPARE(server.word(), u"disabled"_s);
    QCOMPARE(server->tools(), "[]");
}

void TstServerCommands::changedEntry_isAnotherProcess()
{
    TestedServer server(shellEntry(u"a"_s));
    QVERIFY(server.isUp());
    const pid_t former = server.pid();
    server->setEntry(shellEntry(u"a"_s));
    QVERIFY(server->status().isCounted());
    server->setEntry(shellEntry(u"a"_s, u"echo other >&2; "_s));
    QVERIFY(server.isUp());
    QVERIFY(server.pid() != former);
    QVERIFY(server->log().contains(u"other"_s));
}

void TstServerCommands::changedEntry_doesNotStartAStoppedServer()
{
    TestedServer server(shellEntry(u"a"_s));
    QVERIFY(server.isUp());
    server->stopByUser();
    server->setEntry(shellEntry(u"a"_s, u"echo other >&2; "_s));
    QCOMPARE(server.word(), u"stopped"_s);
}

void TstServerCommands::leave_endsTheProcess()
{
    TestedServer server(shellEntry(u"a"_s));
    QVERIFY(server.isUp());
    const pid_t former = server.pid();
    QSignalSpy gone(server.get(), &ManagedServer::gone);
    server->leave();
    QCOMPARE(gone.size(), 0);
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(::kill(former, 0), -1);
    server->startByUser();
    QTest::qWait(20);
    QCOMPARE(gone.size(), 1);
    QVERIFY(!server->status().isCounted());
}

void TstServerCommands::leave_withoutProcessIsGoneToo()
{
    TestedServer server(ServerEntry{.name = u"a"_s, .command = u"no-such-program"_s});
    QVERIFY(server.reaches(State::Down));
    QSignalSpy gone(server.get(), &ManagedServer::gone);
    server->leave();
    QTRY_COMPARE(gone.size(), 1);
}

MM_SUITE(TstServerCommands)
#include "tst_servercommands.moc"
