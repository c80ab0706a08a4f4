// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>

namespace mm {

/// Writes lines to a descriptor without blocking. While the reader is slow, a line that was not
/// begun is replaced by the next one, so that memory stays bounded and the reader gets the newest
/// line. A line that was begun is completed.
///
/// Needs an event loop, and SIGPIPE must be ignored.
class StdoutWriter final : public QObject
{
    Q_OBJECT

public:
    /// \p descriptor stays the caller's. If it is not open for writing now, the first line emits
    /// failed(), even if another file has got its number by then.
    explicit StdoutWriter(int descriptor);

    /// \p line includes its line end. Does nothing after closed() or failed().
    void write(const QByteArray &line);

Q_SIGNALS:
    /// The reader of a pipe or socket has closed it. Emitted within 2 s, also when no line is
    /// written.
    void closed();
    /// \p errorNumber is an errno value.
    void failed(int errorNumber);

private:
    void writePending();
    void waitForRoom();
    void stop(int errorNumber);

    const int m_descriptor;
    const bool m_isWritable;
    bool m_stopped = false;
    QByteArray m_current; ///< the rest of the line that was begun
    QByteArray m_next;    ///< empty for none
    std::unique_ptr<QSocketNotifier> m_roomNotifier;
    QTimer m_hangUpTimer;
};

} // namespace mm
