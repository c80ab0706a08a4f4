// SPDX-License-Identifier: MIT
#include "fakemm.h"
#include "run.h"
#include "suite.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using mm::test::FakeMm;

namespace {

/// `ee-monitor --follow` at its shortest interval. The destructor kills it.
class FollowProcess final
{
public:
    FollowProcess() { m_process.setProcessEnvironment(bareEnvironment(u"/nonexistent"_s)); }
    ~FollowProcess()
    {
        m_process.kill();
        m_process.waitForFinished(timeout);
    }
    Q_DISABLE_COPY_MOVE(FollowProcess)

    /// \p before is called in the child before the program starts.
    void start(const QString &path, const QStringList &more = {u"--no-register"_s},
               const std::function<void()> &before = {})
    {
        if (before)
            m_process.setChildProcessModifier(before);
        m_process.start(
            QStringLiteral(EE_MONITOR),
            QStringList{u"--follow"_s, u"--interval"_s, u"500"_s, u"--stats-file"_s, path} + more);
        QVERIFY(m_process.waitForStarted(timeout));
    }
    /// Waits for the next line; empty on timeout.
    [[nodiscard]] QByteArray nextLine()
    {
        [this] { QTRY_VERIFY_WITH_TIMEOUT(m_process.canReadLine(), timeout); }();
        return m_process.readLine();
    }
    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Waits for the exit; -1 on timeout or after a signal.
    [[nodiscard]] int exitCode()
    {
        const bool ended = m_process.waitForFinished(timeout);
        return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    [[nodiscard]] QByteArray rest() { return m_process.readAllStandardOutput(); }
    [[nodiscard]] QByteArray errors() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
};

/// The ends of a new pipe that no child inherits; -1 on failure.
std::array<int, 2> pipeEnds()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe(ends.data()) == 0) {
        for (const int end : ends)
            ::fcntl(end, F_SETFD, FD_CLOEXEC);
    }
    return ends;
}

/// Replaces the file atomically, as MM does.
[[nodiscard]] bool replaceFile(const QString &path, const QByteArray &content)
{
    const QString newFile = path + u".new"_s;
    return writeFile(newFile, content) && ::rename(QFile::encodeName(newFile).constData(),
                                                   QFile::encodeName(path).constData()) == 0;
}

} // namespace

class TstFollow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void changes_arePrinted();
    void format_appliesToEachLine();
    void changedAge_printsNothing();
    void killedWriter_isNotUpdating();
    void stoppedMm_isNotUpdating();
    void terminationSignal_exitsWithSuccess_data();
    void terminationSignal_exitsWithSuccess();
    void terminationSignalWhileMmHangs_exitsAtOnce();
    void closedPipe_exitsWithSuccess();
    void fullPipe_blocksNeitherReadsNorSignals();
    void fullDisk_isAFailure();
    void closedStdout_isAFailure();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void TstFollow::init()
{
    static int number = 0;
    m_path = m_folder.filePath(u"stats%1.json"_s.arg(++number));
    QVERIFY(writeFile(m_path, sampleFile()));
}

void TstFollow::changes_arePrinted()
{
    FollowProcess following;
    following.start(m_path);
    QCOMPARE(following.nextLine(), QByteArray("MM: 5 services | 127 msgs\n"));
    QVERIFY(replaceFile(m_path, sampleFile().replace("127", "1248")));
    QCOMPARE(following.nextLine(), QByteArray("MM: 5 services | 1,248 msgs\n"));
    // The label does not show this change.
    QVERIFY(replaceFile(m_path, sampleFile().replace("127", "1248").replace("12,", "13,")));
    QVERIFY(replaceFile(m_path, "{"));
    QCOMPARE(following.nextLine(), QByteArray("MM: Error reading stats\n"));
    QVERIFY(QFile::remove(m_path));
    QCOMPARE(following.nextLine(), QByteArray("MM: No stats file\n"));
    following.signal(SIGTERM);
    QCOMPARE(following.exitCode(), 0);
    QCOMPARE(following.rest(), QByteArray());
}

void TstFollow::format_appliesToEachLine()
{
    FollowProcess following;
    following.start(m_path, {u"--no-register"_s, u"--format"_s, u"waybar"_s});
    const QJsonObject first = lineOfJson(following.nextLine());
    QCOMPARE(first.value("text"_L1), u"MM: 5 services | 127 msgs"_s);
    QVERIFY(QFile::remove(m_path));
    QCOMPARE(lineOfJson(following.nextLine()).value("alt"_L1), u"NoFile"_s);
}

void TstFollow::changedAge_printsNothing()
{
    FakeMm mm;
    FollowProcess following;
    following.start(m_path, {u"--mm-url"_s, mm.url().text(), u"--format"_s, u"json"_s});
    QVERIFY(lineOfJson(following.nextLine()).value("age_s"_L1).toInteger() < 3600);
    QVERIFY(backdateFile(m_path, 3600));
    const qsizetype before = mm.count("/health");
    QTRY_VERIFY_WITH_TIMEOUT(mm.count("/health") >= before + 2, timeout);
    QVERIFY(QFile::remove(m_path));
    QCOMPARE(lineOfJson(following.nextLine()).value("state"_L1), u"NoFile"_s);
}

