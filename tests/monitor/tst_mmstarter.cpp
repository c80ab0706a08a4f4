// SPDX-License-Identifier: MIT
#include "app/monitor/mmstarter.h"
#include "fakemm.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mm::test {

namespace {

constexpr int patience = 30'000;

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class MmStarterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void runningMm_isLeftAlone();
    void runningMmOfAnotherFile_isToldWithTheFile_data();
    void runningMmOfAnotherFile_isToldWithTheFile();
    void otherProgram_isLeftAlone();
    void missingProgram_isToldWithItsPlaces();
    void programInPath_isFound();
    void programThatEnds_isToldWithItsLastLine_data();
    void programThatEnds_isToldWithItsLastLine();
    void programThatEndsSilently_isTold();
    void programThatDoesNotRun_isTold();
    void programThatAnswers_isToldWithItsNumber();
    void answerOfAnother_isNotTakenForIts();
    void programThatNeverAnswers_isTold();
    void program_isGivenPortAndFile();
    void program_isOnItsOwn();
    void log_isAppendedTo();
    void log_doesNotGrowForever();
    void secondStart_waitsForTheFirst();

private:
    /// A program in the place of mm-proxy, in shell. `$here` is the folder.
    void install(const QByteArray &script);
    [[nodiscard]] MmStarter::Setup setup() const;
    /// Until it is finished; the sentence.
    QString run(MmStarter *starter, bool *running);
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] qint64 startedPid() const { return readFile(path(u"pid"_s)).toLongLong(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeMm> m_mm; ///< stopped
    QByteArray m_pathVariable;
};

void MmStarterTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_mm = std::make_unique<FakeMm>();
    m_mm->stop();
    m_pathVariable = qgetenv("PATH");
    qputenv("PATH", QFile::encodeName(path(u"elsewhere"_s)) + ":/usr/bin:/bin");
}

void MmStarterTest::cleanup()
{
    qputenv("PATH", m_pathVariable);
    if (const qint64 pid = startedPid(); pid > 0)
        ::kill(static_cast<pid_t>(pid), SIGKILL);
}

