// SPDX-License-Identifier: MIT
#include "../monitor/fakemm.h"
#include "run.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using mm::test::FakeMm;

namespace {

constexpr int patience = 30'000;

/// The lines of the program itself, without those of Qt's platform for no display.
QList<QByteArray> ownLines(QProcess *process)
{
    QList<QByteArray> lines = process->readAllStandardError().split('\n');
    lines.removeIf([](const QByteArray &line) {
        return line.isEmpty() || line.startsWith("This plugin does not support ");
    });
    return lines;
}

} // namespace

/// The program started again, for a file whose window is open: as processes.
class SecondStartTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void second_endsQuietly();
    void otherFileOrDisplay_getsAWindowOfItsOwn_data();
    void otherFileOrDisplay_getsAWindowOfItsOwn();
    void once_isNoInstance();
    void killedFirst_isReplaced();
    void endedFirst_isReplaced();
    void suspendedFirst_letsTheSecondOpenAWindow();
    void manyAtOnce_leaveOne();
    void startMm_isDoneByTheFirst();

private:
    /// One more start, which goes on if it opens a window.
    QProcess *start(const QStringList &more = {}, const QString &display = u":0"_s);
    /// Started, and open.
    QProcess *open(const QStringList &more = {}, const QString &display = u":0"_s);
    [[nodiscard]] bool hasEnded(QProcess *process) const
    {
        return QTest::qWaitFor([=] { return process->state() == QProcess::NotRunning; }, patience);
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

void SecondStartTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_stats = path(u"stats.json"_s);
    QVERIFY(QDir().mkdir(path(u"runtime"_s)));
    QVERIFY(QFile::setPermissions(path(u"runtime"_s), QFile::Permissions(0x7000)));
    QVERIFY(writeFile(m_stats, sampleFile()));
}

void SecondStartTest::cleanup()
{
    for (const auto &process : m_processes) {
        process->kill();
        process->waitForFinished(patience);
    }
    m_processes.clear();
}

QStringList SecondStartTest::sockets() const
{
    return QDir(path(u"runtime"_s)).entryList({u"ee-monitor-*"_s}, QDir::System);
}

QProcess *SecondStartTest::start(const QStringList &more, const QString &display)
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

QProcess *SecondStartTest::open(const QStringList &more, const QString &display)
{
    const qsizetype before = sockets().size();
    QProcess *process = start(more, display);
    const bool isOpen = QTest::qWaitFor([&] { return sockets().size() > before; }, patience);
    return isOpen && process->state() == QProcess::Running ? process : nullptr;
}

void SecondStartTest::second_endsQuietly()
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
        // Qt's platform for no display says of each window that it can't raise it.
        QByteArray told;
        QVERIFY(QTest::qWaitFor(
            [&] { return (told += first->readAllStandardError()).contains("raise()"); }, patience));
    }
    QCOMPARE(first->state(), QProcess::Running);
    first->terminate();
    QVERIFY(hasEnded(first));
    QCOMPARE(first->exitCode(), 0);
    QCOMPARE(
        QDir(path(u"runtime"_s)).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot),
        QStringList());
}

void SecondStartTest::otherFileOrDisplay_getsAWindowOfItsOwn_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("display");
    QTest::newRow("file") << u"other.json"_s << u":0"_s;
    QTest::newRow("display") << u"stats.json"_s << u":1"_s;
}

void SecondStartTest::otherFileOrDisplay_getsAWindowOfItsOwn()
{
    QFETCH(QString, file);
    QFETCH(QString, display);
    QVERIFY(open());
    QVERIFY(open({u"--stats-file"_s, path(file)}, display));
    QCOMPARE(running(), 2);
    QCOMPARE(sockets().size(), 2);
}

void SecondStartTest::once_isNoInstance()
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

void SecondStartTest::killedFirst_isReplaced()
{
    QProcess *first = open();
    QVERIFY(first);
    first->kill();
    QVERIFY(hasEnded(first));
    QCOMPARE(sockets().size(), 1); // it had no time to put that away
    QProcess *next = start();
    QProcess *second = start();
    QVERIFY(QTest::qWaitFor([this] { return running() == 1; }, patience));
    for (QProcess *process : {next, second}) {
        if (process->state() == QProcess::NotRunning)
            QCOMPARE(process->exitCode(), 0);
        QCOMPARE(ownLines(process), QList<QByteArray>());
    }
}

void SecondStartTest::endedFirst_isReplaced()
{
    for (int i = 0; i < 3; ++i) {
        QProcess *first = open();
        QVERIFY(first);
        first->terminate();
        QProcess *next = start();
        QVERIFY(hasEnded(first));
        // It came in time to be heard by the first, or takes its place.
        QVERIFY(QTest::qWaitFor(
            [&] { return next->state() == QProcess::NotRunning || sockets().size() == 1; },
            patience));
        next->terminate();
        QVERIFY(hasEnded(next));
        QCOMPARE(next->exitCode(), 0);
        QCOMPARE(ownLines(next), QList<QByteArray>());
    }
}

void SecondStartTest::suspendedFirst_letsTheSecondOpenAWindow()
{
    QProcess *first = open();
    QVERIFY(first);
    QCOMPARE(::kill(pid_t(first->processId()), SIGSTOP), 0);
    QProcess *second = start();
    QList<QByteArray> said;
    QVERIFY(QTest::qWaitFor([&] { return !(said += ownLines(second)).isEmpty(); }, patience));
    QCOMPARE(said.size(), 1);
    QVERIFY(said.first().startsWith("ee-monitor: ") && said.first().contains("does not answer"));
    QCOMPARE(second->state(), QProcess::Running);
    QCOMPARE(::kill(pid_t(first->processId()), SIGCONT), 0);
    // It is there again for the third.
    QProcess *third = start();
    QVERIFY(hasEnded(third));
    QCOMPARE(third->exitCode(), 0);
    QCOMPARE(running(), 2);
}

void SecondStartTest::manyAtOnce_leaveOne()
{
    for (int i = 0; i < 8; ++i)
        start();
    QVERIFY(QTest::qWaitFor([this] { return running() == 1; }, patience));
    QVERIFY(QTest::qWaitFor([this] { return sockets().size() == 1; }, patience));
    QCOMPARE(running(), 1);
    for (const auto &process : m_processes)
        QCOMPARE(ownLines(process.get()), QList<QByteArray>());
}

void SecondStartTest::startMm_isDoneByTheFirst()
{
    FakeMm mm;
    const QStringList url{u"--mm-url"_s, mm.url().text()};
    QProcess *first = open(url);
    QVERIFY(first);
    QTRY_VERIFY_WITH_TIMEOUT(mm.count("/register") == 1, patience);
    QVERIFY(hasEnded(start(url)));
    QVERIFY(mm.hasCaughtUp());
    const qsizetype before = mm.count("/health");
    // Before it would start one, it asks whether there is one.
    QProcess *second = start(url + QStringList{u"--start-mm"_s});
    QVERIFY(hasEnded(second));
    QCOMPARE(second->exitCode(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(mm.count("/health") > before, patience);
    QCOMPARE(mm.count("/register"), 1);
    QCOMPARE(first->state(), QProcess::Running);
}

QTEST_GUILESS_MAIN(SecondStartTest)
#include "tst_second_start.moc"