void TstFollow::killedWriter_isNotUpdating()
{
    QVERIFY(QFile::remove(m_path));
    QProcess host;
    host.start(QStringLiteral(MESH_HOST), {u"--stats-file"_s, m_path, u"--hold"_s});
    QVERIFY(host.waitForReadyRead(timeout));
    FollowProcess following;
    following.start(m_path);
    QCOMPARE(following.nextLine(), QByteArray("MM: 0 services | 0 msgs\n"));
    host.kill();
    QVERIFY(host.waitForFinished(timeout));
    QCOMPARE(following.nextLine(), QByteArray("MM: Not updating\n"));
}

void TstFollow::stoppedMm_isNotUpdating()
{
    QVERIFY(backdateFile(m_path, 60));
    FakeMm mm;
    FollowProcess following;
    following.start(m_path, {u"--mm-url"_s, mm.url().text()});
    QCOMPARE(following.nextLine(), QByteArray("MM: 5 services | 127 msgs\n"));
    QVERIFY(mm.count("/health") >= 1);
    QCOMPARE(mm.count("/health"), mm.requests.size());
    mm.stop();
    QCOMPARE(following.nextLine(), QByteArray("MM: Not updating\n"));
    mm.start();
    QCOMPARE(following.nextLine(), QByteArray("MM: 5 services | 127 msgs\n"));
}

void TstFollow::terminationSignal_exitsWithSuccess_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TstFollow::terminationSignal_exitsWithSuccess()
{
    QFETCH(int, number);

    FollowProcess following;
    // The parent process may ignore these signals.
    following.start(m_path, {u"--no-register"_s}, [] {
        ::signal(SIGINT, SIG_DFL);
        ::signal(SIGHUP, SIG_DFL);
    });
    QVERIFY(!following.nextLine().isEmpty());
    following.signal(number);
    QCOMPARE(following.exitCode(), 0);
    QCOMPARE(following.rest(), QByteArray());
    QCOMPARE(following.errors(), QByteArray());
}

void TstFollow::terminationSignalWhileMmHangs_exitsAtOnce()
{
    FakeMm mm;
    mm.silent = true;
    FollowProcess following;
    following.start(m_path, {u"--mm-url"_s, mm.url().text()});
    QTRY_VERIFY_WITH_TIMEOUT(mm.count("/health") >= 1, timeout);
    following.signal(SIGTERM);
    QCOMPARE(following.exitCode(), 0);
    QCOMPARE(following.rest(), QByteArray());
    QCOMPARE(following.errors(), QByteArray());
}

void TstFollow::closedPipe_exitsWithSuccess()
{
    const std::array<int, 2> ends = pipeEnds();
    QVERIFY(ends[0] >= 0);
    FollowProcess following;
    following.start(m_path, {u"--no-register"_s}, [end = ends[1]] {
        ::dup2(end, STDOUT_FILENO);
        ::signal(SIGPIPE, SIG_DFL);
    });
    ::close(ends[1]);
    std::array<char, 64> line;
    QVERIFY(::read(ends[0], line.data(), line.size()) > 0);
    QVERIFY(following.isRunning());
    ::close(ends[0]);
    QCOMPARE(following.exitCode(), 0);
    QCOMPARE(following.errors(), QByteArray());
}

void TstFollow::fullPipe_blocksNeitherReadsNorSignals()
{
    const std::array<int, 2> ends = pipeEnds();
    QVERIFY(ends[0] >= 0);
    ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
    const QByteArray full(4096, '.');
    while (::write(ends[1], full.constData(), 4096) > 0) {
    }
    ::fcntl(ends[1], F_SETFL, 0);
    FakeMm mm;
    FollowProcess following;
    following.start(m_path, {u"--mm-url"_s, mm.url().text()},
                    [end = ends[1]] { ::dup2(end, STDOUT_FILENO); });
    // The write blocks; it must prevent neither the third read nor the handling of the signal.
    QTRY_VERIFY_WITH_TIMEOUT(mm.count("/health") >= 3, timeout);
    following.signal(SIGTERM);
    QCOMPARE(following.exitCode(), 0);
    ::close(ends[0]);
    ::close(ends[1]);
}

void TstFollow::fullDisk_isAFailure()
{
    Run run;
    run.stdoutFile = u"/dev/full"_s;
    run.start({u"--follow"_s, u"--no-register"_s, u"--stats-file"_s, m_path});
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.startsWith("ee-monitor: stdout: "), run.err.constData());
    QCOMPARE(run.err.count('\n'), 1);
}

void TstFollow::closedStdout_isAFailure()
{
    Run run;
    run.before = [] { ::close(STDOUT_FILENO); };
    run.start({u"--follow"_s, u"--no-register"_s, u"--stats-file"_s, m_path});
    QVERIFY(run.ended);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.startsWith("ee-monitor: stdout: "), run.err.constData());
}

MM_SUITE(TstFollow)
#include "tst_follow.moc"
