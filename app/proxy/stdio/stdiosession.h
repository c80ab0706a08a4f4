// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/stdio/bridge.h"

namespace mm::stdio {

/// A client on two descriptors, with its bridge to MM. Ends when the client has closed one of them.
/// Runs in the thread's event loop.
class StdioSession final : public QObject
{
    Q_OBJECT

public:
    /// Whether a client may be at \p descriptor: it is a pipe or a socket.
    [[nodiscard]] static bool hasPeer(int descriptor);

    /// \p output must not block: see openNonBlocking().
    StdioSession(int input, int output, const MmLink::Config &config);

    [[nodiscard]] bool hasReceived() const { return m_hasReceived; }

Q_SIGNALS:
    void finished();

private:
    void read();
    void write(const QByteArray &message);
    void flush();
    void finishIfIdle();
    void updateReading();

    const int m_input;
    const int m_output;
    const bool m_isSocket; ///< the output
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    LineReader m_lines;
    QByteArrayList m_unsent; ///< lines that the client has not read yet
    qsizetype m_sentOfFirst = 0;
    qint64 m_unsentBytes = 0;
    bool m_hasReceived = false;
    bool m_isEnding = false; ///< the client has closed its input
    MmLink m_link;
    Bridge m_bridge;
};

} // namespace mm::stdio
