// SPDX-License-Identifier: MIT
#pragma once

#include "core/system/detachedtask.h"

#include <QByteArray>
#include <QTimer>

namespace mm {

/// Writes lines to a descriptor on another thread, because a write blocks while the reader is slow.
/// A new line replaces the pending one, so that memory stays bounded and the reader gets the newest
/// line. A partly written line is completed.
///
/// Needs an event loop, and SIGPIPE must be ignored.
class StdoutWriter final : public QObject
{
    Q_OBJECT

public:
    /// Does not take ownership of \p descriptor.
    explicit StdoutWriter(int descriptor);

    /// \p line includes its line end. Does nothing after closed() or failed().
    void write(const QByteArray &line);
    /// True while a line is being written or is pending.
    [[nodiscard]] bool isWriting() const { return m_task.isRunning(); }

Q_SIGNALS:
    /// The reader of the pipe or socket has closed it. Emitted within 2 s, even if no line is
    /// written.
    void closed();
    /// \p errorNumber is an errno value.
    void failed(int errorNumber);

private:
    void writeNext();
    void stop(int errorNumber);

    const int m_descriptor;
    bool m_stopped = false;
    QByteArray m_next; ///< empty for none
    QTimer m_hangUpTimer;
    DetachedTask m_task;
};

} // namespace mm
