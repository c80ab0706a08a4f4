// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/session.h"

#include <QTcpSocket>

namespace mm::http {

/// A session on a socket, and the time it may take.
class Connection final : public QObject, private Session::Peer
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    Connection(std::unique_ptr<QTcpSocket> socket, Session::Shared *shared);
    ~Connection() override;

    /// Takes what has come already.
    void begin();
    /// Since when nothing was owed to the client: what a server goes by that has to let one go.
    /// Bytes that trickle in make no difference to it.
    [[nodiscard]] Clock::time_point idleSince() const { return m_idleSince; }
    /// Nothing has come from the client so far.
    [[nodiscard]] bool isNew() const { return m_new; }
    /// An answer is being made.
    [[nodiscard]] bool isBusy() const { return m_session.phase() == Session::Phase::Handling; }

    /// Ends what has taken too long at \p now.
    void checkTime(Clock::time_point now);
    /// Answers with an error, and ends.
    void refuse(int status, const QString &text);
    /// Ends at once, with an error for a request that has begun to come.
    void evict();
    /// Ends, unless an answer is due: then that comes first.
    void finish();

Q_SIGNALS:
    /// The connection is no more; it may be deleted, later.
    void closed(mm::http::Connection *connection);

private:
    bool send(const QByteArrayList &pieces, Budget::Share held) override;
    void answered() override;
    void read();
    void readRest();
    void written();
    /// Follows the session into its next phase.
    void settle();
    void linger();
    void giveUp();

    Session::Shared *const m_shared;
    const std::unique_ptr<QTcpSocket> m_socket;
    Session m_session;
    Session::Phase m_phase = Session::Phase::Idle; ///< the last one that was seen
    Clock::time_point m_idleSince;
    Clock::time_point m_deadline;
    std::chrono::milliseconds m_sendTime{0};
    Budget::Share m_held;   ///< for what is on its way out
    qint64 m_discarded = 0; ///< bytes that came after the last answer
    bool m_new = true;
    bool m_inSend = false;
    bool m_readDue = false;
    bool m_lingering = false;
    bool m_closed = false;
};

} // namespace mm::http
