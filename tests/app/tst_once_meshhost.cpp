// SPDX-License-Identifier: MIT
#include "run.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

/// A writer that holds the file. What is left of it is killed at the end.
class MeshHost final
{
public:
    MeshHost() = default;
    ~MeshHost() { kill(); }
    Q_DISABLE_COPY_MOVE(MeshHost)

    /// True once it has registered and counted.
    [[nodiscard]] bool start(const QString &path, const QStringList &more)
    {
        m_process.setProcessEnvironment(bareEnvironment(u"/nonexistent"_s));
        m_process.start(QStringLiteral(MESH_HOST),
                        QStringList{u"--stats-file"_s, path, u"--hold"_s} + more);
        return m_process.waitForReadyRead(patience) && m_process.readAll() == "ready\n";
    }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    void signal(int number) const { ::kill(static_cast<pid_t>(pid()), number); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
    }
    /// In good order; its exit code.
    int stop()
    {
        m_process.terminate();
        m_process.waitForFinished(patience);
        return m_process.exitCode();
    }

private:
    QProcess m_process;
};

QStringList twoServices()
{
    return {u"--register"_s, u"a,b"_s, u"--messages"_s, u"a:12,b:5"_s};
}

QString reasonOf(const QJsonObject &told)
{
    return told.value(u"reason"_s).toString();
}

QString stateOf(const QJsonObject &told)
{
    return told.value(u"state"_s).toString();
}

qint64 totalIn(const QString &path)
{
    return QJsonDocument::fromJson(readFile(path))
        .object()
        .value(u"total_messages"_s)
        .toInteger(-1);
}

} // namespace

/// The label's text and `--once` about a writer that is a process of its own, killed, stopped and
/// starved for real.
class OnceMeshHostTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void living_isActive();
    void counting_isFollowed();
    void killedAndCollected_isNotUpdating();
    void killedButNotCollected_isNotUpdating();
    void suspended_isNotUpdatingAndComesBack();
    void stopped_isStopped();
    void restarted_goesOnWithTheTotal();
    void secondWriter_isRefusedAndTheFirstStays();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void OnceMeshHostTest::init()
{
    static int number = 0;
    m_path = m_folder.filePath(u"stats%1.json"_s.arg(++number));
}

void OnceMeshHostTest::living_isActive()
{
    MeshHost host;
    QVERIFY(host.start(m_path, twoServices()));
    const Run plain = oncePlain(m_path);
    QCOMPARE(plain.exitCode, 0);
    QCOMPARE(plain.out, QByteArray("MM: 2 services | 17 msgs\n"));
    QJsonObject told;
    QCOMPARE(onceJson(m_path, &told).exitCode, 0);
    QCOMPARE(stateOf(told), u"Active"_s);
    QCOMPARE(told.value(u"text"_s).toString(), u"MM: 2 services | 17 msgs"_s);
    QCOMPARE(told.value(u"color"_s).toString(), u"green"_s);
    QCOMPARE(told.value(u"services"_s).toInteger(), 2);
    QCOMPARE(told.value(u"messages"_s).toInteger(), 17);
    QVERIFY(told.value(u"age_s"_s).toInteger(-1) >= 0);
    QCOMPARE(reasonOf(told), u"MM is running as process %1."_s.arg(host.pid()));
    QCOMPARE(told.value(u"path"_s).toString(), m_path);
}

void OnceMeshHostTest::counting_isFollowed()
{
    MeshHost host;
    QVERIFY(host.start(m_path, {u"--register"_s, u"a"_s, u"--rate"_s, u"200"_s}));
    qint64 before = -1;
    for (int rise = 0; rise < 3; ++rise) {
        QJsonObject told;
        QTRY_VERIFY_WITH_TIMEOUT(
            (onceJson(m_path, &told), told.value(u"messages"_s).toInteger(-1) > before), patience);
        QCOMPARE(stateOf(told), u"Active"_s);
        before = told.value(u"messages"_s).toInteger();
    }
}

void OnceMeshHostTest::killedAndCollected_isNotUpdating()
{
    MeshHost host;
    QVERIFY(host.start(m_path, twoServices()));
    const qint64 pid = host.pid();
    host.kill();
    const Run plain = oncePlain(m_path);
    QCOMPARE(plain.exitCode, 1);
    QCOMPARE(plain.out, QByteArray("MM: Not updating\n"));
    QJsonObject told;
    QCOMPARE(onceJson(m_path, &told).exitCode, 1);
    QCOMPARE(stateOf(told), u"NotUpdating"_s);
    QCOMPARE(told.value(u"color"_s).toString(), u"gray"_s);
    QCOMPARE(told.value(u"services"_s).toInteger(), 2);
    QCOMPARE(told.value(u"messages"_s).toInteger(), 17);
    QCOMPARE(reasonOf(told), u"MM is not running any more: process %1 is gone."_s.arg(pid));
}

