// SPDX-License-Identifier: MIT
#include "core/system/processinfo.h"
#include "suite.h"
#include "support.h"

#include <QScopeGuard>

#include <thread>
#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#endif
#include <sys/wait.h>

using namespace mm;
using namespace mm::test;

class TstProcessInfo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisProcess_isRunning();
    void zombie_isGone();
    void reapedProcess_isGone();
    void stoppedProcess_isSuspended();
    void endOfTheFirstThreadOnly_isRunning();
    void startedAfterLastActivity_isGone();
    void startedShortlyAfterLastActivity_isRunning();
    void anotherUsersProcess_isRunning();
    void impossiblePid_isGone_data();
    void impossiblePid_isGone();
    void address_isJudgedByKernelNamespaceAndStart_data();
    void address_isJudgedByKernelNamespaceAndStart();
    void forkedChild_hasItsOwnAddress();
    void bootTime_isPast();
    void hostName_isKnown();
};

void TstProcessInfo::thisProcess_isRunning()
{
    QCOMPARE(processState(::getpid(), system_clock::now()), ProcessState::Running);
}

void TstProcessInfo::zombie_isGone()
{
    Child child;
    QCOMPARE(processState(child.pid(), system_clock::now()), ProcessState::Running);
    child.kill();
    QCOMPARE(processState(child.pid(), system_clock::now()), ProcessState::Gone);
}

void TstProcessInfo::reapedProcess_isGone()
{
    Child child;
    const pid_t pid = child.pid();
    child.killAndCollect();
    QCOMPARE(processState(pid, system_clock::now()), ProcessState::Gone);
}

void TstProcessInfo::stoppedProcess_isSuspended()
{
    Child child;
    child.suspend();
    QCOMPARE(processState(child.pid(), system_clock::now()), ProcessState::Suspended);
}

void TstProcessInfo::endOfTheFirstThreadOnly_isRunning()
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

void TstProcessInfo::startedAfterLastActivity_isGone()
{
    QCOMPARE(processState(::getpid(), system_clock::now() - 24h * 365), ProcessState::Gone);
    // Unless it was seen alive before: then the clock was set, and the pid was not reused.
    ProcessIdentity known;
    QCOMPARE(processState(::getpid(), system_clock::now() - 24h * 365, &known), ProcessState::Gone);
    QCOMPARE(processState(::getpid(), system_clock::now(), &known), ProcessState::Running);
    QCOMPARE(processState(::getpid(), system_clock::now() - 24h * 365, &known),
             ProcessState::Running);
    known.startTime -= 1; // an earlier process of that pid
    QCOMPARE(processState(::getpid(), system_clock::now() - 24h * 365, &known), ProcessState::Gone);
    const Child child;
    QCOMPARE(processState(child.pid(), system_clock::now() - 1min), ProcessState::Gone);
}

void TstProcessInfo::startedShortlyAfterLastActivity_isRunning()
{
    const Child child;
    QCOMPARE(processState(child.pid(), system_clock::now() - clockSkewTolerance / 2),
             ProcessState::Running);
}

void TstProcessInfo::anotherUsersProcess_isRunning()
{
    const Child child; // root's own, where this test runs as root
    const AsNobody nobody;
    QCOMPARE(processState(child.pid(), system_clock::now()), ProcessState::Running);
}

void TstProcessInfo::impossiblePid_isGone_data()
{
    QTest::addColumn<qint64>("pid");
    QTest::newRow("0") << qint64(0);
    QTest::newRow("-1") << qint64(-1);
    QTest::newRow("own process group") << -qint64(::getpgrp());
    QTest::newRow("largest pid_t") << qint64(std::numeric_limits<pid_t>::max());
    QTest::newRow("own pid + 2^32") << qint64(::getpid()) + (qint64(1) << 32);
    QTest::newRow("2^63-1") << std::numeric_limits<qint64>::max();
}

void TstProcessInfo::impossiblePid_isGone()
{
    QFETCH(qint64, pid);
    QCOMPARE(processState(pid, system_clock::now()), ProcessState::Gone);
}

void TstProcessInfo::address_isJudgedByKernelNamespaceAndStart_data()
{
    QTest::addColumn<ProcessAddress>("address");
    QTest::addColumn<ProcessState>("state");
    const auto row = [](const char *name, auto change, ProcessState state) {
        ProcessAddress address = thisProcess();
        change(address);
        QTest::newRow(name) << address << state;
    };
    row(
        "this process", [](ProcessAddress &) {}, ProcessState::Running);
    row(
        "the machine was renamed", [](ProcessAddress &a) { a.host = u"former"_s; },
        ProcessState::Running);
    row(
        "the pid was reused", [](ProcessAddress &a) { --a.startTime; }, ProcessState::Gone);
    row(
        "no start time", [](ProcessAddress &a) { a.startTime = 0; }, ProcessState::Running);
    row(
        "no such process", [](ProcessAddress &a) { a.pid = 2147483647; }, ProcessState::Gone);
    row(
        "another machine of this name", [](ProcessAddress &a) { a.bootId = u"other"_s; },
        ProcessState::Unknown);
    row(
        "another machine of this name, no such process",
        [](ProcessAddress &a) { a.bootId = u"other"_s, a.pid = 2147483647; },
        ProcessState::Unknown);
    row(
        "another machine, no kernel named",
        [](ProcessAddress &a) {
            a = {a.pid, u"other"_s};
        },
        ProcessState::Unknown);
    row(
        "this machine, no kernel named",
        [](ProcessAddress &a) {
            a = {a.pid, a.host};
        },
        ProcessState::Running);
    row(
        "this machine, no namespace named", [](ProcessAddress &a) { a.pidNamespace = 0; },
        ProcessState::Unknown);
    row(
        "this namespace, no kernel named", [](ProcessAddress &a) { a.bootId.clear(); },
        ProcessState::Running);
    row(
        "another namespace, no kernel named, no such process here",
        [](ProcessAddress &a) {
            ++a.pidNamespace;
            a.bootId.clear();
            a.pid = 2147483647;
        },
        ProcessState::Unknown);
    row(
        "another namespace, no start time",
        [](ProcessAddress &a) { ++a.pidNamespace, a.startTime = 0; }, ProcessState::Unknown);
}

void TstProcessInfo::address_isJudgedByKernelNamespaceAndStart()
{
    QFETCH(ProcessAddress, address);
    QFETCH(ProcessState, state);
    QCOMPARE(processStateAt(address, system_clock::now()), state);
    const bool namesNothing = address.bootId.isEmpty() && address.pidNamespace == 0;
    QCOMPARE(isThisProcess(address),
             address.host == hostName() && (address == thisProcess() || namesNothing));
}

void TstProcessInfo::forkedChild_hasItsOwnAddress()
{
    const ProcessAddress parent = thisProcess();
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(thisProcess() == parent || thisProcess().pid != ::getpid() ? 1 : 0);
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
}

void TstProcessInfo::bootTime_isPast()
{
    const auto boot = bootTime();
    QVERIFY(boot);
    QVERIFY(*boot < system_clock::now());
    QVERIFY(*boot > system_clock::time_point(24h * 365 * 40));
}

void TstProcessInfo::hostName_isKnown()
{
    QVERIFY(!hostName().isEmpty());
}

MM_SUITE(TstProcessInfo)
#include "tst_processinfo.moc"
