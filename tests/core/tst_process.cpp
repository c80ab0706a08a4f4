// SPDX-License-Identifier: MIT
#include "core/process.h"
#include "support.h"

#include <QScopeGuard>

#include <thread>
#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#endif

using namespace mm;
using namespace mm::test;

class TestProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisProcess_isRunning();
    void killedButNotCollected_isGone();
    void killedAndCollected_isGone();
    void suspended_isSuspended();
    void endOfTheFirstThreadAlone_isNoEnd();
    void startedAfterTheSign_isAnotherProcess();
    void startedShortlyAfterTheSign_mayBeIt();
    void anotherUsersProcess_isRunning();
    void impossibleNumber_isGone_data();
    void impossibleNumber_isGone();
    void bootTime_isPast();
    void hostName_isKnown();
};

void TestProcess::thisProcess_isRunning()
{
    QCOMPARE(processState(::getpid(), system_clock::now()), ProcessState::Running);
}

void TestProcess::killedButNotCollected_isGone()
{
    Child child;
    QCOMPARE(processState(child.pid(), system_clock::now()), ProcessState::Running);
    child.kill();
    QCOMPARE(processState(child.pid(), system_clock::now()), ProcessState::Gone);
}

void TestProcess::killedAndCollected_isGone()
{
    Child child;
    const pid_t pid = child.pid();
    child.killAndCollect();
    QCOMPARE(processState(pid, system_clock::now()), ProcessState::Gone);
}

void TestProcess::suspended_isSuspended()
{
    Child child;
    child.suspend();
    QCOMPARE(processState(child.pid(), system_clock::now()), ProcessState::Suspended);
}

void TestProcess::endOfTheFirstThreadAlone_isNoEnd()
{
#ifdef Q_OS_LINUX
    const pid_t child = ::fork();
    if (child == 0) {
        std::thread([] { ::pause(); }).detach();
        ::syscall(SYS_exit, 0); // of this thread
    }
    QVERIFY(child > 0);
    const auto end = qScopeGuard([child] {
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
    });
    const QString stat = QStringLiteral("/proc/%1/stat").arg(child);
    QTRY_VERIFY(readFile(stat).contains(") Z "));
    QCOMPARE(processState(child, system_clock::now()), ProcessState::Running);
#endif
}

void TestProcess::startedAfterTheSign_isAnotherProcess()
{
    QCOMPARE(processState(::getpid(), system_clock::now() - 24h * 365), ProcessState::Gone);
    // Unless it was seen before: then it is the clock that was set, not the number that was given
    // anew.
    ProcessMark known;
    QCOMPARE(processState(::getpid(), system_clock::now() - 24h * 365, &known), ProcessState::Gone);
    QCOMPARE(processState(::getpid(), system_clock::now(), &known), ProcessState::Running);
    QCOMPARE(processState(::getpid(), system_clock::now() - 24h * 365, &known),
             ProcessState::Running);
    known.begun -= 1; // an earlier one with that number
    QCOMPARE(processState(::getpid(), system_clock::now() - 24h * 365, &known), ProcessState::Gone);
    const Child child;
    QCOMPARE(processState(child.pid(), system_clock::now() - 1min), ProcessState::Gone);
}

void TestProcess::startedShortlyAfterTheSign_mayBeIt()
{
    const Child child;
    QCOMPARE(processState(child.pid(), system_clock::now() - clockSlack / 2),
             ProcessState::Running);
}

void TestProcess::anotherUsersProcess_isRunning()
{
    const Child child; // root's own, where this test runs as root
    const AsNobody nobody;
    QCOMPARE(processState(child.pid(), system_clock::now()), ProcessState::Running);
}

void TestProcess::impossibleNumber_isGone_data()
{
    QTest::addColumn<qint64>("pid");
    QTest::newRow("0") << qint64(0);
    QTest::newRow("-1") << qint64(-1);
    QTest::newRow("our group") << -qint64(::getpgrp());
    QTest::newRow("largest pid_t") << qint64(std::numeric_limits<pid_t>::max());
    QTest::newRow("our own + 2^32") << qint64(::getpid()) + (qint64(1) << 32);
    QTest::newRow("2^63-1") << std::numeric_limits<qint64>::max();
}

void TestProcess::impossibleNumber_isGone()
{
    QFETCH(qint64, pid);
    QCOMPARE(processState(pid, system_clock::now()), ProcessState::Gone);
}

void TestProcess::bootTime_isPast()
{
    const auto boot = bootTime();
    QVERIFY(boot);
    QVERIFY(*boot < system_clock::now());
    QVERIFY(*boot > system_clock::time_point(24h * 365 * 40));
}

void TestProcess::hostName_isKnown()
{
    QVERIFY(!hostName().isEmpty());
}

QTEST_GUILESS_MAIN(TestProcess)
#include "tst_process.moc"
