// SPDX-License-Identifier: MIT
#pragma once

#include "app/http/server.h"
#include "app/monitor/mmurl.h"

#include <QHash>
#include <QJsonObject>
#include <QLockFile>

#include <memory>
#include <optional>
#include <vector>

namespace mm::test {

/// An MM that answers as MM does, and keeps what it was asked. On a port that no outgoing
/// connection is given, so that it is free again after stop().
class FakeMm final
{
public:
    struct Asked
    {
        QByteArray method;
        QByteArray path;
        QJsonObject body;
        std::chrono::steady_clock::time_point at;
    };

    FakeMm();

    /// Listens on port(), as one that was just started: it knows of nobody.
    void start();
    void stop();
    /// To what it was silent on.
    void answerLate();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] MmUrl url() const;
    [[nodiscard]] qsizetype count(const QByteArray &path) const;
    /// The last one for \p path.
    [[nodiscard]] Asked last(const QByteArray &path) const;
    /// Whether all that was sent to it so far has arrived.
    [[nodiscard]] bool hasCaughtUp();

    QList<Asked> asked;
    bool knowsUs = false;            ///< registered, and not deregistered
    int listedPort = 0;              ///< of the last registration
    bool silent = false;             ///< takes requests and gives no answer
    std::optional<int> status;       ///< for each answer, in place of the right one
    QHash<QByteArray, int> statusOf; ///< likewise, by path; 0 for no answer
    QJsonObject health;

private:
    void handle(const http::ExchangePtr &exchange);
    void answer(const http::ExchangePtr &exchange, int wanted);

    quint16 m_port = 0;
    std::unique_ptr<QLockFile> m_claim; ///< so that no other one takes the port while this rests
    std::unique_ptr<http::Server> m_server;
    std::vector<http::ExchangePtr> m_unanswered; ///< last, as they must go before the server
};

/// A port on which nobody listens.
quint16 deafPort();

} // namespace mm::test
