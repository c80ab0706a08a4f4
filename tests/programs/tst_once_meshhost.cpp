// SPDX-License-Identifier: MIT
#include "run.h"
#include "suite.h"

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

/// A process that writes the stats file. The destructor kills it.
class MeshHost final
{
public:
    MeshHost() = default;
    ~MeshHost() { kill(); }
    Q_DISABLE_COPY_MOVE(MeshHost)

    /// Returns true once it has registered its services and counted its messages.
    [[nodiscard]] bool start(const QString &path, const QStringList &more)
    {
        m_process.setProcessEnvironment(bareEnvironment(u"/nonexistent"_s));
        m_process.start(QStringLiteral(MESH_HOST),
                        QStringList{u"--stats-file"_s, path, u"--hold"_s} + more);
        return m_process.waitForReadyRead(timeout) && m_process.readAll() == "ready\n";
    }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    void signal(int number) const { ::kill(static_cast<pid_t>(pid()), number); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(timeout);
    }
    /// Stops it with SIGTERM; returns the exit code.
    int stop()
    {
        m_process.terminate();
        m_process.waitForFinished(timeout);
        return m_process.exitCode();
    }

private:
    QProcess m_process;
};

QStringList twoServices()
{
    return {u"--register"_s, u"a,b"_s, u"--messages"_s, u"a:12,b:5"_s};
}

QString reasonOf(const QJsonObject &object)
{
    return object.value(u"reason"_s).toString();
}

QString stateOf(const QJsonObject &object)
{
    return object.value(u"state"_s).toString();
}

qint64 totalIn(const QString &path)
{
    return QJsonDocument::fromJson(readFile(path))
        .object()
        .value(u"total_messages"_s)
        .toInteger(-1);
}

} // namespace

/// `--once` with a real writer that is killed, suspended and stopped.
class TstOnceMeshHost final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runningWriter_isActive();
    void countingWriter_raisesTheTotal();
    void killedWriter_isNotUpdating();
    void zombieWriter_isNotUpdating();
    void suspendedWriter_isNotUpdatingUntilItContinues();
    void stoppedWriter_isStopped();
    void restartedWriter_keepsTheTotal();
    void secondWriter_exitsWithError();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void TstOnceMeshHost::init()
{
    static int number = 0;
    m_path = m_folder.filePath(u"stats%1.json"_s.arg(++number));
}

void TstOnceMeshHost::runningWriter_isActive()
{
    MeshHost host;
    QVERIFY(host.start(m_path, twoServices()));
    const Run plain = oncePlain(m_path);
    QCOMPARE(plain.exitCode, 0);
    QCOMPARE(plain.out, QByteArray("MM: 2 services | 17 msgs\n"));
    QJsonObject object;
    QCOMPARE(onceJson(m_path, &object).exitCode, 0);
    QCOMPARE(stateOf(object), u"Active"_s);
    QCOMPARE(object.value(u"text"_s).toString(), u"MM: 2 services | 17 msgs"_s);
    QCOMPARE(object.value(u"color"_s).toString(), u"green"_s);
    QCOMPARE(object.value(u"services"_s).toInteger(), 2);
    QCOMPARE(object.value(u"messages"_s).toInteger(), 17);
    QVERIFY(object.value(u"age_s"_s).toInteger(-1) >= 0);
    QCOMPARE(reasonOf(object), u"MM is running as process %1."_s.arg(host.pid()));
    QCOMPARE(object.value(u"path"_s).toString(), m_path);
}

void TstOnceMeshHost::countingWriter_raisesTheTotal()
{
    MeshHost host;
    QVERIFY(host.start(m_path, {u"--register"_s, u"a"_s, u"--rate"_s, u"200"_s}));
    qint64 before = -1;
    for (int rise = 0; rise < 3; ++rise) {
        QJsonObject object;
        QTRY_VERIFY_WITH_TIMEOUT(
            (onceJson(m_path, &object), object.value(u"messages"_s).toInteger(-1) > before),
            timeout);
        QCOMPARE(stateOf(object), u"Active"_s);
        before = object.value(u"messages"_s).toInteger();
    }
}

void TstOnceMeshHost::killedWriter_isNotUpdating()
{
    MeshHost host;
    QVERIFY(host.start(m_path, twoServices()));
    const qint64 pid = host.pid();
    host.kill();
    const Run plain = oncePlain(m_path);
    QCOMPARE(plain.exitCode, 1);
    QCOMPARE(plain.out, QByteArray("MM: Not updating\n"));
    QJsonObject object;
    QCOMPARE(onceJson(m_path, &object).exitCode, 1);
    QCOMPARE(stateOf(object), u"NotUpdating"_s);
    QCOMPARE(object.value(u"color"_s).toString(), u"gray"_s);
    QCOMPARE(object.value(u"services"_s).toInteger(), 2);
    QCOMPARE(object.value(u"messages"_s).toInteger(), 17);
    QCOMPARE(reasonOf(object), u"MM is not running any more: process %1 is gone."_s.arg(pid));
}

void TstOnceMeshHost::zombieWriter_isNotUpdating()
{
    // Not QProcess, which would reap the zombie.
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
    QTRY_COMPARE_WITH_TIMEOUT(totalIn(m_path), 17, timeout);
    QJsonObject object;
    onceJson(m_path, &object);
    QCOMPARE(stateOf(object), u"Active"_s);

    ::kill(pid, SIGKILL);
    siginfo_t info = {};
    QCOMPARE(::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT), 0);
    const int code = onceJson(m_path, &object).exitCode;
    ::waitpid(pid, nullptr, 0);
    QCOMPARE(code, 1);
    QCOMPARE(stateOf(object), u"NotUpdating"_s);
    QVERIFY2(reasonOf(object).contains(u"is gone"_s), qPrintable(reasonOf(object)));
}

void TstOnceMeshHost::suspendedWriter_isNotUpdatingUntilItContinues()
{
    MeshHost host;
    QVERIFY(host.start(m_path, twoServices()));
    host.signal(SIGSTOP);
    QJsonObject object;
    QTRY_COMPARE_WITH_TIMEOUT((onceJson(m_path, &object), stateOf(object)), u"NotUpdating"_s,
                              timeout);
    QCOMPARE(oncePlain(m_path).exitCode, 1);
    QVERIFY2(reasonOf(object).contains(u"process %1 was stopped by a signal"_s.arg(host.pid())),
             qPrintable(reasonOf(object)));
    host.signal(SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT((onceJson(m_path, &object), stateOf(object)), u"Active"_s, timeout);
}

void TstOnceMeshHost::stoppedWriter_isStopped()
{
    MeshHost host;
    QVERIFY(host.start(m_path, twoServices()));
    QCOMPARE(host.stop(), 0);
    const Run plain = oncePlain(m_path);
    QCOMPARE(plain.exitCode, 1);
    QCOMPARE(plain.out, QByteArray("MM: Stopped\n"));
    QJsonObject object;
    QCOMPARE(onceJson(m_path, &object).exitCode, 1);
    QCOMPARE(stateOf(object), u"Stopped"_s);
    QCOMPARE(object.value(u"color"_s).toString(), u"gray"_s);
    QCOMPARE(object.value(u"messages"_s).toInteger(), 17);
}

void TstOnceMeshHost::restartedWriter_keepsTheTotal()
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

void TstOnceMeshHost::secondWriter_exitsWithError()
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

MM_SUITE(TstOnceMeshHost)
#include "tst_once_meshhost.moc"
