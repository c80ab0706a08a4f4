// SPDX-License-Identifier: MIT
#include "app/process/loglines.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QDateTime>
#include <QThread>

#include <cerrno>
#include <chrono>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mm {

namespace {

/// What waits is written from this size on, however long a turn lasts.
constexpr qsizetype enough = qsizetype(16) * 1024;

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
    QObject::connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &m_receiver, [this] {
        const std::lock_guard lock(m_mutex);
        m_inTurn = true;
        write();
    });
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
    for (QByteArrayView left = m_lines; !left.isEmpty();) {
        const ssize_t taken = ::write(STDERR_FILENO, left.data(), static_cast<size_t>(left.size()));
        if (taken < 0 && errno != EINTR)
            break; // nobody to tell
        if (taken > 0)
            left = left.sliced(taken);
    }
    m_lines.resize(0);
}

} // namespace mm
