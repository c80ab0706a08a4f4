// SPDX-License-Identifier: MIT
#include "fakemm.h"
#include "run.h"
#include "suite.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using mm::test::FakeMm;

namespace {

/// The lines of the program itself, without those of Qt's offscreen platform.
QList<QByteArray> ownLines(QProcess *process)
{
    QList<QByteArray> lines = process->readAllStandardError().split('\n');
    lines.removeIf([](const QByteArray &line) {
        return line.isEmpty() || line.startsWith("This plugin does not support ");
    });
    return lines;
}

} // namespace

/// The program is started again while its window is open.
class TstSecondStart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void second_raisesTheFirstAndExits();
    void otherFileOrDisplay_opensAnotherWindow_data();
    void otherFileOrDisplay_opensAnotherWindow();
    void once_doesNotCountAsAnInstance();
    void killedFirst_isReplaced();
    void exitingFirst_isReplaced();
    void suspendedFirst_doesNotPreventSecondWindow();
    void simultaneousStarts_leaveOneWindow();
    void startMm_isPassedToTheFirst();
    void hiddenSecond_doesNotRaiseTheFirst();

private:
    /// Starts the program. It keeps running if it opens a window.
    QProcess *start(const QStringList &more = {}, const QString &display = u":0"_s);
    /// Starts the program and waits for its window; null if it opens none.
    QProcess *open(const QStringList &more = {}, const QString &display = u":0"_s);
    [[nodiscard]] bool hasEnded(QProcess *process) const
    {
        return QTest::qWaitFor([=] { return process->state() == QProcess::NotRunning; }, timeout);
    }
    [[nodiscard]] qsizetype running() const
    {
        return std::count_if(m_processes.cbegin(), m_processes.cend(), [](const auto &process) {
            return process->state() != QProcess::NotRunning;
        });
    }
    [[nodiscard]] QStringList sockets() const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<std::unique_ptr<QProcess>> m_processes;
    QString m_stats;
};

void TstSecondStart::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_stats = path(u"stats.json"_s);
    QVERIFY(QDir().mkdir(path(u"runtime"_s)));
    QVERIFY(QFile::setPermissions(path(u"runtime"_s), QFile::Permissions(0x7000)));
    QVERIFY(writeFile(m_stats, sampleFile()));
}

void TstSecondStart::cleanup()
{
    for (const auto &process : m_processes) {
        process->kill();
        process->waitForFinished(timeout);
    }
    m_processes.clear();
}

QStringList TstSecondStart::sockets() const
{
    return QDir(path(u"runtime"_s)).entryList({u"ee-monitor-*"_s}, QDir::System);
}

QProcess *TstSecondStart::start(const QStringList &more, const QString &display)
{
    QProcessEnvironment environment = bareEnvironment(path(u"home"_s));
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"DISPLAY"_s, display);
    for (const QString &name : {u"CONFIG_HOME"_s, u"DATA_HOME"_s, u"CACHE_HOME"_s})
        environment.insert(u"XDG_"_s + name, path(name));
    environment.insert(u"XDG_RUNTIME_DIR"_s, path(u"runtime"_s));
    QStringList arguments = more;
    if (!more.contains(u"--stats-file"_s))
        arguments += {u"--stats-file"_s, m_stats};
    if (!more.contains(u"--mm-url"_s))
        arguments += u"--no-register"_s;
    m_processes.push_back(std::make_unique<QProcess>());
    QProcess *process = m_processes.back().get();
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(EE_MONITOR), arguments);
    return process;
}

QProcess *TstSecondStart::open(const QStringList &more, const QString &display)
{
    const qsizetype before = sockets().size();
    QProcess *process = start(more, display);
    const bool isOpen = QTest::qWaitFor([&] { return sockets().size() > before; }, timeout);
    return isOpen && process->state() == QProcess::Running ? process : nullptr;
}

void TstSecondStart::second_raisesTheFirstAndExits()
{
    QProcess *first = open();
    QVERIFY(first);
    QVERIFY(QFile::link(m_stats, path(u"link.json"_s)));
    for (const QStringList &more : {QStringList(), QStringList{u"--interval"_s, u"500"_s},
                                    QStringList{u"--stats-file"_s, path(u"link.json"_s)}}) {
        QProcess *second = start(more);
        QVERIFY(hasEnded(second));
        QCOMPARE(second->exitStatus(), QProcess::NormalExit);
        QCOMPARE(second->exitCode(), 0);
        QCOMPARE(second->readAllStandardOutput(), QByteArray());
        QCOMPARE(second->readAllStandardError(), QByteArray());
        // Qt's offscreen platform logs that it cannot raise a window.
        QByteArray output;
        QVERIFY(QTest::qWaitFor(
            [&] { return (output += first->readAllStandardError()).contains("raise()"); },
            timeout));
    }
    QCOMPARE(first->state(), QProcess::Running);
    first->terminate();
    QVERIFY(hasEnded(first));
    QCOMPARE(first->exitCode(), 0);
    QCOMPARE(
        QDir(path(u"runtime"_s)).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot),
        QStringList());
}

void TstSecondStart::otherFileOrDisplay_opensAnotherWindow_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("display");
    QTest::newRow("file") << u"other.json"_s << u":0"_s;
    QTest::newRow("display") << u"stats.json"_s << u":1"_s;
}

