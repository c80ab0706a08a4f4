// SPDX-License-Identifier: MIT
#include "../monitor/fakemm.h"
#include "run.h"

#include <QDateTime>
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

constexpr int patience = 30'000;

/// What a tool of the program on \p port answers.
QByteArray callTool(int port, const QByteArray &tool)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(port));
    socket.write("POST /tools/" + tool +
                 " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                 "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                 "Connection: close\r\n\r\n{}");
    [&] {
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, patience);
    }();
    const QByteArray answer = socket.readAll();
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

} // namespace

/// The window's process as a member of the mesh.
class WindowMemberTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void window_registersAndServesItsTools();
    void signal_endsInGoodOrder_data();
    void signal_endsInGoodOrder();
    void hangingMm_doesNotKeepTheProcess();
    void fileWithoutWriter_isCheckedAndAgreesWithOnce();
    void once_asksOnlyWhereNoWriterIsNamed();
    void once_waitsForABusyMm();
    void once_isNotDeceivedByAnotherProgram();
    void reader_sendsNothing();
    void start_isToldAndOutlivesTheWindow();
    void startBesideALivingMm_isNone();

private:
    void open(const QStringList &more = {});
    void age(); ///< the stats file, until it does not look alive by itself
    [[nodiscard]] int toolPort() const
    {
        return m_mm->last("/register").body.value(u"port"_s).toInt();
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    Run once(const QStringList &more, QJsonObject *told) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeMm> m_mm;
    std::unique_ptr<QProcess> m_process;
    QString m_program;
    QString m_path; ///< the stats file
};

void WindowMemberTest::init()
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

void WindowMemberTest::cleanup()
{
    m_process->kill();
    m_process->waitForFinished(patience);
}

void WindowMemberTest::open(const QStringList &more)
{
    QProcessEnvironment environment = bareEnvironment(path(u"home"_s));
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, path(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, path(u"data"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, path(u"cache"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, path(u"runtime"_s));
    m_process->setProcessEnvironment(environment);
    m_process->setChildProcessModifier([] { // who starts the suite may ignore them
        std::signal(SIGINT, SIG_DFL);
        std::signal(SIGHUP, SIG_DFL);
    });
    m_process->start(m_program, QStringList{u"--stats-file"_s, m_path, u"--interval"_s, u"1"_s,
                                            u"--mm-url"_s, m_mm->url().text()} +
                                    more);
}

void WindowMemberTest::age()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite) &&
            file.setFileTime(QDateTime::currentDateTime().addSecs(-100),
                             QFileDevice::FileModificationTime));
}

Run WindowMemberTest::once(const QStringList &more, QJsonObject *told) const
{
    Run run;
    QEventLoop loop;
    // The MM that it asks lives in this thread.
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        run.start(QStringList{u"--once"_s, u"--format"_s, u"json"_s, u"--stats-file"_s, m_path,
                              u"--mm-url"_s, m_mm->url().text()} +
                  more);
    }));
    connect(thread.get(), &QThread::finished, &loop, &QEventLoop::quit);
    thread->start();
    loop.exec();
    thread->wait();
    *told = lineOfJson(run.out);
    return run;
}

void WindowMemberTest::window_registersAndServesItsTools()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
    const QJsonObject registration = m_mm->last("/register").body;
    QCOMPARE(registration.value(u"instance_name"_s).toString(), u"ee_monitor"_s);
    QCOMPARE(registration.value(u"tools"_s).toArray().size(), 2);

    QJsonObject shown;
    const auto asShown = [&] {
        shown = QJsonDocument::fromJson(callTool(toolPort(), "get_status")).object();
        return shown.value(u"reason"_s).toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(asShown().contains(m_mm->url().text()), patience);
    QJsonObject told;
    QCOMPARE(once({}, &told).exitCode, 0);
    QVERIFY(told.value(u"age_s"_s).toInt() >= shown.value(u"age_s"_s).toInt());
    told.remove(u"age_s"_s);
    shown.remove(u"age_s"_s);
    QCOMPARE(shown, told);
    QCOMPARE(callTool(toolPort(), "show_window"), QByteArray(R"({"shown":true})"));
}

void WindowMemberTest::signal_endsInGoodOrder_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void WindowMemberTest::signal_endsInGoodOrder()
{
    QFETCH(int, signal);

    open();
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
    ::kill(static_cast<pid_t>(m_process->processId()), signal);
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, patience);
    QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process->exitCode(), 0);
    QCOMPARE(m_mm->count("/deregister"), 1);
    QVERIFY(!m_mm->knowsUs);
    QVERIFY(readFile(path(u"config/ee-monitor/ee-monitor.conf"_s)).contains("layout="));
}

void WindowMemberTest::hangingMm_doesNotKeepTheProcess()
{
    open();
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
    m_mm->silent = true;
    m_process->terminate();
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, patience);
    QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_process->exitCode(), 0);
}

