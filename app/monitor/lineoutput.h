// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace mm {

/// Writes lines to a descriptor for who shows the newest: while the reader takes none, what was not
/// begun gives way to the next, so that neither memory nor this thread waits for it. Lines come out
/// whole as long as it reads.
///
/// Needs an event loop, and SIGPIPE to be ignored.
class LineOutput final : public QObject
{
    Q_OBJECT

public:
    /// \p descriptor stays the caller's. One that is not open now is failed() at the first line,
    /// whatever gets its number later.
    explicit LineOutput(int descriptor);

    /// \p line with its end. Does nothing once closed() or failed() came.
    void print(const QByteArray &line);

Q_SIGNALS:
    /// Whoever reads a pipe or a socket has left; it is told within 2 s, also when no line comes.
    void closed();
    /// \p errorNumber is the system's.
    void failed(int errorNumber);

private:
    void writeOn();
    void wait();
    void end(int errorNumber);

    const int m_descriptor;
    const bool m_usable;
    bool m_ended = false;
    QByteArray m_out;  ///< what is left of the line that was begun
    QByteArray m_next; ///< empty when none waits
    std::unique_ptr<QSocketNotifier> m_writable;
    QTimer m_hangUp;
};

} // namespace mm
