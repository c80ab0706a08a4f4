// SPDX-License-Identifier: MIT
#include "app/common/standardstreams.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <mutex>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// A reader that keeps up needs less, even on a busy machine.
constexpr int readerTimeoutMs = 100;

/// stdout or stderr. Thread-safe.
class LineWriter
{
public:
    explicit LineWriter(int standard)
        : m_descriptor(openNonBlocking(standard))
    {
    }

    void write(const QByteArray &line)
    {
        const std::lock_guard lock(m_mutex);
        if (m_lost > 0 &&
            writeAll(QByteArray::number(m_lost) + " lines were lost: nobody read them\n"))
            m_lost = 0;
        if (m_lost > 0 || !writeAll(line))
            ++m_lost;
    }

private:
    /// False if the reader does not read. All other failures, as of a full disk, lose the line.
    bool writeAll(QByteArrayView rest)
    {
        while (!rest.isEmpty()) {
            pollfd entry{m_descriptor, POLLOUT, 0};
            const int ready = ::poll(&entry, 1, m_lost > 0 ? 0 : readerTimeoutMs);
            if (ready < 0 && errno == EINTR)
                continue;
            if (ready <= 0)
                return false;
            // A pipe that is ready takes PIPE_BUF bytes without blocking.
            const auto size = static_cast<size_t>(std::min<qsizetype>(rest.size(), PIPE_BUF));
            const ssize_t written = ::write(m_descriptor, rest.data(), size);
            if (written >= 0)
                rest = rest.sliced(written);
            else if (errno != EINTR)
                return errno != EAGAIN;
        }
        return true;
    }

    std::mutex m_mutex;
    const int m_descriptor;
    qint64 m_lost = 0; ///< lines since the reader stopped reading
};

/// Of syslog(3).
int priorityOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 7;
    case QtInfoMsg:
        return 6;
    case QtWarningMsg:
        return 4;
    case QtCriticalMsg:
        return 3;
    case QtFatalMsg:
        break;
    }
    return 2;
}

/// The journal reads a priority from each line.
QString withPriority(QtMsgType type, QString text)
{
    const QString prefix = u"<%1>"_s.arg(priorityOf(type));
    return prefix + text.replace(u'\n', u'\n' + prefix);
}

void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QString message = qFormatLogMessage(type, context, text);
    printLine(StandardStream::Error, isReadByJournal() ? withPriority(type, message) : message);
}

} // namespace

int openNonBlocking(int standard)
{
    struct stat info = {};
    const bool canBlock =
        ::fstat(standard, &info) == 0 && (S_ISFIFO(info.st_mode) || S_ISCHR(info.st_mode));
    if (!canBlock || (::fcntl(standard, F_GETFL) & O_ACCMODE) == O_RDONLY)
        return standard;
    const QByteArray path = "/dev/fd/" + QByteArray::number(standard);
    const int own = ::open(path.constData(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    return own < 0 ? standard : own;
}

void protectStandardStreams()
{
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        // Read-only, so that writing fails as on a closed descriptor. In a jail without /dev, a
        // folder does the same.
        if (::fcntl(standard, F_GETFD) < 0 && ::open("/dev/null", O_RDONLY) < 0)
            (void)::open("/", O_RDONLY);
    }
    struct sigaction action = {};
    // Not SIG_IGN, which the programs that this one starts would inherit.
    action.sa_handler = [](int) {};
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGPIPE, SIGXFSZ})
        ::sigaction(signal, &action, nullptr);
    qInstallMessageHandler(writeMessage);
}

bool isReadByJournal()
{
    // `device:inode`, see systemd.exec(5): a child process may have another stderr.
    static const bool isJournal = [] {
        const QList<QByteArray> stream = qgetenv("JOURNAL_STREAM").split(':');
        struct stat info = {};
        return stream.size() == 2 && ::fstat(STDERR_FILENO, &info) == 0 &&
               stream.at(0).toULongLong() == info.st_dev &&
               stream.at(1).toULongLong() == info.st_ino;
    }();
    return isJournal;
}

void printLine(StandardStream stream, const QString &line)
{
    const QByteArray text = line.toLocal8Bit() + '\n';
    // Never destroyed: threads that outlive main() can still log.
    if (stream == StandardStream::Output) {
        static auto *const out = new LineWriter(STDOUT_FILENO);
        out->write(text);
    } else {
        static auto *const error = new LineWriter(STDERR_FILENO);
        error->write(text);
    }
}

bool printOutput(const QString &text)
{
    if (std::fputs((text.toLocal8Bit() + '\n').constData(), stdout) >= 0 &&
        std::fflush(stdout) == 0)
        return true;
    printError(u"stdout: "_s + qt_error_string(errno));
    return false;
}

void printError(const QString &text)
{
    printLine(StandardStream::Error, isReadByJournal()
                                         ? withPriority(QtCriticalMsg, text)
                                         : QCoreApplication::applicationName() + u": "_s + text);
}

} // namespace mm
