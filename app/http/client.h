// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/parser.h"

#include <QHostAddress>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace mm::http {

class ClientConnection;

/// Who is to be asked.
struct Endpoint
{
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 0;

    bool operator==(const Endpoint &) const = default;
};

/// How a call ended.
struct Outcome
{
    enum class Kind {
        Answered,
        Refused,   ///< nobody listens there
        Closed,    ///< the connection ended before the answer did
        BadAnswer, ///< what came is no HTTP
        TooLarge,
        TimedOut,
        Overloaded, ///< this side has no room for the answer, or no descriptor left
    };

    Kind kind = Kind::Answered;
    QString text;       ///< one sentence on what went wrong; empty for Answered
    Answer answer;      ///< for Answered
    Budget::Share held; ///< of the client's budget, for the answer's body
};

/// Asks servers of this machine, many at once, each over a connection of its own; it follows no
/// redirects and knows no proxy. All of it runs in the thread's event loop.
///
/// A connection that the other side keeps open is used again for one second. No request is ever
/// sent twice.
class Client final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(Outcome outcome)>;

    struct Call
    {
        Endpoint endpoint;
        QByteArray method = "POST";
        QByteArray target; ///< as it stands in the request line
        QByteArray body;   ///< JSON
        std::chrono::milliseconds timeout{30'000};
    };

    /// \p mostAnswer is the largest body taken, in bytes. \p budget, where given, bounds all of
    /// them together; it must outlive the client and every Outcome.
    explicit Client(const QByteArray &userAgent, qsizetype mostAnswer, Budget *budget = nullptr,
                    QObject *parent = nullptr);
    ~Client() override;

    /// Gives the call's number, for cancel(). \p done is called once, later, unless it is
    /// cancelled.
    quint64 start(const Call &call, Done done);
    /// Ends a call without an answer. An ended one's number is ignored.
    void cancel(quint64 number);
    [[nodiscard]] qsizetype inFlight() const;

private:
    friend class ClientConnection;
    void ended(ClientConnection *connection, Outcome outcome, const Done &done, bool reusable);
    void dropIdle(ClientConnection *connection);
    void bury(std::unique_ptr<ClientConnection> connection);

    const QByteArray m_userAgent;
    Limits m_limits;
    Budget *const m_budget;
    quint64 m_lastNumber = 0;
    std::vector<std::unique_ptr<ClientConnection>> m_busy;
    std::vector<std::unique_ptr<ClientConnection>> m_idle;
    std::vector<std::unique_ptr<ClientConnection>> m_ended; ///< still on the stack, perhaps
};

} // namespace mm::http
