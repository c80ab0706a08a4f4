// SPDX-License-Identifier: MIT
#include "app/proxy/servers/serverprocess.h"

#include "app/proxy/servers/processgroup.h"
#include "core/system/displaytext.h"

#include <csignal>
#include <cstring>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mm {

ServerProcess::ServerProcess(const Limits &limits)
    : m_limits(limits)
{
    connect(&m_process, &QProcess::started, this, [this] {
        m_group = m_process.processId();
        m_stdinEnd = posix::UniqueFd();
        if (m_execution->failure().isEmpty())
            Q_EMIT started();
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ServerProcess::readOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &ServerProcess::readErrors);
    connect(&m_process, &QProcess::finished, this, &ServerProcess::finished);
    connect(
        &m_process, &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                Q_EMIT ended(u"it can't be started: %1"_s.arg(m_process.errorString()));
        },
        // Qt reports a failure while start() runs.
        Qt::QueuedConnection);
    m_endTimer.setSingleShot(true);
    m_endTimer.setInterval(limits.endTimeout);
    connect(&m_endTimer, &QTimer::timeout, this, [this] {
        signalGroup(std::exchange(m_isTerminated, true) ? SIGKILL : SIGTERM);
        m_endTimer.start();
    });
}

ServerProcess::~ServerProcess()
{
    m_process.disconnect(this);
    if (m_group == 0)
        return;
    signalGroup(SIGKILL);
    m_process.waitForFinished(int(m_limits.endTimeout.count()));
}

void ServerProcess::start(const Command &command)
{
    m_process.setProgram(command.program);
    QProcessEnvironment environment; // of names that are there twice, the last one counts
    for (const QString &each : command.environment)
        environment.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
    m_execution = std::make_unique<Execution>(command.program, command.arguments,
                                              environment.toStringList(), command.folder);
    if (!m_stdin.open(&m_stdinEnd)) {
        const QString error = qt_error_string();
        QMetaObject::invokeMethod(
            this, [this, error] { Q_EMIT ended(u"it can't be started: %1"_s.arg(error)); },
            Qt::QueuedConnection);
        return;
    }
    m_process.setStandardInputFile(QProcess::nullDevice()); // replaced in the process
    m_process.setChildProcessModifier(
        [group = processGroupModifier(), fd = m_stdinEnd.get(), execution = m_execution.get()] {
            ::dup2(fd, STDIN_FILENO);
            group();
            execution->run();
        });
    m_process.start();
}

bool ServerProcess::isStuck() const
{
    return m_stdin.waiting() > m_limits.unreadBytes &&
           std::chrono::steady_clock::now() - m_stdin.lastTaken() >= m_limits.readTime;
}

bool ServerProcess::send(const QByteArray &line)
{
    if (isStuck() || m_stdin.waiting() > m_limits.waitingBytes)
        return false;
    m_stdin.write(line + '\n');
    return true;
}

void ServerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning || m_endTimer.isActive())
        return;
    // A suspended process would not see that its stdin ends, nor SIGTERM.
    if (isSuspended())
        signalGroup(SIGCONT);
    m_stdin.close();
    m_endTimer.start();
}

bool ServerProcess::isSuspended() const
{
    return m_group != 0 &&
           processState(m_group, std::chrono::system_clock::now()) == ProcessState::Suspended;
}

void ServerProcess::signalGroup(int signal) const
{
    if (m_group != 0)
        ::kill(pid_t(-m_group), signal);
}

void ServerProcess::readOutput()
{
    m_output += m_process.readAllStandardOutput();
    qsizetype begin = 0;
    for (;;) {
        const qsizetype end = m_output.indexOf('\n', qMax(begin, m_scanned));
        if (end < 0)
            break;
        m_scanned = end + 1;
        QByteArray line = m_output.sliced(begin, end - begin);
        begin = end + 1;
        if (std::exchange(m_isSkipping, false)) {
            m_idFinder.feed(line);
            Q_EMIT lineSkipped(std::exchange(m_idFinder, {}).id());
            continue;
        }
        if (line.endsWith('\r'))
            line.chop(1);
        if (!line.isEmpty())
            Q_EMIT lineRead(line);
    }
    m_output.remove(0, begin);
    m_scanned = m_output.size();
    if (!m_isSkipping && m_output.size() <= m_limits.lineBytes)
        return;
    m_isSkipping = true;
    m_idFinder.feed(std::exchange(m_output, {}));
    m_scanned = 0;
}

void ServerProcess::readErrors()
{
    m_errors += m_process.readAllStandardError();
    QList<QByteArray> lines = m_errors.split('\n');
    m_errors = lines.takeLast();
    // Each character has at most 4 bytes.
    if (m_errors.size() > 4 * maxLogLineLength) {
        lines += m_errors;
        m_errors.clear();
    }
    for (const QByteArray &line : std::as_const(lines))
        addLogLine(line);
}

void ServerProcess::addLogLine(const QByteArray &line)
{
    const QString text =
        sanitizeForDisplay(QString::fromUtf8(line.first(qMin(line.size(), 4 * maxLogLineLength))),
                           {.maxLength = maxLogLineLength})
            .trimmed();
    if (text.isEmpty())
        return;
    m_log += text;
    if (m_log.size() > maxLogLines)
        m_log.removeFirst();
}

void ServerProcess::finished(int exitCode, QProcess::ExitStatus status)
{
    m_endTimer.stop();
    readOutput();
    readErrors();
    addLogLine(std::exchange(m_errors, {}));
    // What it has started may still run, and would have nobody to talk to.
    endProcessGroup(std::exchange(m_group, 0), m_limits.endTimeout);
    QString how = m_execution->failure();
    if (how.isEmpty())
        how = u"it exited with code %1"_s.arg(exitCode);
    if (status == QProcess::CrashExit) {
        const char *const name = ::strsignal(exitCode);
        how = u"it was ended by signal %1 (%2)"_s.arg(
            QString::number(exitCode), QString::fromLocal8Bit(name ? name : "unknown"));
    }
    Q_EMIT ended(how);
}

} // namespace mm
