// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QtGlobal>

#include <mutex>

namespace mm {

/// Writes what the process logs to stderr, as `2026-02-06 10:30:45.123 mm-proxy warning: ...`, for
/// as long as it lives. There can be one at a time.
///
/// What the thread that made it has to say while its event loop handles a crowd of events is
/// written in one go when the loop looks for more, with what came before it; a warning or an error,
/// and what other threads say, at once. So lines keep their order, and only a process that is
/// killed within such a turn loses the turn's.
class LogLines final
{
public:
    /// QT_MESSAGE_PATTERN, where it is set, leaves all to Qt. To be made after the application.
    explicit LogLines(const char *program);
    ~LogLines();
    Q_DISABLE_COPY_MOVE(LogLines)

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text);
    void add(QtMsgType type, const QString &text);
    void addTime();
    void write();

    const QByteArray m_program;
    const Qt::HANDLE m_thread;
    QObject m_receiver;
    /// For all that follows, and held while it is written: lines keep their order.
    std::mutex m_mutex;
    QByteArray m_lines;
    QByteArray m_secondText;
    qint64 m_second = -1;  ///< m_secondText's
    bool m_inTurn = false; ///< the loop runs: it will flush
};

} // namespace mm
