// SPDX-License-Identifier: MIT
#include "app/monitor/proxyclient/proxylauncher.h"

#include "app/monitor/proxyclient/mmprobe.h"
#include "core/system/displaytext.h"
#include "core/system/signalmask.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mm {

namespace {

constexpr seconds requestTimeout{2};
constexpr milliseconds searchTimeout{100};
constexpr qint64 maxLogTail = 4096;
constexpr qint64 maxLog = qint64(1024) * 1024;

constexpr auto programFile = "mm-proxy"_L1;

/// Empties the log if it is too large. Returns its size.
qint64 prepareLog(const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile log(path);
    if (log.size() > maxLog)
        log.resize(0);
    return log.size();
}

} // namespace

ProxyLauncher::ProxyLauncher(const Setup &setup)
    : m_setup(setup)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(m_setup.pollInterval);
    connect(&m_timer, &QTimer::timeout, this, &ProxyLauncher::poll);
    m_hangTimer.setSingleShot(true);
    m_hangTimer.setInterval(m_setup.timeout);
    connect(&m_hangTimer, &QTimer::timeout, this, [this] {
        //: %1 is a path
        finish(false, tr("MM was not started yet: the disk with its program or its log %1 does not "
                         "respond.")
                          .arg(shownPath(m_setup.logFile)));
    });
    const DetachedTask::Work search = [this, setup]() -> DetachedTask::Finish {
        return [this, found = !program(setup).isEmpty()] {
            m_available = found;
            if (found)
                Q_EMIT availableChanged();
        };
    };
    (void)m_search.run(search);
    (void)m_search.waitForFinished(searchTimeout);
}

QString ProxyLauncher::program(const Setup &setup)
{
    const QString beside = QStandardPaths::findExecutable(programFile, {setup.folder});
    return beside.isEmpty() ? QStandardPaths::findExecutable(programFile) : beside;
}

void ProxyLauncher::start(const MmUrl &url, const QString &statsFile)
{
    if (std::exchange(m_busy, true))
        return;
    if (m_task.isRunning()) { // of a start whose disk has not responded since
        m_hangTimer.start();
        return;
    }
    m_client = std::make_unique<MmClient>(url);
    m_statsFile = statsFile;
    m_pid = 0;
    poll();
}

void ProxyLauncher::poll()
{
    const bool exited = m_pid != 0 && processState(m_pid, m_startedAt.wall) == ProcessState::Gone;
    m_client->get("/health", requestTimeout, [this, exited](const http::CallResult &result) {
        const auto health = parseOk(result);
        if (m_pid != 0 && !exited)
            handleHealth(health);
        else if (health) // also if another MM took the port before the started process
            finishWithRunningMm(*health);
        else if (exited)
            reportExit();
        else if (result.kind != http::CallResult::Kind::Answered)
            launch();
        else if (result.response.status == 401)
            //: %1 is a web address; --token-file is an option of the command line
            finish(false, tr("The program at %1 requires a token. If it is MM, start EE Monitor "
                             "with MM's --token-file.")
                              .arg(m_client->url().text()));
        else
            //: %1 is a web address
            finish(false, tr("MM was not started: another program answers at %1.")
                              .arg(m_client->url().text()));
    });
}

QStringList ProxyLauncher::arguments(const MmUrl &url, const QString &statsFile)
{
    QStringList arguments{u"--http-only"_s, u"--http-port"_s, QString::number(url.port),
                          u"--stats-file"_s, statsFile};
    if (const QString file = url.token.file; !file.isEmpty())
        arguments << u"--token-file"_s << file;
    return arguments;
}

void ProxyLauncher::launch()
{
    m_startedAt = Instant::now();
    runTask([this, setup = m_setup,
             arguments = arguments(m_client->url(), m_statsFile)]() -> DetachedTask::Finish {
        return [this, launch = launchProgram(setup, arguments)] {
            m_hangTimer.stop();
            m_pid = launch.pid;
            m_logStart = launch.logStart;
            if (!launch.problem.isEmpty())
                finish(false, launch.problem);
            else if (m_busy)
                poll();
        };
    });
}

