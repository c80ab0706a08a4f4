// SPDX-License-Identifier: MIT
#include "app/process/loglines.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QDateTime>
#include <QThread>

#include <cerrno>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// What waits is written from this size on, however long a turn lasts. So mostly a write has less
/// than the 4096 bytes that a pipe takes in one piece (PIPE_BUF), and no other program that shares
/// it gets between.
constexpr qsizetype enough = 3500;
/// So much is kept for later where whoever reads stderr lags behind, and it was set not to block.
constexpr qsizetype mostKept = qsizetype(64) * 1024;

LogLines *current = nullptr;
QtMessageHandler before = nullptr;

QByteArrayView kindOf(QtMsgType type)
{
    switch (type) {
    case QtWarningMsg:
        return " warning: ";
    case QtCriticalMsg:
        return " error: ";
    default:
        return " ";
    }
}

} // namespace

LogLines::LogLines(const char *program)
    : m_program(program)
    , m_thread(QThread::currentThreadId())
{
    if (qEnvironmentVariableIsSet("QT_MESSAGE_PATTERN"))
        return;
    const auto *const dispatcher = QAbstractEventDispatcher::instance();
    const auto lookForMore = [this] {
        const std::lock_guard lock(m_mutex);
        m_inTurn = true;
        write();
    };
    QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &m_receiver, lookForMore);
    // A loop that has always something to do may never be about to block.
    QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, &m_receiver, lookForMore);
    QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, &m_receiver,
                     [this] {
                         const std::lock_guard lock(m_mutex);
                         m_inTurn = false;
                         write();
                     });
    current = this;
    before = qInstallMessageHandler(&LogLines::handle);
}

LogLines::~LogLines()
{
    if (current != this)
        return;
    qInstallMessageHandler(before);
    current = nullptr;
    const std::lock_guard lock(m_mutex);
    write();
}

void LogLines::handle(QtMsgType type, const QMessageLogContext & /*context*/, const QString &text)
{
    current->add(type, text);
}

void LogLines::add(QtMsgType type, const QString &text)
{
    const std::lock_guard lock(m_mutex);
    addTime();
    m_lines += m_program;
    m_lines += kindOf(type);
    m_lines += text.toUtf8();
    m_lines += '\n';
    const bool canWait = type == QtInfoMsg || type == QtDebugMsg;
    if (!canWait || !m_inTurn || m_lines.size() >= enough || QThread::currentThreadId() != m_thread)
        write();
}

/// The local time. All but its end is made once a second.
void LogLines::addTime()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (const qint64 second = now / 1000; second != m_second) {
        m_second = second;
        m_secondText =
            QDateTime::fromSecsSinceEpoch(second).toString(u"yyyy-MM-dd hh:mm:ss."_s).toLatin1();
    }
    m_lines += m_secondText;
    m_lines += QByteArray::number(1000 + now % 1000).sliced(1);
    m_lines += ' ';
}

void LogLines::write()
{
    qsizetype written = 0;
    while (written < m_lines.size()) {
        const ssize_t taken = ::write(STDERR_FILENO, m_lines.constData() + written,
                                      static_cast<size_t>(m_lines.size() - written));
        if (taken >= 0)
            written += taken;
        else if (errno == EAGAIN)
            break;
        else if (errno != EINTR)
            written = m_lines.size(); // nobody to tell
    }
    m_lines.remove(0, written);
    if (m_lines.size() <= mostKept)
        return;
    // The older half goes, but for the end of a line that has begun.
    const qsizetype begin = m_lines.indexOf('\n') + 1;
    const qsizetype end = m_lines.indexOf('\n', m_lines.size() - mostKept / 2) + 1;
    m_lines.replace(begin, end - begin,
                    m_program + " warning: Lines are missing here, as nobody read them.\n");
}

} // namespace mm
