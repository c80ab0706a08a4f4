// SPDX-License-Identifier: MIT
#include "processrun.h"
#include "suite.h"

#include <csignal>

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// How a program ends, by itself and by MM, with all of its group.
class TstServerProcessEnd final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void end_isDescribed_data();
    void end_isDescribed();
    void stop_byTheEndOfStdin();
    void stop_bySigterm();
    void stop_bySigkill();
    void stop_ofASuspendedProgram();
    void stop_ofASuspendedStubbornProgram();
    void suspended_isSeen();
    void end_endsTheGroup();
    void destructor_killsTheGroup();
};

void TstServerProcessEnd::end_isDescribed_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("how");
    QTest::newRow("0") << u"exit 0"_s << u"it exited with code 0"_s;
    QTest::newRow("3") << u"exit 3"_s << u"it exited with code 3"_s;
    QTest::newRow("killed") << u"kill -9 $$"_s << u"it was ended by signal 9 (Killed)"_s;
    QTest::newRow("terminated") << u"kill -15 $$"_s << u"it was ended by signal 15 (Terminated)"_s;
}

void TstServerProcessEnd::end_isDescribed()
{
    QFETCH(QString, script);
    QFETCH(QString, how);
    ProcessRun run(script);
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.end(), how);
    QVERIFY(!run.process->isRunning());
}

void TstServerProcessEnd::stop_byTheEndOfStdin()
{
    ProcessRun run(u"cat; echo bye; exit 7"_s, {.endTimeout = 60s});
    QVERIFY(run.process->send("x"));
    QTRY_COMPARE(run.lines(), QByteArrayList{"x"});
    run.process->stop();
    run.process->stop();
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.end(), u"it exited with code 7"_s);
    QCOMPARE(run.lines(), (QByteArrayList{"x", "bye"}));
}

void TstServerProcessEnd::stop_bySigterm()
{
    ProcessRun run(u"trap 'echo term; exit 5' TERM; echo up; while :; do sleep 60 & wait; done"_s);
    QTRY_COMPARE(run.lines(), QByteArrayList{"up"});
    run.process->stop();
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.end(), u"it exited with code 5"_s);
    QCOMPARE(run.lines(), (QByteArrayList{"up", "term"}));
}

void TstServerProcessEnd::stop_bySigkill()
{
    ProcessRun run(u"trap '' TERM; echo up; while :; do sleep 60; done"_s);
    QTRY_COMPARE(run.lines(), QByteArrayList{"up"});
    run.process->stop();
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.end(), u"it was ended by signal 9 (Killed)"_s);
}

void TstServerProcessEnd::stop_ofASuspendedProgram()
{
    ProcessRun run(u"echo up; cat; exit 6"_s, {.endTimeout = 60s});
    QTRY_COMPARE(run.lines(), QByteArrayList{"up"});
    QCOMPARE(::kill(pid_t(run.process->pid()), SIGSTOP), 0);
    QTRY_VERIFY(run.process->isSuspended());
    run.process->stop();
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.end(), u"it exited with code 6"_s);
}

void TstServerProcessEnd::stop_ofASuspendedStubbornProgram()
{
    ProcessRun run(u"trap '' TERM; echo up; while :; do kill -STOP $$; done"_s);
    QTRY_VERIFY(run.process->isSuspended());
    run.process->stop();
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.end(), u"it was ended by signal 9 (Killed)"_s);
}

void TstServerProcessEnd::suspended_isSeen()
{
    ProcessRun run(u"exec cat"_s);
    QVERIFY(run.process->send("x"));
    QTRY_COMPARE(run.read.size(), 1);
    QVERIFY(!run.process->isSuspended());
    QVERIFY(run.process->isRunning());
    ::kill(pid_t(run.process->pid()), SIGSTOP);
    QTRY_VERIFY(run.process->isSuspended());
    ::kill(pid_t(run.process->pid()), SIGCONT);
    QTRY_VERIFY(!run.process->isSuspended());
}

void TstServerProcessEnd::end_endsTheGroup()
{
    // A child that keeps the pipes open does not keep MM waiting, even if it ignores SIGTERM.
    ProcessRun run(u"(trap '' TERM; while :; do sleep 60; done) & echo $!; exit 0"_s);
    QTRY_COMPARE(run.ends.size(), 1);
    const qint64 child = run.lines().value(0).toLongLong();
    QVERIFY(child > 0);
    QTRY_VERIFY(!isRunning(child));
}

void TstServerProcessEnd::destructor_killsTheGroup()
{
    ProcessRun run(u"trap '' TERM; (trap '' TERM; while :; do sleep 60; done) & echo $!; wait"_s);
    QTRY_COMPARE(run.read.size(), 1);
    const qint64 child = run.lines().value(0).toLongLong();
    const qint64 pid = run.process->pid();
    QVERIFY(pid > 0 && child > 0);
    run.process.reset();
    QVERIFY(!isRunning(pid));
    QTRY_VERIFY(!isRunning(child));
}

MM_SUITE(TstServerProcessEnd)
#include "tst_serverprocess_end.moc"
