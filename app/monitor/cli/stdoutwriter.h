// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/detachedtask.h"

#include <QByteArray>
#include <QTimer>

namespace mm {

/// Writes lines to a descriptor on another thread, because a write blocks while the reader is slow.
/// Meanwhile each line replaces the one that waits, so that memory stays bounded and the reader
/// gets the newest line. A line that was begun is completed.
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
    /// True while a line is being written or waits.
    [[nodiscard]] bool isWriting() const { return m_task.isRunning(); }

Q_SIGNALS:
    /// The reader of a pipe or socket has closed it. Emitted within 2 s, also when no line is
    /// written.
    void closed();
    /// \p errorNumber is an errno value.
    void failed(int errorNumber);

private:
    void writeNext();
    void stop(int errorNumber);

    const int m_descriptor;
    const bool m_isWritable;
    bool m_stopped = false;
    QByteArray m_next; ///< empty for none
    QTimer m_hangUpTimer;
    DetachedTask m_task;
};

} // namespace mm