void WindowMemberTest::fileWithoutWriter_isCheckedAndAgreesWithOnce()
{
    age();
    open();
    const auto stateShown = [&] {
        return QJsonDocument::fromJson(callTool(toolPort(), "get_status"))
            .object()
            .value(u"state"_s)
            .toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->count("/health") >= 1, patience);
    QCOMPARE(stateShown(), u"Active"_s);
    QJsonObject told;
    QCOMPARE(once({}, &told).exitCode, 0);

    m_mm->stop();
    QTRY_COMPARE_WITH_TIMEOUT(stateShown(), u"NotUpdating"_s, patience);
    QCOMPARE(once({}, &told).exitCode, 1);
    QCOMPARE(told.value(u"state"_s).toString(), u"NotUpdating"_s);
    QVERIFY(told.value(u"reason"_s).toString().contains(m_mm->url().text()));
    QCOMPARE(once({u"--no-register"_s}, &told).exitCode, 0);

    m_mm->start();
    QTRY_COMPARE_WITH_TIMEOUT(stateShown(), u"Active"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
}

void WindowMemberTest::once_asksOnlyWhereNoWriterIsNamed()
{
    QJsonObject told;
    once({}, &told);
    QCOMPARE(m_mm->asked.size(), 1);
    QCOMPARE(m_mm->asked.constFirst().path, QByteArray("/health"));
    once({u"--no-register"_s}, &told);
    QVERIFY(writeFile(m_path, R"({"total_services":0,"total_messages":7,"writer":{"pid":1,)"
                              R"("host":"elsewhere","heartbeat_s":10,"state":"running"}})"));
    QCOMPARE(once({}, &told).exitCode, 0);
    QVERIFY(writeFile(m_path, "{"));
    once({}, &told);
    QVERIFY(QFile::remove(m_path));
    once({}, &told);
    QCOMPARE(m_mm->asked.size(), 1);
}

void WindowMemberTest::once_waitsForABusyMm()
{
    age();
    m_mm->silent = true;
    QTimer::singleShot(2'000, this, [this] { m_mm->answerLate(); });
    QJsonObject told;
    QCOMPARE(once({}, &told).exitCode, 0);
    QVERIFY(told.value(u"reason"_s).toString().contains(m_mm->url().text()));
    QVERIFY(!m_mm->silent);
}

void WindowMemberTest::once_isNotDeceivedByAnotherProgram()
{
    age();
    m_mm->status = 404;
    QJsonObject told;
    QCOMPARE(once({}, &told).exitCode, 1);
    QCOMPARE(told.value(u"state"_s).toString(), u"NotUpdating"_s);
    QCOMPARE(m_mm->last("/services").method, QByteArray("GET"));
}

void WindowMemberTest::reader_sendsNothing()
{
    open({u"--no-register"_s, u"--start-mm"_s});
    // It asks whether MM is there before it starts one: by then it would have registered.
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT(
        (said += m_process->readAllStandardError()).contains("is running already"), patience);
    m_process->terminate();
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, patience);
    QCOMPARE(m_process->exitCode(), 0);
    QVERIFY(m_mm->hasCaughtUp());
    QCOMPARE(m_mm->asked.size(), 1);
    QCOMPARE(m_mm->asked.constFirst().path, QByteArray("/health"));
}

void WindowMemberTest::start_isToldAndOutlivesTheWindow()
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
    QTRY_VERIFY_WITH_TIMEOUT(pid() > 0, patience);
    m_mm->health = {{u"pid"_s, pid()}};
    m_mm->start();
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += m_process->readAllStandardError()).contains("goes on"),
                             patience);
    QVERIFY2(said.contains("process " + QByteArray::number(pid())), said.constData());
    QVERIFY(QFileInfo::exists(path(u"cache/ee-monitor/mm-proxy.log"_s)));
    // The one that was started is joined at once.
    QTRY_VERIFY_WITH_TIMEOUT(m_mm->knowsUs, patience);
    m_process->terminate();
    QTRY_COMPARE_WITH_TIMEOUT(m_process->state(), QProcess::NotRunning, patience);
    QCOMPARE(::kill(static_cast<pid_t>(pid()), 0), 0);
    ::kill(static_cast<pid_t>(pid()), SIGKILL);
}

void WindowMemberTest::startBesideALivingMm_isNone()
{
    open({u"--start-mm"_s});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += m_process->readAllStandardError())
                                 .contains("ee-monitor: MM is running already at " +
                                           m_mm->url().text().toUtf8() + ".\n"),
                             patience);
    QCOMPARE(m_process->state(), QProcess::Running);
}

QTEST_GUILESS_MAIN(WindowMemberTest)
#include "tst_window_member.moc"
