// SPDX-License-Identifier: MIT
#include "fakemm.h"
#include "run.h"
#include "suite.h"

#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <csignal>

using namespace Qt::StringLiterals;
using mm::test::FakeMm;

namespace {

/// The response body of a tool that the program serves on \p port.
QByteArray callTool(int port, const QByteArray &tool)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(port));
    socket.write("POST /tools/" + tool +
                 " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                 "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                 "Connection: close\r\n\r\n{}");
    [&] {
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, timeout);
    }();
    const QByteArray answer = socket.readAll();
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

} // namespace

/// The window's process together with an MM.
class TstWindowMember final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void window_registersAndServesItsTools();
    void terminationSignal_deregistersAndExits_data();
    void terminationSignal_deregistersAndExits();
    void hangingMm_doesNotDelayTheExit();
    void fileWithoutWriter_checksMmAndAgreesWithOnce();
    void once_checksMmOnlyForAFileWithoutWriter();
    void once_waitsForABusyMm();
    void onceWithAnotherProgramOnThePort_isNotUpdating();
    void noRegister_sendsNoRegistration();
    void startedMm_isReportedAndOutlivesTheWindow();
    void startWithRunningMm_startsNoOther();

private:
    void open(const QStringList &more = {});
    [[nodiscard]] int toolPort() const
    {
        return m_mm->last("/register").body.value(u"port"_s).toInt();
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    Run once(const QStringList &more, QJsonObject *object) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeMm> m_mm;
    std::unique_ptr<QProcess> m_process;
    QString m_program;
    QString m_path; ///< the stats file
};

void TstWindowMember::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_mm = std::make_unique<FakeMm>();
    m_process = std::make_unique<QProcess>();
    m_program = QStringLiteral(EE_MONITOR);
    m_path = path(u"stats.json"_s);
    for (const QString &folder : {u"home"_s, u"config"_s, u"cache"_s, u"runtime"_s})
        QVERIFY(QDir().mkdir(path(folder)));
    QVERIFY(QFile::setPermissions(path(u"runtime"_s), QFile::Permissions(0x7000)));
    QVERIFY(writeFile(m_path, sampleFile()));
}

void TstWindowMember::cleanup()
{
    m_process->kill();
    m_process->waitForFinished(timeout);
}

void TstWindowMember::open(const QStringList &more)
{
    QProcessEnvironment environment = bareEnvironment(path(u"home"_s));
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, path(u"config"_s));
    environment.insert(u"XDG_STATE_HOME"_s, path(u"state"_s));
    environment.insert(u"XDG_DATA_HOME"_s, path(u"data"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, path(u"cache"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, path(u"runtime"_s));
    m_process->setProcessEnvironment(environment);
    m_process->setChildProcessModifier([] { // the parent process may ignore them
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGHUP, SIG_DFL);
    });
    m_process->start(m_program, QStringList{u"--stats-file"_s, m_path, u"--interval"_s, u"1"_s,
                                            u"--mm-url"_s, m_mm->url().text()} +
                                    more);
}

Run TstWindowMember::once(const QStringList &more, QJsonObject *object) const
{
    Run run;
    QEventLoop loop;
    // The fake MM runs in this thread.
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        run.start(QStringList{u"--once"_s, u"--format"_s, u"json"_s, u"--stats-file"_s, m_path,
                              u"--mm-url"_s, m_mm->url().text()} +
                  more);
    }));
    connect(thread.get(), &QThread::finished, &loop, &QEventLoop::quit);
    thread->start();
    loop.exec();
    thread->wait();
    *object = lineOfJson(run.out);
    return run;
}

void TstWindowMember::window_registersAndServesItsTools()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, timeout);
    const QJsonObject registration = m_mm->last("/register").body;
    QCOMPARE(registration.value(u"instance_name"_s).toString(), u"ee_monitor"_s);
    const QJsonArray tools = registration.value(u"tools"_s).toArray();
    QCOMPARE(tools.size(), 2);
    for (const QJsonValue tool : tools)
        QCOMPARE(tool[u"inputSchema"][u"type"].toString(), u"object"_s);

    QJsonObject shown;
    const auto shownReason = [&] {
        shown = QJsonDocument::fromJson(callTool(toolPort(), "get_status")).object();
        return shown.value(u"reason"_s).toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(shownReason().contains(m_mm->url().text()), timeout);
    QVERIFY(shown.value(u"text"_s).toString().startsWith(u"MM: 5 services | "_s));
    QJsonObject object;
    QCOMPARE(once({}, &object).exitCode, 0);
    QVERIFY(object.value(u"age_s"_s).toInt() >= shown.value(u"age_s"_s).toInt());
    object.remove(u"age_s"_s);
    shown.remove(u"age_s"_s);
    QCOMPARE(shown, object);
    QCOMPARE(callTool(toolPort(), "show_window"), QByteArray(R"({"shown":true})"));
}

void TstWindowMember::terminationSignal_deregistersAndExits_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TstWindowMember::terminationSignal_deregistersAndExits()
{
    QFETCH(int, signal);

    open();
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, timeout);
    ::kill(static_cast<pid_t>(m_process->processId()), signal);
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, timeout);
    QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process->exitCode(), 0);
    QCOMPARE(m_mm->count("/deregister"), 1);
    QVERIFY(!m_mm->isRegistered);
    QVERIFY(readFile(path(u"state/ee-monitor/window.conf"_s)).contains("geometry="));
}

void TstWindowMember::hangingMm_doesNotDelayTheExit()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, timeout);
    m_mm->silent = true;
    m_process->terminate();
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, timeout);
    QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process->exitCode(), 0);
}

