// SPDX-License-Identifier: MIT
#include "app/proxy/servers/processgroup.h"
#include "serverfixture.h"
#include "suite.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>
#include <QTimer>

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace mm;
using namespace mm::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// How the processes of servers end with MM, and after it.
class TstProcessGroup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void group_isOfItsOwn();
    void deathOfTheParent_endsTheProcess();
    void endProcessGroup_endsAllOfIt_data();
    void endProcessGroup_endsAllOfIt();
    void endProcessGroup_killsWhenTheProgramExits();
    void endProcessGroup_ofNoneHarmsNothing();
    void mark_namesThisMm();
    void leftoverOfADeadMm_isEnded();
    void suspendedLeftover_isEnded();
    void stubbornLeftover_isKilledAfterTheTimeLimit();
    void marked_isSpared_data();
    void marked_isSpared();

private:
    /// A program with these variables that says that it runs. Null if it does not.
    QProcess *start(const QString &script, const QStringList &variables, bool hasGroup = false);

    QString m_deadMark; ///< of an MM that has ended
    std::vector<std::unique_ptr<QProcess>> m_programs;
};

namespace {

constexpr const char *sleeper = "echo up; exec sleep 60";
constexpr const char *stubborn = "trap '' TERM; echo up; while :; do sleep 60; done";

/// \p mark with another value in the field \p number.
QString changedMark(const QString &mark, qsizetype number, const QString &value)
{
    QStringList fields = mark.section(u'=', 1).split(u':');
    fields[number] = value;
    return mark.section(u'=', 0, 0) + u'=' + fields.join(u':');
}

} // namespace

void TstProcessGroup::initTestCase()
{
    // As if this process had started before it did: its pid belongs to another process now.
    m_deadMark = changedMark(leftoverMark(), 1, QString::number(thisProcess().startTime - 1));
}

void TstProcessGroup::cleanup()
{
    for (const auto &each : m_programs) {
        each->kill();
        each->waitForFinished();
    }
    m_programs.clear();
}

QProcess *TstProcessGroup::start(const QString &script, const QStringList &variables, bool hasGroup)
{
    auto program = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &each : variables)
        environment.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
    program->setProcessEnvironment(environment);
    if (hasGroup)
        program->setChildProcessModifier(processGroupModifier());
    program->start(u"/bin/sh"_s, {u"-c"_s, script});
    if (!QTest::qWaitFor([&] { return program->bytesAvailable() > 0; }))
        return nullptr;
    m_programs.push_back(std::move(program));
    return m_programs.back().get();
}

void TstProcessGroup::group_isOfItsOwn()
{
    const QProcess *const program = start(QString::fromLatin1(sleeper), {}, true);
    QVERIFY(program);
    QCOMPARE(qint64(::getpgid(pid_t(program->processId()))), program->processId());
    QCOMPARE(::getsid(pid_t(program->processId())), ::getsid(0));
}

void TstProcessGroup::deathOfTheParent_endsTheProcess()
{
#ifdef __linux__
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe(pipe.data()), 0);
    const pid_t parent = ::fork();
    if (parent == 0) {
        const auto modifier = processGroupModifier();
        if (::fork() == 0) {
            ::signal(SIGTERM, SIG_DFL); // QTest handles it
            modifier();
            const pid_t self = ::getpid();
            (void)!::write(pipe[1], &self, sizeof self);
        }
        for (;;)
            ::pause();
    }
    pid_t child = 0;
    const ssize_t size = ::read(pipe[0], &child, sizeof child);
    ::close(pipe[0]);
    ::close(pipe[1]);
    ::kill(parent, SIGKILL);
    QCOMPARE(::waitpid(parent, nullptr, 0), parent);
    QVERIFY(size == sizeof child && child > 0);
    const bool isEnded = QTest::qWaitFor([child] { return !isRunning(child); });
    ::kill(child, SIGKILL);
    QVERIFY(isEnded);
#endif
}

void TstProcessGroup::endProcessGroup_endsAllOfIt_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("polite") << QString::fromLatin1(sleeper);
    QTest::newRow("stubborn") << QString::fromLatin1(stubborn);
    QTest::newRow("suspended") << u"echo up; kill -STOP $$; sleep 60"_s;
}

void TstProcessGroup::endProcessGroup_endsAllOfIt()
{
    QFETCH(QString, script);
    QProcess *const program = start(u"sleep 60 & echo $!; "_s + script, {}, true);
    QVERIFY(program);
    const qint64 child = program->readLine().trimmed().toLongLong();
    QVERIFY(child > 0);
    endProcessGroup(program->processId(), 50ms);
    QTRY_COMPARE(program->state(), QProcess::NotRunning);
    QTRY_VERIFY(!isRunning(child));
}

