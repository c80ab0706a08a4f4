// SPDX-License-Identifier: MIT
#include "suite.h"
#include "testedserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <csignal>

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using State = ServerStatus::State;

/// How a server that MM runs starts, ends and starts again, and what is noticed of it.
class TstManagedServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void started_isUpWithWhatItOffers_data();
    void started_isUpWithWhatItOffers();
    void cantStart_isDownWithTheCause_data();
    void cantStart_isDownWithTheCause();
    void endAtTheStart_isDownWithItsLastWords();
    void badHandshake_isDown();
    void endAtDiscover_isFollowedByInitialize();
    void killed_isStartedAgain();
    void backOff_growsUntilItsMaximum();
    void backOff_beginsAnewAfterSustainedUptime();
    void tools_areKeptThenForgotten();
    void tools_doNotChangeByARestart();
    void suspended_isFailingUntilItContinues();
    void withoutAnswerToPing_isStartedAgain();
    void pingWithoutResult_isAnAnswer();
    void listChanged_readsTheToolsAgain_data();
    void listChanged_readsTheToolsAgain();
    void noise_isInTheReasonOfThisRunOnly();
    void log_hasTheRunBefore();
    void environment_isThatOfTheEntry();
};

void TstManagedServer::started_isUpWithWhatItOffers_data()
{
    QTest::addColumn<QString>("era");
    QTest::newRow("legacy") << u"legacy"_s;
    QTest::newRow("modern") << u"modern"_s;
    QTest::newRow("both") << u"both"_s;
}

void TstManagedServer::started_isUpWithWhatItOffers()
{
    QFETCH(QString, era);
    TestedServer server(fixtureEntry(u"a"_s, {u"--era"_s, era, u"--name"_s, u"x"_s}));
    QCOMPARE(server.word(), u"starting"_s);
    QSignalSpy tools(server.get(), &ManagedServer::toolsChanged);
    QCOMPARE(server->tools(), "[]");
    QCOMPARE(server->capabilities(), "{}");
    QVERIFY(server.isUp());
    QCOMPARE(server.reason(), u"It answers."_s);
    QCOMPARE(server.restarts(), 0);
    QCOMPARE(tools.size(), 1);
    QVERIFY(server->tools().contains("\"add\""));
    QVERIFY(server->capabilities().contains("completions"));
    QCOMPARE(server->instructions(), R"("instructions of x")");
}

void TstManagedServer::cantStart_isDownWithTheCause_data()
{
    QTest::addColumn<ServerEntry>("entry");
    QTest::addColumn<QString>("cause");
    QTest::newRow("no program") << ServerEntry{.name = u"a"_s, .command = u"no-such-program"_s}
                                << u"\"no-such-program\" is in no folder of PATH (/usr/bin:/bin)"_s;
    QTest::newRow("PATH of the entry")
        << ServerEntry{.name = u"a"_s, .command = u"sh"_s, .env = {{u"PATH"_s, u"/nowhere"_s}}}
        << u"\"sh\" is in no folder of PATH (/nowhere)"_s;
    QTest::newRow("no file") << ServerEntry{.name = u"a"_s, .command = u"/nowhere/x"_s}
                             << u"/nowhere/x is no program that can be executed"_s;
    QTest::newRow("a folder") << ServerEntry{.name = u"a"_s, .command = u"/usr/bin"_s}
                              << u"/usr/bin is no program that can be executed"_s;
    QTest::newRow("relative to cwd")
        << ServerEntry{.name = u"a"_s, .command = u"./x"_s, .cwd = u"/usr"_s}
        << u"is no program that can be executed"_s;
    QTest::newRow("no folder") << ServerEntry{.name = u"a"_s,
                                              .command = u"sh"_s,
                                              .cwd = u"/nowhere"_s}
                               << u"its folder /nowhere does not exist"_s;
}

void TstManagedServer::cantStart_isDownWithTheCause()
{
    QFETCH(ServerEntry, entry);
    QFETCH(QString, cause);
    TestedServer server(entry);
    QVERIFY(server.reaches(State::Down));
    QVERIFY2(server.reason().contains(cause), qPrintable(server.reason()));
    QTRY_VERIFY(server.restarts() >= 2);
}