void MmStarterTest::install(const QByteArray &script)
{
    QFile file(path(u"mm-proxy"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\nhere='" + QFile::encodeName(m_folder->path()) +
               "'\necho $$ > \"$here/pid.new\"; mv \"$here/pid.new\" \"$here/pid\"\n" +
               "echo start >> \"$here/starts\"\n" + script + '\n');
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

MmStarter::Setup MmStarterTest::setup() const
{
    return {
        .mm = m_mm->url(),
        .statsFile = path(u"stats.json"_s),
        .folder = m_folder->path(),
        .logFile = path(u"cache/ee-monitor/mm-proxy.log"_s),
        .patience = 1h,
        .pause = 5ms,
    };
}

QString MmStarterTest::run(MmStarter *starter, bool *running)
{
    QSignalSpy finished(starter, &MmStarter::finished);
    starter->start();
    if (!finished.isEmpty() || !starter->isBusy() || !finished.wait(patience) || starter->isBusy())
        return {};
    *running = finished.constFirst().constFirst().toBool();
    return finished.constFirst().constLast().toString();
}

void MmStarterTest::runningMm_isLeftAlone()
{
    install("exec sleep 60");
    m_mm->start();
    MmStarter starter(setup());
    bool running = false;
    QCOMPARE(run(&starter, &running), u"MM is running already at %1."_s.arg(m_mm->url().text()));
    QVERIFY(running);
    QVERIFY(!QFile::exists(path(u"starts"_s)));
}

void MmStarterTest::runningMmOfAnotherFile_isToldWithTheFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("told");
    QTest::newRow("another") << u"/another/stats.json"_s << true;
    QTest::newRow("this one") << u"FOLDER/stats.json"_s << false;
    QTest::newRow("this one, in other words") << u"FOLDER/x/../stats.json"_s << false;
    QTest::newRow("no path") << u"stats"_s << false;
}

void MmStarterTest::runningMmOfAnotherFile_isToldWithTheFile()
{
    QFETCH(QString, file);
    QFETCH(bool, told);

    file.replace(u"FOLDER"_s, m_folder->path());
    m_mm->start();
    m_mm->health = {{u"program"_s, u"mm-proxy"_s}, {u"stats_file"_s, file}};
    MmStarter starter(setup());
    bool running = false;
    const QString text = run(&starter, &running);
    QVERIFY2(text.contains(u"running already at "_s + m_mm->url().text()), qPrintable(text));
    QCOMPARE(text.contains(u"--stats-file "_s + file), told);
    QVERIFY(running);
}

void MmStarterTest::otherProgram_isLeftAlone()
{
    install("exec sleep 60");
    m_mm->start();
    m_mm->status = 404;
    MmStarter starter(setup());
    bool running = true;
    const QString text = run(&starter, &running);
    QVERIFY2(text.contains(u"another program"_s) && text.contains(m_mm->url().text()),
             qPrintable(text));
    QVERIFY(!running);
    QVERIFY(!QFile::exists(path(u"starts"_s)));
}

void MmStarterTest::missingProgram_isToldWithItsPlaces()
{
    MmStarter starter(setup());
    QVERIFY(!starter.isAvailable());
    bool running = true;
    const QString text = run(&starter, &running);
    QVERIFY2(text.contains(u"mm-proxy"_s) && text.contains(m_folder->path()) &&
                 text.contains(u"PATH"_s),
             qPrintable(text));
    QVERIFY(!running);
}

void MmStarterTest::programInPath_isFound()
{
    install("echo found in PATH; exit 1");
    QVERIFY(QDir(m_folder->path()).mkdir(u"elsewhere"_s));
    QVERIFY(QFile::rename(path(u"mm-proxy"_s), path(u"elsewhere/mm-proxy"_s)));
    MmStarter starter(setup());
    QVERIFY(starter.isAvailable());
    bool running = true;
    QCOMPARE(run(&starter, &running), u"MM could not be started: found in PATH"_s);
}

void MmStarterTest::programThatEnds_isToldWithItsLastLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("bare") << QByteArray("Port 1 is taken by größe.");
    QTest::newRow("with its name") << QByteArray("mm-proxy: Port 1 is taken by größe.");
    QTest::newRow("as logged") << QByteArray(
        "2026-02-06 10:30:45.123 mm-proxy error: Port 1 is taken by größe.");
}

void MmStarterTest::programThatEnds_isToldWithItsLastLine()
{
    QFETCH(QByteArray, line);

    install("echo on stdout; echo '" + line + "' >&2; exit 1");
    MmStarter starter(setup());
    QVERIFY(starter.isAvailable());
    bool running = true;
    QCOMPARE(run(&starter, &running), u"MM could not be started: Port 1 is taken by größe."_s);
    QVERIFY(!running);
    QVERIFY(readFile(setup().logFile).startsWith("on stdout\n"));
}

void MmStarterTest::programThatEndsSilently_isTold()
{
    install("exit 1");
    MmStarter starter(setup());
    bool running = true;
    const QString text = run(&starter, &running);
    QVERIFY2(text.startsWith(u"MM could not be started: "_s) && text.endsWith(u'.'),
             qPrintable(text));
    QVERIFY(!running);
}

void MmStarterTest::programThatDoesNotRun_isTold()
{
    QFile file(path(u"mm-proxy"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("#!/nowhere/at/all\n") > 0);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    MmStarter starter(setup());
    bool running = true;
    const QString text = run(&starter, &running);
    QVERIFY2(text.startsWith(u"MM could not be started: "_s), qPrintable(text));
    QVERIFY(!running);
}

void MmStarterTest::programThatAnswers_isToldWithItsNumber()
{
    install("exec sleep 60");
    MmStarter starter(setup());
    QSignalSpy finished(&starter, &MmStarter::finished);
    starter.start();
    QTRY_VERIFY_WITH_TIMEOUT(startedPid() > 0, patience);
    QVERIFY(finished.isEmpty());
    m_mm->health = {{u"status"_s, u"ok"_s}, {u"pid"_s, startedPid()}};
    m_mm->start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(finished.constFirst().constFirst().toBool(), true);
    QCOMPARE(finished.constFirst().constLast().toString(),
             u"MM was started as process %1. It goes on when this window is closed."_s.arg(
                 startedPid()));
}

void MmStarterTest::answerOfAnother_isNotTakenForIts()
{
    install("while [ ! -e \"$here/go\" ]; do sleep 0.01; done; echo too late; exit 1");
    MmStarter starter(setup());
    QSignalSpy finished(&starter, &MmStarter::finished);
    starter.start();
    QTRY_VERIFY_WITH_TIMEOUT(startedPid() > 0, patience);
    m_mm->health = {{u"pid"_s, startedPid() + 1}};
    m_mm->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->count("/health") >= 3, patience);
    QVERIFY(finished.isEmpty());
    QFile go(path(u"go"_s));
    QVERIFY(go.open(QIODevice::WriteOnly));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(finished.constFirst().constLast().toString(),
             u"MM is running already at %1."_s.arg(m_mm->url().text()));
    QVERIFY(finished.constFirst().constFirst().toBool());
}