void TstProcessGroup::endProcessGroup_killsWhenTheProgramExits()
{
    const QProcess *const program = start(QString::fromLatin1(stubborn), {}, true);
    QVERIFY(program);
    endProcessGroup(program->processId(), 1h);
    QTimer::singleShot(0, QCoreApplication::instance(), &QCoreApplication::quit);
    QCOMPARE(QCoreApplication::exec(), 0);
    QTRY_COMPARE(program->state(), QProcess::NotRunning);
    QCOMPARE(program->exitCode(), SIGKILL);
}

void TstProcessGroup::endProcessGroup_ofNoneHarmsNothing()
{
    endProcessGroup(0, 1ms); // would be the group of this process
    QProcess ended;
    ended.setChildProcessModifier(processGroupModifier());
    ended.start(u"/bin/true"_s, {});
    QVERIFY(ended.waitForStarted());
    const qint64 group = ended.processId();
    QVERIFY(ended.waitForFinished());
    endProcessGroup(group, 1ms);
    QCoreApplication::processEvents();
}

void TstProcessGroup::mark_namesThisMm()
{
    const QString mark = leftoverMark();
    QVERIFY2(mark.startsWith(u"MM_RUN_BY="_s), qPrintable(mark));
    const QStringList fields = mark.section(u'=', 1).split(u':');
    QCOMPARE(fields.size(), 5);
    QCOMPARE(fields.at(0), QString::number(::getpid()));
    QCOMPARE(fields.at(1), QString::number(thisProcess().startTime));
    QCOMPARE(fields.at(4), QString::number(::getsid(0)));
}

void TstProcessGroup::leftoverOfADeadMm_isEnded()
{
    const QProcess *const first = start(QString::fromLatin1(sleeper), {m_deadMark});
    const QProcess *const second = start(QString::fromLatin1(sleeper), {m_deadMark});
    QVERIFY(first && second);
    QVERIFY(endLeftovers(10s) >= 2); // there may be some of other MMs too
    QTRY_COMPARE(first->state(), QProcess::NotRunning);
    QTRY_COMPARE(second->state(), QProcess::NotRunning);
    QCOMPARE(first->exitCode(), SIGTERM);
}

void TstProcessGroup::suspendedLeftover_isEnded()
{
    const QProcess *const program =
        start(QString::fromLatin1("echo up; kill -STOP $$; sleep 60"), {m_deadMark});
    QVERIFY(program);
    QTRY_COMPARE(processState(program->processId(), std::chrono::system_clock::now()),
                 ProcessState::Suspended);
    QElapsedTimer elapsed;
    elapsed.start();
    (void)endLeftovers(30s);
    QVERIFY(elapsed.elapsed() < 20'000);
    QTRY_COMPARE(program->state(), QProcess::NotRunning);
}

void TstProcessGroup::stubbornLeftover_isKilledAfterTheTimeLimit()
{
    const QProcess *const program = start(QString::fromLatin1(stubborn), {m_deadMark});
    QVERIFY(program);
    (void)endLeftovers(100ms);
    QTRY_COMPARE(program->state(), QProcess::NotRunning);
    QCOMPARE(program->exitCode(), SIGKILL);
}

void TstProcessGroup::marked_isSpared_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("variables");
    const QString script = QString::fromLatin1(sleeper);
    const QString own = leftoverMark();
    const QString dead = changedMark(own, 1, QString::number(thisProcess().startTime - 1));
    QTest::newRow("no mark") << script << QStringList();
    QTest::newRow("of this MM") << script << QStringList{own};
    QTest::newRow("in a session of its own")
        << u"exec setsid sh -c 'echo up; exec sleep 60'"_s << QStringList{dead};
    QTest::newRow("of another pid namespace")
        << script
        << QStringList{changedMark(dead, 2, QString::number(thisProcess().pidNamespace + 1))};
    QTest::newRow("of an MM of another session")
        << script << QStringList{changedMark(dead, 4, QString::number(::getsid(0) + 1))};
    QTest::newRow("no numbers") << script << QStringList{u"MM_RUN_BY=a:b:c:d:e"_s};
    QTest::newRow("fewer fields") << script << QStringList{dead.section(u':', 0, 3)};
    QTest::newRow("another variable") << script << QStringList{u'X' + dead};
}

void TstProcessGroup::marked_isSpared()
{
    QFETCH(QString, script);
    QFETCH(QStringList, variables);
    QProcess *const program = start(script, variables);
    QVERIFY(program);
    (void)endLeftovers(100ms);
    QVERIFY(!program->waitForFinished(50));
    QVERIFY(isRunning(program->processId()));
    ::kill(pid_t(program->processId()), SIGKILL);
    QVERIFY(program->waitForFinished());
}

MM_SUITE(TstProcessGroup)
#include "tst_processgroup.moc"
