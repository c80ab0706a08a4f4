// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/proxylauncher.h"
#include "fakemm.h"
#include "files.h"
#include "suite.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <unistd.h>

using namespace mm;
using namespace mm::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int launchTimeout = 30'000;

} // namespace

class TstProxyLauncher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void runningMm_startsNothing();
    void runningMmOfAnotherFile_namesThatFile_data();
    void runningMmOfAnotherFile_namesThatFile();
    void otherProgramOnThePort_startsNothing();
    void missingProgram_namesTheSearchedFolders();
    void programInPath_isFound();
    void exitedProgram_reportsItsLastLine_data();
    void exitedProgram_reportsItsLastLine();
    void programThatExitsSilently_fails();
    void programThatCannotRun_fails();
    void answeringProgram_reportsItsPid();
    void responseOfAnotherProcess_isIgnored();
    void timeout_namesPidAddressAndLog();
    void program_getsPortAndFile();
    void program_hasItsOwnSession();
    void program_blocksNoSignals();
    void log_isAppended();
    void tooLargeLog_isEmptied();
    void startWhileBusy_doesNothing();

private:
    /// Installs a shell script as mm-proxy. `$here` is its folder.
    void install(const QByteArray &script);
    [[nodiscard]] ProxyLauncher::Setup setup() const;
    void start(ProxyLauncher *launcher);
    /// Returns the text of finished().
    QString run(ProxyLauncher *launcher, bool *running);
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] qint64 startedPid() const { return readFile(path(u"pid"_s)).toLongLong(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeMm> m_mm; ///< stopped
    QByteArray m_pathVariable;
};

void TstProxyLauncher::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_mm = std::make_unique<FakeMm>();
    m_mm->stop();
    m_pathVariable = qgetenv("PATH");
    qputenv("PATH", QFile::encodeName(path(u"elsewhere"_s)) + ":/usr/bin:/bin");
}

void TstProxyLauncher::cleanup()
{
    qputenv("PATH", m_pathVariable);
    if (const qint64 pid = startedPid(); pid > 0)
        ::kill(static_cast<pid_t>(pid), SIGKILL);
}

void TstProxyLauncher::install(const QByteArray &script)
{
    const QString program = path(u"mm-proxy"_s);
    QVERIFY(writeFile(program,
                      "#!/bin/sh\nhere='" + QFile::encodeName(m_folder->path()) +
                          "'\necho $$ > \"$here/pid.new\"; mv \"$here/pid.new\" \"$here/pid\"\n" +
                          "echo start >> \"$here/starts\"\n" + script + '\n'));
    QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

ProxyLauncher::Setup TstProxyLauncher::setup() const
{
    return {
        .folder = m_folder->path(),
        .logFile = path(u"cache/ee-monitor/mm-proxy.log"_s),
        .timeout = 1h,
        .pollInterval = 5ms,
    };
}

void TstProxyLauncher::start(ProxyLauncher *launcher)
{
    launcher->start(m_mm->url(), path(u"stats.json"_s));
}

QString TstProxyLauncher::run(ProxyLauncher *launcher, bool *running)
{
    QSignalSpy finished(launcher, &ProxyLauncher::finished);
    start(launcher);
    if (!finished.isEmpty() || !launcher->isBusy() || !finished.wait(launchTimeout) ||
        launcher->isBusy())
        return {};
    *running = finished.constFirst().constFirst().toBool();
    return finished.constFirst().constLast().toString();
}

void TstProxyLauncher::runningMm_startsNothing()
{
    install("exec sleep 60");
    m_mm->start();
    ProxyLauncher launcher(setup());
    bool running = false;
    QCOMPARE(run(&launcher, &running), u"MM is running already at %1."_s.arg(m_mm->url().text()));
    QVERIFY(running);
    QVERIFY(!QFile::exists(path(u"starts"_s)));
}

void TstProxyLauncher::runningMmOfAnotherFile_namesThatFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("named");
    QTest::newRow("another") << u"/another/stats.json"_s << true;
    QTest::newRow("this one") << u"FOLDER/stats.json"_s << false;
    QTest::newRow("this one, not normalized") << u"FOLDER/x/../stats.json"_s << false;
    QTest::newRow("no path") << u"stats"_s << false;
}