void TstManagedServer::endAtTheStart_isDownWithItsLastWords()
{
    TestedServer server(
        ServerEntry{.name = u"a"_s,
                    .command = u"sh"_s,
                    .args = {u"-c"_s, u"echo first >&2; echo 'no key' >&2; exit 3"_s}});
    QVERIFY(server.reaches(State::Down));
    QCOMPARE(server.reason(),
             u"It is not running: it exited with code 3; the last line of its stderr: "
             "no key."_s);
}

void TstManagedServer::badHandshake_isDown()
{
    TestedServer server(fixtureEntry(u"a"_s, {u"--start"_s, u"garbage-version"_s}));
    QVERIFY(server.reaches(State::Down));
    QVERIFY2(server.reason().contains(u"1999-12-31"_s), qPrintable(server.reason()));
    QTRY_VERIFY(server.restarts() >= 1);
}

/// Servers of the Rust package before its third version do so.
void TstManagedServer::endAtDiscover_isFollowedByInitialize()
{
    TestedServer server(fixtureEntry(u"a"_s, {u"--start"_s, u"discover:exit"_s}));
    QVERIFY(server.isUp());
    QCOMPARE(server.restarts(), 0);
}

void TstManagedServer::killed_isStartedAgain()
{
    auto limits = quickLimits();
    limits.firstBackOff = 100ms;
    TestedServer server(shellEntry(u"a"_s), limits);
    QVERIFY(server.isUp());
    const pid_t former = server.pid();
    QVERIFY(former > 0);
    QSignalSpy changes(server.get(), &ManagedServer::statusChanged);
    QCOMPARE(::kill(former, SIGKILL), 0);
    // Without a check.
    QTRY_COMPARE(server.word(), u"down"_s);
    QVERIFY(!changes.isEmpty());
    QVERIFY2(server.reason().startsWith(u"It is not running: it was ended by signal 9 (Killed)"_s),
             qPrintable(server.reason()));
    QVERIFY(server.isUp());
    QVERIFY(server.pid() != former);
    QCOMPARE(server.restarts(), 1);
}

void TstManagedServer::backOff_growsUntilItsMaximum()
{
    auto limits = quickLimits();
    limits.firstBackOff = 2ms;
    limits.maxBackOff = 64ms;
    QElapsedTimer elapsed;
    elapsed.start();
    TestedServer server(ServerEntry{.name = u"a"_s, .command = u"no-such-program"_s}, limits);
    QTRY_VERIFY(server.restarts() >= 5);
    QVERIFY(elapsed.elapsed() >= 2 + 4 + 8 + 16 + 32);
    elapsed.start();
    QTRY_VERIFY(server.restarts() >= 12); // without the maximum after 8 s
    QVERIFY(elapsed.elapsed() >= 6 * 60);
}