void TstWindowMember::fileWithoutWriter_checksMmAndAgreesWithOnce()
{
    QVERIFY(backdateFile(m_path, 100)); // too old for a running MM
    open();
    const auto stateShown = [&] {
        return QJsonDocument::fromJson(callTool(toolPort(), "get_status"))
            .object()
            .value(u"state"_s)
            .toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->count("/health") >= 1, timeout);
    QTRY_COMPARE_WITH_TIMEOUT(stateShown(), u"Active"_s, timeout);
    QJsonObject object;
    QCOMPARE(once({}, &object).exitCode, 0);

    m_mm->stop();
    QTRY_COMPARE_WITH_TIMEOUT(stateShown(), u"NotUpdating"_s, timeout);
    QCOMPARE(once({}, &object).exitCode, 1);
    QCOMPARE(object.value(u"state"_s).toString(), u"NotUpdating"_s);
    QVERIFY(object.value(u"reason"_s).toString().contains(m_mm->url().text()));
    QCOMPARE(once({u"--no-register"_s}, &object).exitCode, 0);

    m_mm->start();
    QTRY_COMPARE_WITH_TIMEOUT(stateShown(), u"Active"_s, timeout);
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, timeout);
}

void TstWindowMember::once_checksMmOnlyForAFileWithoutWriter()
{
    QJsonObject object;
    once({}, &object);
    QCOMPARE(m_mm->requests.size(), 1);
    QCOMPARE(m_mm->requests.constFirst().path, QByteArray("/health"));
    once({u"--no-register"_s}, &object);
    QVERIFY(writeFile(m_path, R"({"total_services":0,"total_messages":7,"writer":{"pid":1,)"
                              R"("host":"elsewhere","heartbeat_s":10,"state":"running"}})"));
    QCOMPARE(once({}, &object).exitCode, 0);
    QVERIFY(writeFile(m_path, "{"));
    once({}, &object);
    QVERIFY(QFile::remove(m_path));
    once({}, &object);
    QCOMPARE(m_mm->requests.size(), 1);
}

void TstWindowMember::once_waitsForABusyMm()
{
    QVERIFY(backdateFile(m_path, 100)); // too old for a running MM
    m_mm->silent = true;
    QTimer::singleShot(2'000, this, [this] { m_mm->answerPending(); });
    QJsonObject object;
    QCOMPARE(once({}, &object).exitCode, 0);
    QVERIFY(object.value(u"reason"_s).toString().contains(m_mm->url().text()));
    QVERIFY(!m_mm->silent);
}

void TstWindowMember::onceWithAnotherProgramOnThePort_isNotUpdating()
{
    QVERIFY(backdateFile(m_path, 100)); // too old for a running MM
    m_mm->status = 404;
    QJsonObject object;
    QCOMPARE(once({}, &object).exitCode, 1);
    QCOMPARE(object.value(u"state"_s).toString(), u"NotUpdating"_s);
    QCOMPARE(m_mm->last("/services").method, QByteArray("GET"));
}

void TstWindowMember::noRegister_sendsNoRegistration()
{
    open({u"--no-register"_s, u"--start-mm"_s});
    // --start-mm checks MM's health. A registration would have been sent earlier.
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT(
        (output += m_process->readAllStandardError()).contains("is running already"), timeout);
    m_process->terminate();
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, timeout);
    QCOMPARE(m_process->exitCode(), 0);
    QVERIFY(m_mm->hasReceivedAll());
    QCOMPARE(m_mm->requests.size(), 1);
    QCOMPARE(m_mm->requests.constFirst().path, QByteArray("/health"));
}

void TstWindowMember::startedMm_isReportedAndOutlivesTheWindow()
{
    m_mm->stop();
    m_program = path(u"ee-monitor"_s);
    QVERIFY(QFile::copy(QStringLiteral(EE_MONITOR), m_program));
    const QString proxy = path(u"mm-proxy"_s);
    QVERIFY(writeFile(proxy, "#!/bin/sh\nfolder=$(dirname \"$0\")\necho $$ > \"$folder/new\"\n"
                             "mv \"$folder/new\" \"$folder/pid\"\nexec sleep 60\n"));
    QVERIFY(QFile::setPermissions(proxy, QFile::ReadOwner | QFile::ExeOwner));
    open({u"--start-mm"_s});
    const auto pid = [&] { return readFile(path(u"pid"_s)).toLongLong(); };
    QTRY_VERIFY_WITH_TIMEOUT(pid() > 0, timeout);
    m_mm->health = {{u"pid"_s, pid()}};
    m_mm->start();
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += m_process->readAllStandardError())
                                 .contains("process " + QByteArray::number(pid())),
                             timeout);
    QVERIFY(QFileInfo::exists(path(u"cache/ee-monitor/mm-proxy.log"_s)));
    // The window registers with the started MM at once.
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->isRegistered, timeout);
    m_process->terminate();
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, timeout);
    QCOMPARE(::kill(static_cast<pid_t>(pid()), 0), 0);
    ::kill(static_cast<pid_t>(pid()), SIGKILL);
}

void TstWindowMember::startWithRunningMm_startsNoOther()
{
    open({u"--start-mm"_s});
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += m_process->readAllStandardError())
                                 .contains("ee-monitor: MM is running already at " +
                                           m_mm->url().text().toUtf8() + ".\n"),
                             timeout);
    QCOMPARE(m_process->state(), QProcess::Running);
}

MM_SUITE(TstWindowMember)
#include "tst_window_member.moc"