void TstProxyLauncher::runningMmOfAnotherFile_namesThatFile()
{
    QFETCH(QString, file);
    QFETCH(bool, named);

    file.replace(u"FOLDER"_s, m_folder->path());
    m_mm->start();
    m_mm->health = {{u"program"_s, u"mm-proxy"_s}, {u"stats_file"_s, file}};
    ProxyLauncher launcher(setup());
    bool running = false;
    const QString text = run(&launcher, &running);
    QVERIFY2(text.contains(u"running already at "_s + m_mm->url().text()), qPrintable(text));
    QCOMPARE(text.contains(u"--stats-file "_s + file), named);
    QVERIFY(running);
}

void TstProxyLauncher::otherProgramOnThePort_startsNothing()
{
    install("exec sleep 60");
    m_mm->start();
    m_mm->status = 404;
    ProxyLauncher launcher(setup());
    bool running = true;
    const QString text = run(&launcher, &running);
    QVERIFY2(text.contains(u"another program"_s) && text.contains(m_mm->url().text()),
             qPrintable(text));
    QVERIFY(!running);
    QVERIFY(!QFile::exists(path(u"starts"_s)));
}

void TstProxyLauncher::missingProgram_namesTheSearchedFolders()
{
    ProxyLauncher launcher(setup());
    QVERIFY(!launcher.isAvailable());
    bool running = true;
    const QString text = run(&launcher, &running);
    QVERIFY2(text.contains(u"mm-proxy"_s) && text.contains(m_folder->path()) &&
                 text.contains(u"PATH"_s),
             qPrintable(text));
    QVERIFY(!running);
}

void TstProxyLauncher::programInPath_isFound()
{
    install("echo found in PATH; exit 1");
    QVERIFY(QDir(m_folder->path()).mkdir(u"elsewhere"_s));
    QVERIFY(QFile::rename(path(u"mm-proxy"_s), path(u"elsewhere/mm-proxy"_s)));
    ProxyLauncher launcher(setup());
    QVERIFY(launcher.isAvailable());
    bool running = true;
    QCOMPARE(run(&launcher, &running), u"MM could not be started: found in PATH"_s);
}

void TstProxyLauncher::exitedProgram_reportsItsLastLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("bare") << QByteArray("Port 1 is taken by größe.");
    QTest::newRow("with its name") << QByteArray("mm-proxy: Port 1 is taken by größe.");
    QTest::newRow("as logged") << QByteArray(
        "2026-02-06 10:30:45.123 mm-proxy error: Port 1 is taken by größe.");
}

void TstProxyLauncher::exitedProgram_reportsItsLastLine()
{
    QFETCH(QByteArray, line);

    install("echo on stdout; echo '" + line + "' >&2; exit 1");
    ProxyLauncher launcher(setup());
    QVERIFY(launcher.isAvailable());
    bool running = true;
    QCOMPARE(run(&launcher, &running), u"MM could not be started: Port 1 is taken by größe."_s);
    QVERIFY(!running);
    QVERIFY(readFile(setup().logFile).startsWith("on stdout\n"));
}

void TstProxyLauncher::programThatExitsSilently_fails()
{
    install("exit 1");
    ProxyLauncher launcher(setup());
    bool running = true;
    const QString text = run(&launcher, &running);
    QVERIFY2(text.startsWith(u"MM could not be started: "_s) && text.endsWith(u'.'),
             qPrintable(text));
    QVERIFY(!running);
}

void TstProxyLauncher::programThatCannotRun_fails()
{
    const QString program = path(u"mm-proxy"_s);
    QVERIFY(writeFile(program, "#!/nowhere/at/all\n"));
    QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
    ProxyLauncher launcher(setup());
    bool running = true;
    const QString text = run(&launcher, &running);
    QVERIFY2(text.startsWith(u"MM could not be started: "_s), qPrintable(text));
    QVERIFY(!running);
}

void TstProxyLauncher::answeringProgram_reportsItsPid()
{
    install("exec sleep 60");
    ProxyLauncher launcher(setup());
    QSignalSpy finished(&launcher, &ProxyLauncher::finished);
    start(&launcher);
    QTRY_VERIFY_WITH_TIMEOUT(startedPid() > 0, launchTimeout);
    QVERIFY(finished.isEmpty());
    m_mm->health = {{u"status"_s, u"ok"_s}, {u"pid"_s, startedPid()}};
    m_mm->start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, launchTimeout);
    QCOMPARE(finished.constFirst().constFirst().toBool(), true);
    QCOMPARE(finished.constFirst().constLast().toString(),
             u"MM was started as process %1. It keeps running when this window is closed."_s.arg(
                 startedPid()));
}