void MmStarterTest::programThatNeverAnswers_isTold()
{
    install("exec sleep 60");
    auto impatient = setup();
    impatient.patience = 200ms;
    MmStarter starter(impatient);
    bool running = true;
    const QString text = run(&starter, &running);
    QTRY_VERIFY_WITH_TIMEOUT(startedPid() > 0, patience);
    QVERIFY2(text.contains(QString::number(startedPid())) && text.contains(m_mm->url().text()) &&
                 text.contains(impatient.logFile),
             qPrintable(text));
    QVERIFY(!running);
}

void MmStarterTest::program_isGivenPortAndFile()
{
    install("printf '%s|' \"$@\"; exit 1");
    MmStarter starter(setup());
    bool running = true;
    run(&starter, &running);
    QCOMPARE(readFile(setup().logFile),
             u"--http-only|--http-port|%1|--stats-file|%2|"_s.arg(m_mm->port())
                 .arg(path(u"stats.json"_s))
                 .toUtf8());
}

void MmStarterTest::program_isOnItsOwn()
{
    install("exec sleep 60");
    MmStarter starter(setup());
    starter.start();
    QTRY_VERIFY_WITH_TIMEOUT(startedPid() > 0, patience);
    const auto pid = static_cast<pid_t>(startedPid());
    // A terminal that is closed ends what is in its session.
    QVERIFY(::getsid(pid) > 0);
    QVERIFY(::getsid(pid) != ::getsid(0));
}

void MmStarterTest::log_isAppendedTo()
{
    MmStarter starter(setup());
    bool running = true;
    install("echo a long first line; exit 1");
    run(&starter, &running);
    install("echo second; exit 1");
    QCOMPARE(run(&starter, &running), u"MM could not be started: second"_s);
    QCOMPARE(readFile(setup().logFile), QByteArray("a long first line\nsecond\n"));
    install("exit 1");
    QVERIFY(!run(&starter, &running).contains(u"second"_s));
}

void MmStarterTest::log_doesNotGrowForever()
{
    MmStarter starter(setup());
    bool running = true;
    install("head -c 1100000 /dev/zero; exit 1");
    run(&starter, &running);
    QCOMPARE(QFileInfo(setup().logFile).size(), 1'100'000);
    install("echo second; exit 1");
    QCOMPARE(run(&starter, &running), u"MM could not be started: second"_s);
    QCOMPARE(readFile(setup().logFile), QByteArray("second\n"));
}

void MmStarterTest::secondStart_waitsForTheFirst()
{
    install("while [ ! -e \"$here/go\" ]; do sleep 0.01; done; exit 1");
    MmStarter starter(setup());
    QSignalSpy finished(&starter, &MmStarter::finished);
    starter.start();
    starter.start();
    QTRY_VERIFY_WITH_TIMEOUT(startedPid() > 0, patience);
    starter.start();
    QFile go(path(u"go"_s));
    QVERIFY(go.open(QIODevice::WriteOnly));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(!starter.isBusy());
    QCOMPARE(readFile(path(u"starts"_s)), QByteArray("start\n"));
}

} // namespace mm::test

QTEST_GUILESS_MAIN(mm::test::MmStarterTest)
#include "tst_mmstarter.moc"