ProxyLauncher::Launch ProxyLauncher::launchProgram(const Setup &setup, const QStringList &arguments)
{
    Launch launch;
    QProcess process;
    process.setProgram(program(setup));
    if (process.program().isEmpty()) {
        //: %1 is a program's name, %2 a folder
        launch.problem =
            tr("MM could not be started: there is no %1 in %2, nor in any folder of PATH.")
                .arg(programFile, shownPath(setup.folder));
        return launch;
    }
    launch.logStart = prepareLog(setup.logFile);
    process.setStandardInputFile(QProcess::nullDevice());
    // Appended, as the process of an earlier start may still write to it.
    process.setStandardOutputFile(setup.logFile, QIODevice::Append);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(QDir::rootPath());
    process.setArguments(arguments);
    if (!setup.environment.isEmpty())
        process.setProcessEnvironment(setup.environment);
    const posix::UnblockedSignals signals; // or MM could not be ended by SIGTERM
    if (!process.startDetached(&launch.pid))
        launch.problem = tr("MM could not be started: %1").arg(process.errorString());
    return launch;
}

void ProxyLauncher::reportExit()
{
    runTask([this, file = m_setup.logFile, start = m_logStart]() -> DetachedTask::Finish {
        return [this, line = lastLogLine(file, start)] {
            m_hangTimer.stop();
            finish(false, tr("MM could not be started: %1").arg(line));
        };
    });
}

void ProxyLauncher::runTask(const DetachedTask::Work &work)
{
    m_hangTimer.start();
    (void)m_task.run(work);
}

void ProxyLauncher::handleHealth(const std::optional<QJsonObject> &health)
{
    // Another MM may have taken the port.
    if (health && health->value("pid"_L1).toInteger(m_pid) == m_pid)
        //: %1 is a process number
        finish(true,
               tr("MM was started as process %1. It keeps running when this window is closed.")
                   .arg(m_pid));
    else if (steady_clock::now() - m_startedAt.steady > m_setup.timeout)
        //: %1 is a process number, %2 a web address, %3 a path
        finish(false, tr("MM was started as process %1, but does not answer at %2. Its log is %3.")
                          .arg(QString::number(m_pid), m_client->url().text(),
                               shownPath(m_setup.logFile)));
    else
        m_timer.start();
}

void ProxyLauncher::finishWithRunningMm(const QJsonObject &health)
{
    const QString file = statsFileOf(health);
    if (file.isEmpty() || file == QDir::cleanPath(m_statsFile))
        //: %1 is a web address
        finish(true, tr("MM is running already at %1.").arg(m_client->url().text()));
    else
        //: %1 is a web address, %2 a path; --stats-file is an option of the command line
        finish(true, tr("MM is running already at %1, but writes its figures to %2. Start EE "
                        "Monitor with --stats-file %2 to see them.")
                         .arg(m_client->url().text(), shownPath(file)));
}

void ProxyLauncher::finish(bool running, const QString &text)
{
    if (std::exchange(m_busy, false))
        Q_EMIT finished(running, text);
}

/// Of the new process's output, without the log prefix.
QString ProxyLauncher::lastLogLine(const QString &logFile, qint64 logStart)
{
    QFile log(logFile);
    if (log.open(QIODevice::ReadOnly)) {
        log.seek(qMax(log.size() - maxLogTail, logStart));
        const QByteArray text = log.readAll().trimmed();
        static const QRegularExpression prefix(u"^([-\\d :.]+ )?mm-proxy( error)?: "_s);
        if (!text.isEmpty())
            return QString::fromUtf8(text.mid(text.lastIndexOf('\n') + 1)).remove(prefix);
    }
    //: replaces a program's last message, after "MM could not be started: "
    return tr("it exited without output.");
}

} // namespace mm
