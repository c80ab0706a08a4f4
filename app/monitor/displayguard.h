// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace mm {

/// EX_UNAVAILABLE of sysexits.h: the window can't be shown.
inline constexpr int exitNoDisplay = 69;

/// While it exists, an error by which Qt finds no usable display ends the process with
/// exitNoDisplay and one sentence on stderr. Qt itself would abort with advice to reinstall the
/// program. At most one at a time, in the thread that makes the QApplication.
class DisplayGuard final
{
public:
    /// Make it before the QApplication, while translations are installed.
    DisplayGuard();
    /// Prints Qt's warnings where a display was found nevertheless.
    ~DisplayGuard();
    /// Ends the process in the same way where Qt has found a platform, but no screen: it would
    /// abort at the first window. Call it after the QApplication is made.
    void requireScreen() const;
    Q_DISABLE_COPY_MOVE(DisplayGuard)

private:
    struct Message
    {
        QtMsgType type;
        QByteArray category;
        QString text;
    };

    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text);
    [[noreturn]] void endProcess(const QString &fatalError) const;

    const QString m_sentence;
    QList<Message> m_messages;
};

} // namespace mm