void TstProxyLauncher::responseOfAnotherProcess_isIgnored()
{
    install("while [ ! -e \"$here/go\" ]; do sleep 0.01; done; echo too late; exit 1");
    ProxyLauncher launcher(setup());
    QSignalSpy finished(&launcher, &ProxyLauncher::finished);
    start(&launcher);
    QTRY_VERIFY_WITH_TIMEOUT(startedPid() > 0, launchTimeout);
    m_mm->health = {{u"pid"_s, startedPid() + 1}};
    m_mm->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->count("/health") >= 3, launchTimeout);
    QVERIFY(finished.isEmpty());
    QVERIFY(writeFile(path(u"go"_s), {}));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, launchTimeout);
    QCOMPARE(finished.constFirst().constLast().toString(),
             u"MM is running already at %1."_s.arg(m_mm->url().text()));
    QVERIFY(finished.constFirst().constFirst().toBool());
}

void TstProxyLauncher::timeout_namesPidAddressAndLog()
{
    install("exec sleep 60");
    auto shortTimeout = setup();
    shortTimeout.timeout = 200ms;
    ProxyLauncher launcher(shortTimeout);
    bool running = true;
    const QString text = run(&launcher, &running);
    QTRY_VERIFY_WITH_TIMEOUT(startedPid() > 0, launchTimeout);
    QVERIFY2(text.contains(QString::number(startedPid())) && text.contains(m_mm->url().text()) &&
                 text.contains(shortTimeout.logFile),
             qPrintable(text));
    QVERIFY(!running);
}

void TstProxyLauncher::program_getsPortAndFile()
{
    install("printf '%s|' \"$@\"; exit 1");
    ProxyLauncher launcher(setup());
    bool running = true;
    run(&launcher, &running);
    QCOMPARE(readFile(setup().logFile),
             u"--http-only|--http-port|%1|--stats-file|%2|"_s.arg(m_mm->port())
                 .arg(path(u"stats.json"_s))
                 .toUtf8());
}

void TstProxyLauncher::program_hasItsOwnSession()
{
    install("exec sleep 60");
    ProxyLauncher launcher(setup());
    start(&launcher);
    QTRY_VERIFY_WITH_TIMEOUT(startedPid() > 0, launchTimeout);
    const auto pid = static_cast<pid_t>(startedPid());
    // Closing a terminal ends the processes of its session.
    QVERIFY(::getsid(pid) > 0);
    QVERIFY(::getsid(pid) != ::getsid(0));
}

void TstProxyLauncher::program_blocksNoSignals()
{
    install("trap 'touch \"$here/ended\"; exit' TERM\ntouch \"$here/ready\"\n"
            "while :; do sleep 0.05; done");
    ProxyLauncher launcher(setup());
    start(&launcher);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path(u"ready"_s)), launchTimeout);
    QCOMPARE(::kill(static_cast<pid_t>(startedPid()), SIGTERM), 0);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path(u"ended"_s)), launchTimeout);
}

void TstProxyLauncher::log_isAppended()
{
    ProxyLauncher launcher(setup());
    bool running = true;
    install("echo a long first line; exit 1");
    run(&launcher, &running);
    install("echo second; exit 1");
    QCOMPARE(run(&launcher, &running), u"MM could not be started: second"_s);
    QCOMPARE(readFile(setup().logFile), QByteArray("a long first line\nsecond\n"));
    install("exit 1");
    QVERIFY(!run(&launcher, &running).contains(u"second"_s));
}

void TstProxyLauncher::tooLargeLog_isEmptied()
{
    ProxyLauncher launcher(setup());
    bool running = true;
    install("head -c 1100000 /dev/zero; exit 1");
    run(&launcher, &running);
    QCOMPARE(QFileInfo(setup().logFile).size(), 1'100'000);
    install("echo second; exit 1");
    QCOMPARE(run(&launcher, &running), u"MM could not be started: second"_s);
    QCOMPARE(readFile(setup().logFile), QByteArray("second\n"));
}

void TstProxyLauncher::startWhileBusy_doesNothing()
{
    install("while [ ! -e \"$here/go\" ]; do sleep 0.01; done; exit 1");
    ProxyLauncher launcher(setup());
    QSignalSpy finished(&launcher, &ProxyLauncher::finished);
    start(&launcher);
    start(&launcher);
    QTRY_VERIFY_WITH_TIMEOUT(startedPid() > 0, launchTimeout);
    start(&launcher);
    QVERIFY(writeFile(path(u"go"_s), {}));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, launchTimeout);
    QVERIFY(!launcher.isBusy());
    QCOMPARE(readFile(path(u"starts"_s)), QByteArray("start\n"));
}

MM_SUITE(TstProxyLauncher)
#include "tst_proxylauncher.moc"
