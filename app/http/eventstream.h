// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <functional>
#include <memory>

namespace mm::http {

class ServerSession;

/// A response that is sent event by event: Server-Sent Events (HTML Standard, 9.2). end() closes
/// the connection. Used in the server's thread. May outlive its client and the server; what it
/// sends is then dropped.
///
/// Events that the client does not read yet wait in memory, beyond smallBodyBytes counted in the
/// server's responseQuota(). The stream is cut when the quota is used up, and when the client takes
/// nothing of them for ServerLimits::sendTimeout.
class EventStream final
{
public:
    explicit EventStream(ServerSession *session);
    /// Ends it.
    ~EventStream();
    Q_DISABLE_COPY_MOVE(EventStream)

    /// False once it has ended or was cut, or the client has left.
    [[nodiscard]] bool isOpen() const;
    /// Sends one event of the type "message". Each line of \p data, which is UTF-8, becomes a line
    /// of the event, whether it ends with LF, CR or CRLF.
    void send(const QByteArray &data);
    /// The connection is closed when all events are sent.
    void end();
    /// \p callback is called once, from the event loop, if the stream was cut or the client has
    /// left; not after end(). It may destroy the stream.
    void onClosed(std::function<void()> callback) { m_onClosed = std::move(callback); }

private:
    friend class ServerSession;
    void abandon();

    ServerSession *m_session; ///< null once the connection is destroyed or the stream has ended
    std::function<void()> m_onClosed;
};

using EventStreamPtr = std::shared_ptr<EventStream>;

} // namespace mm::http