void TstSecondStart::otherFileOrDisplay_opensAnotherWindow()
{
    QFETCH(QString, file);
    QFETCH(QString, display);
    QVERIFY(open());
    QVERIFY(open({u"--stats-file"_s, path(file)}, display));
    QCOMPARE(running(), 2);
    QCOMPARE(sockets().size(), 2);
}

void TstSecondStart::once_doesNotCountAsAnInstance()
{
    Run alone;
    alone.environment.insert(u"XDG_RUNTIME_DIR"_s, path(u"runtime"_s));
    alone.start({u"--once"_s, u"--no-register"_s, u"--stats-file"_s, m_stats});
    QCOMPARE(QDir(path(u"runtime"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList());
    QVERIFY(open());
    QProcess *once = start({u"--once"_s});
    QVERIFY(hasEnded(once));
    QCOMPARE(once->readAllStandardOutput(), alone.out);
    QVERIFY(alone.out.startsWith("MM: "));
    QCOMPARE(running(), 1);
}

void TstSecondStart::killedFirst_isReplaced()
{
    QProcess *first = open();
    QVERIFY(first);
    first->kill();
    QVERIFY(hasEnded(first));
    QCOMPARE(sockets().size(), 1); // not removed, as it was killed
    QProcess *next = start();
    QProcess *second = start();
    QVERIFY(QTest::qWaitFor([this] { return running() == 1; }, timeout));
    for (QProcess *process : {next, second}) {
        if (process->state() == QProcess::NotRunning)
            QCOMPARE(process->exitCode(), 0);
        QCOMPARE(ownLines(process), QList<QByteArray>());
    }
}

void TstSecondStart::exitingFirst_isReplaced()
{
    for (int i = 0; i < 3; ++i) {
        QProcess *first = open();
        QVERIFY(first);
        first->terminate();
        QProcess *next = start();
        QVERIFY(hasEnded(first));
        // The first instance accepts the request, or the next one replaces it.
        QVERIFY(QTest::qWaitFor(
            [&] { return next->state() == QProcess::NotRunning || sockets().size() == 1; },
            timeout));
        next->terminate();
        QVERIFY(hasEnded(next));
        QCOMPARE(next->exitCode(), 0);
        QCOMPARE(ownLines(next), QList<QByteArray>());
    }
}

void TstSecondStart::suspendedFirst_doesNotPreventSecondWindow()
{
    QProcess *first = open();
    QVERIFY(first);
    QCOMPARE(::kill(pid_t(first->processId()), SIGSTOP), 0);
    QProcess *second = start();
    QList<QByteArray> output;
    QVERIFY(QTest::qWaitFor([&] { return !(output += ownLines(second)).isEmpty(); }, timeout));
    QCOMPARE(output.size(), 1);
    QVERIFY(output.first().startsWith("ee-monitor: ") &&
            output.first().contains("does not answer"));
    QCOMPARE(second->state(), QProcess::Running);
    QCOMPARE(::kill(pid_t(first->processId()), SIGCONT), 0);
    // The first instance accepts the request of the third start.
    QProcess *third = start();
    QVERIFY(hasEnded(third));
    QCOMPARE(third->exitCode(), 0);
    QCOMPARE(running(), 2);
}

void TstSecondStart::simultaneousStarts_leaveOneWindow()
{
    for (int i = 0; i < 8; ++i)
        start();
    QVERIFY(QTest::qWaitFor([this] { return running() == 1; }, timeout));
    QVERIFY(QTest::qWaitFor([this] { return sockets().size() == 1; }, timeout));
    QCOMPARE(running(), 1);
    for (const auto &process : m_processes)
        QCOMPARE(ownLines(process.get()), QList<QByteArray>());
}

void TstSecondStart::startMm_isPassedToTheFirst()
{
    FakeMm mm;
    const QStringList url{u"--mm-url"_s, mm.url().text()};
    QProcess *first = open(url);
    QVERIFY(first);
    QTRY_VERIFY_WITH_TIMEOUT(mm.count("/register") == 1, timeout);
    QVERIFY(hasEnded(start(url)));
    QVERIFY(mm.hasReceivedAll());
    const qsizetype before = mm.count("/health");
    // The first instance checks MM's health before it starts an MM.
    QProcess *second = start(url + QStringList{u"--start-mm"_s});
    QVERIFY(hasEnded(second));
    QCOMPARE(second->exitCode(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(mm.count("/health") > before, timeout);
    QCOMPARE(mm.count("/register"), 1);
    QCOMPARE(first->state(), QProcess::Running);
}

void TstSecondStart::hiddenSecond_doesNotRaiseTheFirst()
{
    QProcess *first = open();
    QVERIFY(first);
    QProcess *hidden = start({u"--hidden"_s});
    QVERIFY(hasEnded(hidden));
    QCOMPARE(hidden->exitCode(), 0);
    QProcess *second = start();
    QVERIFY(hasEnded(second));
    // Qt's offscreen platform logs that it cannot raise a window.
    QByteArray output;
    QVERIFY(QTest::qWaitFor(
        [&] { return (output += first->readAllStandardError()).contains("raise()"); }, timeout));
    QCOMPARE(output.count("raise()"), 1);
}

MM_SUITE(TstSecondStart)
#include "tst_second_start.moc"
