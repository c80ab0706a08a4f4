// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/loopback.h"
#include "app/http/parser.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <functional>

namespace mm::http {

class ClientConnection;

/// Where a server listens: at the first of the addresses that accepts the connection.
struct Endpoint
{
    QList<QHostAddress> addresses = loopbackAddresses();
    quint16 port = 0;
};

/// How a call ended.
struct CallResult
{
    enum class Kind {
        Answered,
        Refused,   ///< no program listens on the port, at any of the addresses
        Closed,    ///< the connection was closed before the response was complete
        BadAnswer, ///< the response is not HTTP
        TooLarge,
        TimedOut,
        Overloaded, ///< this process has no memory quota or no descriptor left
    };

    Kind kind = Kind::Answered;
    QString text{};             ///< what failed, without a full stop; empty for Answered
    QByteArray received{};      ///< for BadAnswer that is not HTTP: its first bytes
    QHostAddress address{};     ///< that accepted the connection; null if none did
    ClientResponse response{};  ///< for Answered
    MemoryQuota::Lease lease{}; ///< of the client's quota, for the response's body
};

/// Calls servers of this machine, each call over a connection of its own: a kept one would block a
/// server that serves one connection at a time, and a server may close it at any moment. Follows no
/// redirects, uses no proxy and retries nothing. Runs in the thread's event loop.
class Client final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(CallResult result)>;

    struct Call
    {
        Endpoint endpoint;
        QByteArray method = "POST";
        QByteArray target; ///< of the request line, percent-encoded
        QByteArray
            body; ///< JSON; not copied, so the data of fromRawData() must live until the call ends
        std::chrono::milliseconds timeout{30'000}; ///< for all addresses together
        QByteArray bearerToken{}; ///< for the Authorization header; empty: none is sent
        QByteArray moreHeaders{}; ///< each a whole line with its end
    };

    /// \p maxBodyBytes is the largest response body accepted. \p quota, if not null, limits the sum
    /// of all bodies; it must outlive the client and every CallResult.
    explicit Client(const QByteArray &userAgent, qsizetype maxBodyBytes,
                    MemoryQuota *quota = nullptr, QObject *parent = nullptr);
    ~Client() override;

    /// Returns the call's id, for cancel(). \p done is called once, later, unless it is cancelled.
    quint64 start(const Call &call, Done done);
    /// Ends a call without calling its Done. Does nothing for a call that has ended.
    void cancel(quint64 id);
    /// Ends all calls with the result Overloaded and \p text.
    void abortAll(const QString &text);
    [[nodiscard]] qsizetype inFlight() const { return m_busy.size(); }

    /// How long the server may take to close the connection after its response; 20 ms by default.
    /// The side that closes first keeps the port for a minute (TIME_WAIT), and a client has a
    /// limited number of ports. Short, as a server that ignores "Connection: close" may serve no
    /// other client meanwhile.
    void setCloseTimeout(std::chrono::milliseconds timeout) { m_closeTimeout = timeout; }

private:
    friend class ClientConnection;

    const QByteArray m_userAgent;
    ParseLimits m_limits;
    MemoryQuota *const m_quota;
    std::chrono::milliseconds m_closeTimeout{20};
    quint64 m_lastId = 0;
    QHash<quint64, ClientConnection *> m_busy; ///< by call id
    int m_closing = 0; ///< connections that wait for the server to close them
};

} // namespace mm::http