void TstManagedServer::backOff_beginsAnewAfterSustainedUptime()
{
    auto limits = quickLimits();
    limits.firstBackOff = 40ms;
    limits.maxBackOff = 1h;
    limits.sustained = 1ms;
    TestedServer server(shellEntry(u"a"_s), limits);
    for (int i = 0; i < 8; ++i) { // the last would wait for 5 s
        QVERIFY(server.isUp());
        QTest::qWait(2);
        QCOMPARE(::kill(server.pid(), SIGKILL), 0);
        QTRY_VERIFY(!server->status().isCounted());
    }
    QElapsedTimer elapsed;
    elapsed.start();
    QVERIFY(server.isUp());
    QVERIFY(elapsed.elapsed() < 4'000);
}

void TstManagedServer::tools_areKeptThenForgotten()
{
    auto limits = quickLimits();
    limits.firstBackOff = 1h;
    limits.keepTools = 100ms;
    TestedServer server(fixtureEntry(u"a"_s), limits);
    QVERIFY(server.isUp());
    const QByteArray tools = server->tools();
    QSignalSpy changes(server.get(), &ManagedServer::toolsChanged);
    server.call(u"crash"_s);
    QTRY_COMPARE(server.word(), u"down"_s);
    QCOMPARE(server->tools(), tools);
    QTRY_COMPARE(server->tools(), "[]");
    QCOMPARE(changes.size(), 1);
    QVERIFY(server->capabilities().contains("tools"));
}

void TstManagedServer::tools_doNotChangeByARestart()
{
    TestedServer server(fixtureEntry(u"a"_s));
    QVERIFY(server.isUp());
    QSignalSpy changes(server.get(), &ManagedServer::toolsChanged);
    server->restartByUser();
    QTRY_COMPARE(server.restarts(), 1);
    QVERIFY(server.isUp());
    QCOMPARE(changes.size(), 0);
}

void TstManagedServer::suspended_isFailingUntilItContinues()
{
    TestedServer server(shellEntry(u"a"_s));
    QVERIFY(server.isUp());
    ::kill(server.pid(), SIGSTOP);
    QVERIFY(server.reaches(State::Failing));
    QCOMPARE(server.reason(), u"Its process is suspended."_s);
    ::kill(server.pid(), SIGCONT);
    QVERIFY(server.isUp());
    QCOMPARE(server.restarts(), 0);
}

void TstManagedServer::withoutAnswerToPing_isStartedAgain()
{
    auto limits = quickLimits();
    limits.run.pingAfter = 1ms;
    limits.run.giveUpAfter = 50ms;
    limits.firstBackOff = 1h;
    TestedServer server(shellEntry(u"a"_s), limits);
    QVERIFY(server.isUp());
    QVERIFY(server.reaches(State::Down));
    QVERIFY2(server.reason().contains(u"it did not answer a ping for 0.05 s"_s),
             qPrintable(server.reason()));
    QTRY_VERIFY(server.reason().startsWith(u"It is not running"_s));
}

void TstManagedServer::pingWithoutResult_isAnAnswer()
{
    auto limits = quickLimits();
    limits.run.pingAfter = 1ms;
    limits.run.giveUpAfter = 100ms;
    ServerEntry entry = shellEntry(u"a"_s);
    // Each line after the handshake is a ping, with the ids from 3 on.
    entry.args.last().replace(
        u"exec cat >/dev/null"_s,
        u"read a; i=3; while read a; do echo pinged >&2; "
        "echo '{\"jsonrpc\":\"2.0\",\"id\":'$i',\"result\":null}'; i=$((i+1)); done"_s);
    TestedServer server(entry, limits);
    QVERIFY(server.isUp());
    QTRY_VERIFY((server->check(), server->log().count(u"pinged"_s) >= 10));
    QElapsedTimer elapsed;
    elapsed.start();
    QTRY_VERIFY((server->check(), elapsed.elapsed() > 200));
    QCOMPARE(server.word(), u"up"_s);
    QCOMPARE(server.restarts(), 0);
}

void TstManagedServer::listChanged_readsTheToolsAgain_data()
{
    QTest::addColumn<QString>("era");
    QTest::newRow("legacy") << u"legacy"_s;
    QTest::newRow("modern") << u"modern"_s;
}

void TstManagedServer::listChanged_readsTheToolsAgain()
{
    QFETCH(QString, era);
    TestedServer server(fixtureEntry(u"a"_s, {u"--era"_s, era}));
    QVERIFY(server.isUp());
    QVERIFY(!server->tools().contains("brand_new"));
    server.call(u"change_tools"_s, R"({"name":"brand_new"})");
    QTRY_VERIFY(server->tools().contains("brand_new"));
}

void TstManagedServer::noise_isInTheReasonOfThisRunOnly()
{
    TestedServer server(fixtureEntry(u"a"_s, {u"--start"_s, u"noise"_s}));
    QVERIFY(server.isUp());
    QVERIFY2(server.reason().endsWith(u"such as \"Starting...\"."_s), qPrintable(server.reason()));
    QCOMPARE(server->noiseLines(), 5);
    server->setEntry(fixtureEntry(u"a"_s));
    QTRY_COMPARE(server.restarts(), 1);
    QVERIFY(server.isUp());
    QCOMPARE(server.reason(), u"It answers."_s);
    QCOMPARE(server->noiseLines(), 5);
}

void TstManagedServer::log_hasTheRunBefore()
{
    TestedServer server(shellEntry(u"a"_s, u"echo begin >&2; "_s));
    QVERIFY(server.isUp());
    ::kill(server.pid(), SIGKILL);
    QTRY_COMPARE(server->log().count(u"begin"_s), 2);
    QVERIFY(server->log().size() <= ServerProcess::maxLogLines);
}

void TstManagedServer::environment_isThatOfTheEntry()
{
    ServerEntry entry = shellEntry(u"a"_s, u"echo $A $B >&2; "_s);
    entry.env = {{u"A"_s, u"entry"_s}, {u"B"_s, u"x=y z"_s}};
    TestedServer server(entry);
    QVERIFY(server.isUp());
    QCOMPARE(server->log().value(0), u"entry x=y z"_s);
}

MM_SUITE(TstManagedServer)
#include "tst_managedserver.moc"
