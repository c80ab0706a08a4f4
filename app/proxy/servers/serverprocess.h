// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/mcp/idfinder.h"
#include "app/proxy/servers/execution.h"
#include "app/proxy/servers/pipewriter.h"
#include "core/system/processinfo.h"

#include <QProcess>
#include <QTimer>

#include <functional>

namespace mm {

/// One run of a server's program: lines to its stdin, lines from its stdout and stderr. It has a
/// process group of its own, and where the system can (Linux), it gets SIGTERM when MM dies. Use
/// it from a thread with an event loop.
class ServerProcess final : public QObject
{
    Q_OBJECT

public:
    struct Command
    {
        QString program; ///< absolute
        QStringList arguments;
        QStringList environment; ///< `NAME=value`, all that it gets
        QString folder;
    };
    struct Limits
    {
        /// Longer lines of stdout are skipped.
        qsizetype lineBytes = qsizetype(16) * 1024 * 1024;
        /// That wait for stdin, besides one message, while the server reads it.
        qint64 waitingBytes = qint64(16) * 1024 * 1024;
        /// The same, when it has read nothing for readTime.
        qint64 unreadBytes = qint64(1024) * 1024;
        std::chrono::milliseconds readTime{5'000};
        /// After the end of stdin until SIGTERM, and then until SIGKILL.
        std::chrono::milliseconds endTimeout{2'000};
    };
    /// The last lines of stderr that are kept, and the characters of each.
    static constexpr qsizetype maxLogLines = 200;
    static constexpr qsizetype maxLogLineLength = 500;

    explicit ServerProcess(const Limits &limits);
    /// Kills the group.
    ~ServerProcess() override;

    /// Either started() or ended() follows.
    void start(const Command &command);
    /// Sends a line, to which a line end is added. False if too much waits that was sent before.
    [[nodiscard]] bool send(const QByteArray &line);
    /// Closes stdin, waits, and ends the group by SIGTERM and SIGKILL. ended() follows.
    void stop();

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] bool isSuspended() const;
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    /// Whether it does not read its stdin.
    [[nodiscard]] bool isStuck() const;
    /// The last lines of stderr, without control characters.
    [[nodiscard]] const QStringList &log() const { return m_log; }

Q_SIGNALS:
    void started();
    /// Not empty, without its line end.
    void lineRead(const QByteArray &line);
    /// A line was longer than the limit; \p id is that of a message, as mcp::IdFinder::id().
    void lineSkipped(const QByteArray &id);
    /// \p how is a clause: "it exited with code 3".
    void ended(const QString &how);

private:
    void readOutput();
    void readErrors();
    void addLogLine(const QByteArray &line);
    void finished(int exitCode, QProcess::ExitStatus status);
    void signalGroup(int signal) const;

    const Limits m_limits;
    std::unique_ptr<Execution> m_execution; ///< null until start()
    QProcess m_process;
    PipeWriter m_stdin;
    posix::UniqueFd m_stdinEnd; ///< of the process, until it has started
    qint64 m_group = 0;         ///< 0 once it has ended
    QByteArray m_output;
    qsizetype m_scanned = 0;   ///< of m_output, without a line end
    bool m_isSkipping = false; ///< the rest of a line that is too long
    mcp::IdFinder m_idFinder;  ///< of that line
    QByteArray m_errors;       ///< of stderr, the begin of a line
    QStringList m_log;
    QTimer m_endTimer;
    bool m_isTerminated = false; ///< by SIGTERM
};

} // namespace mm