void OnceMeshHostTest::killedButNotCollected_isNotUpdating()
{
    // Not by QProcess, which would collect it.
    const QByteArray program(MESH_HOST);
    const QByteArray file = m_path.toUtf8();
    const std::array<const char *, 8> arguments{
        program.constData(), "--stats-file", file.constData(), "--hold",
        "--messages",        ":17",          nullptr,
    };
    pid_t pid = 0;
    QCOMPARE(::posix_spawn(&pid, program.constData(), nullptr, nullptr,
                           const_cast<char *const *>(arguments.data()), environ),
             0);
    QTRY_COMPARE_WITH_TIMEOUT(totalIn(m_path), 17, patience);
    QJsonObject told;
    onceJson(m_path, &told);
    QCOMPARE(stateOf(told), u"Active"_s);

    ::kill(pid, SIGKILL);
    siginfo_t info = {};
    QCOMPARE(::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT), 0);
    const int code = onceJson(m_path, &told).exitCode;
    ::waitpid(pid, nullptr, 0);
    QCOMPARE(code, 1);
    QCOMPARE(stateOf(told), u"NotUpdating"_s);
    QVERIFY2(reasonOf(told).contains(u"is gone"_s), qPrintable(reasonOf(told)));
}

void OnceMeshHostTest::suspended_isNotUpdatingAndComesBack()
{
    MeshHost host;
    QVERIFY(host.start(m_path, twoServices()));
    host.signal(SIGSTOP);
    QJsonObject told;
    QTRY_COMPARE_WITH_TIMEOUT((onceJson(m_path, &told), stateOf(told)), u"NotUpdating"_s, patience);
    QCOMPARE(oncePlain(m_path).exitCode, 1);
    QVERIFY2(reasonOf(told).contains(u"process %1 was stopped by a signal"_s.arg(host.pid())),
             qPrintable(reasonOf(told)));
    host.signal(SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT((onceJson(m_path, &told), stateOf(told)), u"Active"_s, patience);
}

void OnceMeshHostTest::stopped_isStopped()
{
    MeshHost host;
    QVERIFY(host.start(m_path, twoServices()));
    QCOMPARE(host.stop(), 0);
    const Run plain = oncePlain(m_path);
    QCOMPARE(plain.exitCode, 1);
    QCOMPARE(plain.out, QByteArray("MM: Stopped\n"));
    QJsonObject told;
    QCOMPARE(onceJson(m_path, &told).exitCode, 1);
    QCOMPARE(stateOf(told), u"Stopped"_s);
    QCOMPARE(told.value(u"color"_s).toString(), u"gray"_s);
    QCOMPARE(told.value(u"messages"_s).toInteger(), 17);
}

void OnceMeshHostTest::restarted_goesOnWithTheTotal()
{
    {
        MeshHost first;
        QVERIFY(first.start(m_path, twoServices()));
        QCOMPARE(first.stop(), 0);
    }
    MeshHost killed;
    QVERIFY(killed.start(m_path, {u"--messages"_s, u":3"_s}));
    QCOMPARE(oncePlain(m_path).out, QByteArray("MM: 0 services | 20 msgs\n"));
    killed.kill();
    MeshHost last;
    QVERIFY(last.start(m_path, {u"--register"_s, u"c"_s, u"--messages"_s, u"c:1"_s}));
    const Run plain = oncePlain(m_path);
    QCOMPARE(plain.exitCode, 0);
    QCOMPARE(plain.out, QByteArray("MM: 1 services | 21 msgs\n"));
}

void OnceMeshHostTest::secondWriter_isRefusedAndTheFirstStays()
{
    MeshHost first;
    QVERIFY(first.start(m_path, twoServices()));
    Run second;
    second.program = QStringLiteral(MESH_HOST);
    second.start({u"--stats-file"_s, m_path, u"--messages"_s, u":1000"_s});
    QVERIFY(second.ended);
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.err.contains(QByteArray::number(first.pid())), second.err.constData());
    QCOMPARE(oncePlain(m_path).out, QByteArray("MM: 2 services | 17 msgs\n"));
}

QTEST_GUILESS_MAIN(OnceMeshHostTest)
#include "tst_once_meshhost.moc"
