// SPDX-License-Identifier: MIT
#pragma once

#include "app/proxy/stdio/changefeed.h"
#include "app/proxy/stdio/clientmessage.h"
#include "app/proxy/stdio/linereader.h"

namespace mm::stdio {

/// What becomes of the messages of a client on stdin: each goes to MM as it is, and what MM
/// responds goes to the client. Neither side sees that the other one is no direct peer. Runs in the
/// thread's event loop.
class Bridge final : public QObject
{
    Q_OBJECT

public:
    using Write = std::function<void(const QByteArray &message)>;

    /// \p write gets messages without their line end. \p link must outlive this.
    Bridge(MmLink *link, Write write);
    ~Bridge() override;

    void receive(const LineReader::Line &line);
    /// Requests without a response; a stream of changes is none.
    [[nodiscard]] qsizetype running() const { return qsizetype(m_running.size()); }

Q_SIGNALS:
    /// The last of the requests was answered.
    void idle();

private:
    struct Running
    {
        ClientMessage message;
        bool isAnswered = false; ///< by an event
    };

    void post(const ClientMessage &message, const QByteArray &line);
    void notify(const QByteArray &line);
    void listen(const ClientMessage &message, const QByteArray &line);
    void cancel(const QByteArray &id, const QByteArray &line);
    void received(quint64 id, const QByteArray &message);
    void answered(quint64 id, const MmLink::Answer &answer);
    void respond(const ClientMessage &message, const MmLink::Answer &answer);
    void respondError(const ClientMessage &message, const QString &text);

    MmLink *const m_link;
    const Write m_write;
    std::map<quint64, Running> m_running;  ///< by id of the link
    std::unique_ptr<ChangeFeed> m_changes; ///< of the legacy era
    std::vector<std::unique_ptr<ChangeFeed>> m_subscriptions;
};

} // namespace mm::stdio
